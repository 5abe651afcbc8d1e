/// Running sums of one digit: each sixteen units side by side, and as many of these as the processor keeps busy with.
///
/// What units share is spread over the lanes that each has a weight of its own in. Eight sums where there are registers
/// for them, as AVX-512 has, so that sums enough are under way while each waits for its last product; four elsewhere.
struct UnitTile {
  #if AVX512
  static let width = 8
  private var first: FourSums
  private var second: FourSums
  #else
  static let width = 4
  private var only: FourSums
  #endif

  /// Sums that start at their biases, `step` apart.
  @inline(__always)
  init(_ biases: UnsafePointer<Lanes>, step: Int) {
    #if AVX512
    first = FourSums(biases, step: step)
    second = FourSums(biases + 4 * step, step: step)
    #else
    only = FourSums(biases, step: step)
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
    first.store(to: sums)
    second.store(to: sums + 4)
    #else
    only.store(to: sums)
    #endif
  }
}

/// Named properties, for the reason that ``Tile`` has them.
private struct FourSums {
  private var a: Lanes
  private var b: Lanes
  private var c: Lanes
  private var d: Lanes

  @inline(__always)
  init(_ biases: UnsafePointer<Lanes>, step: Int) {
    a = biases[0]
    b = biases[step]
    c = biases[2 * step]
    d = biases[3 * step]
  }

  @inline(__always)
  mutating func add(
    _ values: UnsafePointer<Float>, step: Int, times weights: UnsafePointer<Lanes>, step weightStep: Int
  ) {
    a.accumulate(values[0], weights[0])
    b.accumulate(values[step], weights[weightStep])
    c.accumulate(values[2 * step], weights[2 * weightStep])
    d.accumulate(values[3 * step], weights[3 * weightStep])
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>) {
    sums[0] = a
    sums[1] = b
    sums[2] = c
    sums[3] = d
  }
}
