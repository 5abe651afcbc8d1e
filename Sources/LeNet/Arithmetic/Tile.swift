/// Six running sums that stay in registers.
///
/// Nearly every kernel of the network is this tile in a loop: six filters, units or inputs share each value that is
/// loaded, so the processor multiplies more often than it reads. Six sums of sixteen lanes fill twelve of
/// AVX2's sixteen registers, and are enough chains to hide the latency of Zen 4's AVX-512; for more, see
/// ``PixelTile``. They are named properties because an array of sums indexed in a loop is kept in memory, at half
/// the speed.
struct Tile {
  /// How many sums there are.
  static let width = 6

  private var a: Lanes
  private var b: Lanes
  private var c: Lanes
  private var d: Lanes
  private var e: Lanes
  private var f: Lanes

  /// Sums that start at zero.
  @inline(__always)
  init() {
    a = .zero
    b = .zero
    c = .zero
    d = .zero
    e = .zero
    f = .zero
  }

  /// Sums that start at six biases, the same in every lane.
  @inline(__always)
  init(repeating biases: UnsafePointer<Float>, stride: Int) {
    a = Lanes(repeating: biases[0])
    b = Lanes(repeating: biases[stride])
    c = Lanes(repeating: biases[2 * stride])
    d = Lanes(repeating: biases[3 * stride])
    e = Lanes(repeating: biases[4 * stride])
    f = Lanes(repeating: biases[5 * stride])
  }

  /// Adds to each sum its own weight times the one value.
  @inline(__always)
  mutating func add(_ weights: UnsafePointer<Float>, stride: Int, times value: Lanes) {
    a.accumulate(weights[0], value)
    b.accumulate(weights[stride], value)
    c.accumulate(weights[2 * stride], value)
    d.accumulate(weights[3 * stride], value)
    e.accumulate(weights[4 * stride], value)
    f.accumulate(weights[5 * stride], value)
  }

  /// Adds several values in turn, each with six weights of its own that lie side by side.
  @inline(__always)
  mutating func add(_ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, count: Int) {
    for index in 0..<count { add(weights + Self.width * index, stride: 1, times: values[index]) }
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int) {
    sums[0] = a
    sums[stride] = b
    sums[2 * stride] = c
    sums[3 * stride] = d
    sums[4 * stride] = e
    sums[5 * stride] = f
  }

  /// Writes sums of sixteen neighbours to addresses that need not be a vector's.
  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Float>, stride: Int) {
    a.store(to: sums)
    b.store(to: sums + stride)
    c.store(to: sums + 2 * stride)
    d.store(to: sums + 3 * stride)
    e.store(to: sums + 4 * stride)
    f.store(to: sums + 5 * stride)
  }
}

/// Calls `body(first, step)` for groups of `size` neighbours `first, first + step, …` that cover `0..<count`.
///
/// The last group steps back so that it ends at the edge, and computes a few neighbours again. Where there are fewer
/// than `size`, they are taken singly, as `size` times the same one (`step` 0).
@inline(__always)
func forEachGroup(of size: Int, in count: Int, _ body: (_ first: Int, _ step: Int) -> Void) {
  let width = count < size ? 1 : size
  for first in stride(from: 0, to: count, by: width) { body(min(first, count - width), width / size) }
}
