/// Running sums of the loss's gradient with respect to the parameters, kept as each layer adds them fastest.
///
/// Adding up lanes and tidying rows is done once a step, by ``reduce(into:)``.
final class GradientSums {
  private let memory: UnsafeMutablePointer<Lanes>
  private let starts: [Int]
  private let count: Int

  init() {
    var starts: [Int] = []
    var next = 0
    for stage in Stage.allCases {
      starts.append(next)
      next += Self.count(of: stage)
    }
    self.starts = starts
    count = next
    memory = .allocate(capacity: count)
    memory.initialize(repeating: .zero, count: count)
  }

  deinit { memory.deallocate() }

  private static func count(of stage: Stage) -> Int {
    switch stage {
    case .input, .s2, .s4: 0
    case .c1: LeNet5.c1.sumCount
    case .c3: LeNet5.c3.sumCount
    case .c5: LeNet5.c5.sumCount
    case .f6: LeNet5.f6.sumCount
    case .output: LeNet5.output.sumCount
    }
  }

  subscript(stage: Stage) -> UnsafeMutablePointer<Lanes> { memory + starts[stage.rawValue] }

  func reset() { memory.update(repeating: .zero, count: count) }

  /// Writes the flat gradient of ``LeNet5/parameterCount`` values.
  func reduce(into gradient: UnsafeMutablePointer<Float>) {
    LeNet5.c1.reduce(self[.c1], into: gradient)
    LeNet5.c3.reduce(self[.c3], into: gradient)
    LeNet5.c5.reduce(self[.c5], into: gradient)
    LeNet5.f6.reduce(self[.f6], into: gradient)
    LeNet5.output.reduce(self[.output], into: gradient)
  }
}
