import LeNet

extension Network {
  /// How much every stage but the last changes where digits move by 1 to 6 pixels, and how well the network reads them.
  ///
  ///     change = ‖v(shifted) − v‖ ÷ ‖v‖
  ///
  /// over all values of a stage, the mean over the digits and four directions: right, down, left, up. What leaves the
  /// picture is lost, paper comes in. Maps are also moved back, by shift ÷ stride places, rounded, and compared where both
  /// have values. If the shift is a multiple of the stride, nothing remains: convolution and subsampling treat every place
  /// alike, so the maps have moved with the digit. What remains otherwise is what subsampling makes of the same digit between
  /// its places. A digit without any value in a stage changes by 0 there.
  ///
  /// - Returns: the response of each stage, and the accuracy for no shift and each distance.
  /// - Precondition: there are digits.
  public func shiftResponses(
    on digits: LabelledDigits, threads: Int = 1
  ) -> (stages: [LayerFindings.ShiftResponse], accuracies: [Double]) {
    precondition(digits.count > 0, "no digits to shift")
    let distances = LayerFindings.ShiftResponse.distances
    let stages = architecture.stages.indices.dropLast()
    let sixteens = (digits.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    // A part for each sixteen, so that sums do not depend on the number of threads.
    var parts = [ShiftPart](
      repeating: ShiftPart(stages: stages.count, distances: distances.count), count: sixteens)
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      withWorkers(threads) { worker, workers, _ in
        let (still, moved) = (Passage(self), Passage(self))
        for sixteen in stride(from: worker, to: sixteens, by: workers) {
          parts[sixteen].measure(digits, from: Lanes.scalarCount * sixteen, still: still, moved: moved)
        }
      }
    }
    func mean(_ value: (ShiftPart) -> Double, of count: Int) -> Double {
      parts.reduce(0) { $0 + value($1) } / Double(count)
    }
    let passes = 4 * digits.count
    let responses = stages.map { stage in
      LayerFindings.ShiftResponse(
        stage: "\(architecture.stages[stage].name)",
        change: distances.indices.map { distance in mean({ $0.change[stage][distance] }, of: passes) },
        changeMovedBack: distances.indices.map { distance in
          architecture.places(moved: distances[distance], in: stage).map { _ in
            mean({ $0.changeMovedBack[stage][distance] }, of: passes)
          }
        })
    }
    return (
      responses,
      [mean({ Double($0.right) }, of: digits.count)]
        + distances.indices.map { distance in mean({ Double($0.shiftedRight[distance]) }, of: passes) }
    )
  }
}

extension Architecture {
  /// The places by which a stage's maps move where the digit moves by a few pixels, rounded; nil for dense layers.
  fileprivate func places(moved distance: Int, in stage: Int) -> Int? {
    let (shape, stride) = (stages[stage].shape, stages[stage].receptiveField.stride)
    return shape.area > 1 ? (2 * distance + stride) / (2 * stride) : nil
  }
}

/// What sixteen digits add to the means.
private struct ShiftPart {
  /// `[stages][distances]`: sums over digits and directions.
  var change: [[Double]]
  var changeMovedBack: [[Double]]
  var right = 0
  /// `[distances]`: right answers over digits and directions.
  var shiftedRight: [Int]

  init(stages: Int, distances: Int) {
    change = Array(repeating: Array(repeating: 0, count: distances), count: stages)
    changeMovedBack = change
    shiftedRight = Array(repeating: 0, count: distances)
  }

  mutating func measure(_ digits: LabelledDigits, from first: Int, still: Passage, moved: Passage) {
    let architecture = still.network.architecture
    let output = architecture.stages.count - 1
    let present = min(Lanes.scalarCount, digits.count - first)
    func sum(_ lanes: Lanes) -> Double { (0..<present).reduce(0) { $0 + Double(lanes[$1]) } }
    still.load(digits, from: first)
    still.run()
    right = Answers(still[output], to: digits, from: first).right.nonzeroBitCount
    for (index, distance) in LayerFindings.ShiftResponse.distances.enumerated() {
      for (right, down) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
        copy(
          still[0], shape: architecture.input, right: right * distance, down: down * distance, to: moved[0])
        moved.run()
        shiftedRight[index] += Answers(moved[output], to: digits, from: first).right.nonzeroBitCount
        for stage in 0..<output {
          let shape = architecture.stages[stage].shape
          func change(moving places: Int) -> Double {
            sum(
              relativeChange(
                from: still[stage], to: moved[stage], shape: shape, right: right * places,
                down: down * places))
          }
          self.change[stage][index] += change(moving: 0)
          if let places = architecture.places(moved: distance, in: stage) {
            changeMovedBack[stage][index] += change(moving: places)
          }
        }
      }
    }
  }
}

/// Copies maps and moves what they show; what comes in is 0.
private func copy(
  _ maps: UnsafePointer<Lanes>, shape: Shape, right: Int, down: Int, to result: UnsafeMutablePointer<Lanes>
) {
  for channel in 0..<shape.channels {
    for row in 0..<shape.height {
      for column in 0..<shape.width {
        let (y, x) = (row - down, column - right)
        let isWithin = (0..<shape.height).contains(y) && (0..<shape.width).contains(x)
        result[(channel * shape.height + row) * shape.width + column] =
          isWithin ? maps[(channel * shape.height + y) * shape.width + x] : .zero
      }
    }
  }
}

/// ‖after, moved back by some places, − before‖ ÷ ‖before‖ of each lane, over the places that both have.
private func relativeChange(
  from before: UnsafePointer<Lanes>, to after: UnsafePointer<Lanes>, shape: Shape, right: Int, down: Int
) -> Lanes {
  var (difference, length) = (Lanes.zero, Lanes.zero)
  let rows = max(0, -down)..<min(shape.height, shape.height - down)
  let columns = max(0, -right)..<min(shape.width, shape.width - right)
  let offset = down * shape.width + right
  for channel in 0..<shape.channels {
    for row in rows {
      for column in columns {
        let index = (channel * shape.height + row) * shape.width + column
        let change = after[index + offset] - before[index]
        difference += change * change
        length += before[index] * before[index]
      }
    }
  }
  return (difference / length).squareRoot().replacing(with: 0, where: length .== 0)
}
