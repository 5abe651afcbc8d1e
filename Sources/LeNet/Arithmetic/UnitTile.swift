/// Running sums of one digit, sixteen units in the lanes of each.
///
/// Eight sums where there are registers for them, as AVX-512 has, so that enough are under way while each waits for its last
/// product; four elsewhere.
struct UnitTile {
  #if AVX512
  static let width = 8
  private var first: Quad
  private var second: Quad
  #else
  static let width = 4
  private var only: Quad
  #endif

  /// Sums that start at their biases, `step` apart.
  @inline(__always)
  init(_ biases: UnsafePointer<Lanes>, step: Int) {
    #if AVX512
    first = Quad(biases, step: step)
    second = Quad(biases + 4 * step, step: step)
    #else
    only = Quad(biases, step: step)
    #endif
  }

  /// Adds to each sum its own value times its own weights: values and weights are a step apart, each its own, and with
  /// a step of 0 all sums have the same.
  @inline(__always)
  mutating func add(
    _ values: UnsafePointer<Float>, step: Int, times weights: UnsafePointer<Lanes>, step weightStep: Int
  ) {
    #if AVX512
    first.add(values, step: step, times: weights, step: weightStep)
    second.add(values + 4 * step, step: step, times: weights + 4 * weightStep, step: weightStep)
    #else
    only.add(values, step: step, times: weights, step: weightStep)
    #endif
  }

  /// Writes the sums side by side.
  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>) {
    #if AVX512
    first.store(to: sums, step: 1)
    second.store(to: sums + 4, step: 1)
    #else
    only.store(to: sums, step: 1)
    #endif
  }
}
