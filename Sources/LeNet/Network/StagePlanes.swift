/// One plane of lanes for every stage of an architecture, all in one allocation.
final class StagePlanes {
  private let memory: UnsafeMutablePointer<Lanes>
  /// Where each stage begins, in order, and where the last one ends.
  private let starts: [Int]

  init(_ architecture: Architecture) {
    var starts = [0]
    for stage in architecture.stages { starts.append(starts[starts.count - 1] + stage.shape.count) }
    self.starts = starts
    let count = starts[starts.count - 1]
    memory = .allocate(capacity: count)
    memory.initialize(repeating: .zero, count: count)
  }

  deinit { memory.deallocate() }

  /// A stage's plane: `[channels, height, width]` lanes.
  subscript(index: Int) -> UnsafeMutablePointer<Lanes> { memory + starts[index] }

  /// Takes a stage's plane over from others.
  func copy(_ index: Int, from other: StagePlanes) {
    self[index].update(from: other[index], count: starts[index + 1] - starts[index])
  }

  /// Puts a stage's values into a lane.
  func load(_ values: [Float], stage: Int, lane: Int) {
    let plane = self[stage]
    #if !hasFeature(Embedded)
    let count = starts[stage + 1] - starts[stage]
    require(values.count == count, "\(values.count) values for a stage of \(count)")
    #endif
    for (index, value) in values.enumerated() { plane[index][lane] = value }
  }

  /// Every stage's values of one lane.
  func values(lane: Int) -> [[Float]] {
    (1..<starts.count).map { index in (starts[index - 1]..<starts[index]).map { memory[$0][lane] } }
  }
}
