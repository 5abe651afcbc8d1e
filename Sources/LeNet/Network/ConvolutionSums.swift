/// Running sums of the loss's gradient with respect to the convolutions' parameters, one for every lane.
///
/// Adding up the lanes is done once a step, by ``reduce(into:)``.
final class ConvolutionSums {
  /// Weights and biases of C1 and C3, with which the flat vector of parameters begins.
  static let count = LeNet5.c1.sumCount + LeNet5.c3.sumCount

  private let memory: UnsafeMutablePointer<Lanes>

  init() {
    memory = .allocate(capacity: Self.count)
    memory.initialize(repeating: .zero, count: Self.count)
  }

  deinit { memory.deallocate() }

  var c1: UnsafeMutablePointer<Lanes> { memory }
  var c3: UnsafeMutablePointer<Lanes> { memory + LeNet5.c1.sumCount }

  func reset() { memory.update(repeating: .zero, count: Self.count) }

  /// Writes the first ``count`` values of the flat gradient.
  func reduce(into gradient: UnsafeMutablePointer<Float>) {
    for first in stride(from: 0, to: Self.count, by: 16) {
      // The last sixteen end at the edge, and are partly computed again.
      let first = min(first, Self.count - 16)
      UnsafeMutableRawPointer(gradient + first).storeBytes(of: Lanes.sums(of: memory + first), as: Lanes.self)
    }
  }
}
