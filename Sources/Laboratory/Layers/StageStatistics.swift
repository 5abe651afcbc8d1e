import LeNet

/// What one stage's values are over a set of digits.
struct StageStatistics: Sendable {
  /// `[channels, height, width]`: the mean of each value.
  var means: [Float]
  /// The least and the largest of each value.
  var least: [Float]
  var largest: [Float]
  /// `[channels]`: digits for which a value of the channel is above 0.
  var active: [Int]
}

extension Network {
  /// The statistics of every stage but the last, in order.
  ///
  /// Digits are dealt to eight shards, whose sums are added in their order: the result does not depend on the number of
  /// threads.
  ///
  /// - Precondition: there are digits.
  func stageStatistics(on digits: LabelledDigits, threads: Int) -> [StageStatistics] {
    precondition(digits.count > 0, "no digits to measure")
    let shapes = architecture.stages.dropLast().map(\.shape)
    let sixteens = (digits.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    let shards = min(8, sixteens)
    let tallies = (0..<shards).map { _ in shapes.map(StageTally.init) }
    withWorkers(threads) { worker, workers, _ in
      let passage = Passage(self)
      for shard in stride(from: worker, to: shards, by: workers) {
        for sixteen in shard * sixteens / shards..<(shard + 1) * sixteens / shards {
          let first = Lanes.scalarCount * sixteen
          passage.load(digits, from: first)
          passage.run()
          for (stage, tally) in tallies[shard].enumerated() {
            tally.add(passage[stage], digits: min(Lanes.scalarCount, digits.count - first))
          }
        }
      }
    }
    return shapes.indices.map { stage in
      let sum = tallies[0][stage]
      for shard in 1..<max(1, shards) { sum.add(tallies[shard][stage]) }
      return StageStatistics(
        means: sum.sums.map { Float($0 / Double(digits.count)) }, least: sum.least, largest: sum.largest,
        active: sum.active)
    }
  }
}

/// One shard's part of a stage's statistics. A class, so that each thread writes to its own.
private final class StageTally {
  private let shape: Shape
  private(set) var sums: [Double]
  private(set) var least: [Float]
  private(set) var largest: [Float]
  private(set) var active: [Int]

  init(_ shape: Shape) {
    self.shape = shape
    sums = Array(repeating: 0, count: shape.count)
    least = Array(repeating: .infinity, count: shape.count)
    largest = Array(repeating: -.infinity, count: shape.count)
    active = Array(repeating: 0, count: shape.channels)
  }

  /// Counts the values of sixteen digits, of which only the first few are there; the last of them fills the other lanes.
  func add(_ values: UnsafePointer<Lanes>, digits: Int) {
    let none = SIMDMask<SIMD16<Int32>>(repeating: false)
    var isPresent = none
    for lane in 0..<digits { isPresent[lane] = true }
    for channel in 0..<shape.channels {
      var isActive = none
      for index in channel * shape.area..<(channel + 1) * shape.area {
        sums[index] += Double(Lanes.zero.replacing(with: values[index], where: isPresent).sum())
        least[index] = min(least[index], values[index].min())
        largest[index] = max(largest[index], values[index].max())
        isActive .|= values[index] .> 0
      }
      for lane in 0..<digits where isActive[lane] { active[channel] += 1 }
    }
  }

  func add(_ other: StageTally) {
    for index in sums.indices {
      sums[index] += other.sums[index]
      least[index] = min(least[index], other.least[index])
      largest[index] = max(largest[index], other.largest[index])
    }
    for channel in active.indices { active[channel] += other.active[channel] }
  }
}
