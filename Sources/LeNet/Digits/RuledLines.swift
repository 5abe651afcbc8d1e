extension InkSquares {
  /// Takes away lines from one side of the picture to the other, level or upright or nearly so, and the edges and frames
  /// that are made of such. Strokes that cross a line stay.
  ///
  /// - Parameters:
  ///   - isInk: changed where a line is.
  ///   - limit: the ink from which a square may be part of a line. Lines may be fainter than strokes: what tells them is
  ///     their length.
  func eraseLines(in isInk: inout [Bool], from limit: Float) {
    let isFaint = ink.map { $0 > limit }
    eraseLines(in: &isInk, isFaint, length: columns, depth: rows, along: 1, across: columns)
    eraseLines(in: &isInk, isFaint, length: rows, depth: columns, along: columns, across: 1)
  }

  /// - Parameters:
  ///   - length: squares along the line.
  ///   - depth: squares beside each other across it.
  ///   - along: from an index to that of the line's next square.
  ///   - across: from an index to that of the square beside it.
  private func eraseLines(
    in isInk: inout [Bool], _ isFaint: [Bool], length: Int, depth: Int, along: Int, across: Int
  ) {
    guard length > 8 && depth > 8 else { return }
    var isFaint = isFaint
    // Squares by which the line's end lies beside its beginning.
    for tilt in -6...6 {
      for start in 0..<depth {
        guard
          let line = line(from: start, tilt: tilt, isFaint, length, depth, along, across)
        else { continue }
        let thickness = line.map { Float($0.run.count) }.quantile(0.5)
        // The edge of a scan, or a frame's side, is broader than a ruled line; what is broader still is no line.
        guard thickness <= 0.13 * Float(depth) else { continue }
        let level = line.map { ink[$0.step * along + $0.place * across] }.quantile(0.5)
        for (step, place, run) in line {
          guard let erased = Self.part(of: run, at: place, thickness: thickness, depth: depth) else {
            continue
          }
          for beside in erased {
            let square = step * along + beside * across
            // A stroke along the line is darker.
            guard ink[square] <= 1.6 * level else { continue }
            isInk[square] = false
            isFaint[square] = false
          }
        }
      }
    }
  }

  /// The squares of a line from side to side that lacks at most a twentieth; with each the run of ink across it.
  private func line(
    from start: Int, tilt: Int, _ isFaint: [Bool], _ length: Int, _ depth: Int, _ along: Int, _ across: Int
  ) -> [(step: Int, place: Int, run: ClosedRange<Int>)]? {
    var line: [(step: Int, place: Int, run: ClosedRange<Int>)] = []
    for step in 0..<length {
      let middle = start + (2 * tilt * step + (tilt < 0 ? -length : length)) / (2 * length)
      func isInk(_ place: Int) -> Bool {
        (0..<depth).contains(place) && isFaint[step * along + place * across]
      }
      // A line may run between two rows of squares.
      if let place = isInk(middle)
        ? middle : isInk(middle - 1) ? middle - 1 : isInk(middle + 1) ? middle + 1 : nil
      {
        var (first, last) = (place, place)
        while isInk(first - 1) { first -= 1 }
        while isInk(last + 1) { last += 1 }
        line.append((step, place, first...last))
      } else if 20 * (step - line.count) >= length {
        return nil
      }
    }
    guard 20 * line.count >= 19 * length, line[0].step <= 1, line.last!.step >= length - 2 else { return nil }
    return line
  }

  /// What is erased of a run of ink across a line: by the picture's border all up to the line's inner side; elsewhere
  /// the run, unless a stroke makes it longer.
  private static func part(
    of run: ClosedRange<Int>, at place: Int, thickness: Float, depth: Int
  ) -> ClosedRange<Int>? {
    let limit = Int(1.5 * thickness + 1)
    let isCrossed = run.count > limit
    if 10 * place < depth {
      return 0...(isCrossed ? min(run.upperBound, place + limit - 1) : run.upperBound)
    }
    if 10 * (depth - 1 - place) < depth {
      return (isCrossed ? max(run.lowerBound, place - limit + 1) : run.lowerBound)...depth - 1
    }
    return isCrossed ? nil : run
  }
}
