/// A tile for each of neighbouring pixels, all with the same weights.
///
/// Two pixels where there are registers for twelve sums of sixteen lanes, as AVX-512 has: a weight is loaded once for
/// both, and twelve chains hide the latency of processors that begin two multiply–adds a cycle, such as Zen 5. One
/// pixel elsewhere: with AVX2's registers, two would be kept in memory.
struct PixelTile {
  #if AVX512
  static let pixels = 2
  private var first: Tile
  private var second: Tile

  /// Sums that start at zero.
  @inline(__always)
  init() {
    first = Tile()
    second = Tile()
  }

  /// Sums that start at six biases, the same for every pixel.
  @inline(__always)
  init(repeating biases: UnsafePointer<Float>, stride: Int) {
    first = Tile(repeating: biases, stride: stride)
    second = first
  }

  /// Adds to each pixel's sums their own weights times the value at that pixel; `neighbour` is how far the second is
  /// from the first.
  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, stride: Int, times values: UnsafePointer<Lanes>, neighbour: Int
  ) {
    first.add(weights, stride: stride, times: values[0])
    second.add(weights, stride: stride, times: values[neighbour])
  }

  /// Adds several values in turn, each with weights of its own.
  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, neighbour: Int, count: Int
  ) {
    for index in 0..<count {
      add(weights + Tile.width * index, stride: 1, times: values + index, neighbour: neighbour)
    }
  }

  /// The same for the first pixel alone.
  @inline(__always)
  mutating func addToFirst(_ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, count: Int) {
    first.add(weights, times: values, count: count)
  }

  /// The same for the second pixel alone.
  @inline(__always)
  mutating func addToLast(_ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, count: Int) {
    second.add(weights, times: values, count: count)
  }

  /// The same for one digit, of which a value is sixteen pixels side by side.
  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, stride: Int, times pixels: UnsafePointer<Float>, neighbour: Int
  ) {
    first.add(weights, stride: stride, times: Lanes(loading: pixels))
    second.add(weights, stride: stride, times: Lanes(loading: pixels + neighbour))
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int, neighbour: Int) {
    first.store(to: sums, stride: stride)
    second.store(to: sums + neighbour, stride: stride)
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Float>, stride: Int, neighbour: Int) {
    first.store(to: sums, stride: stride)
    second.store(to: sums + neighbour, stride: stride)
  }
  #else
  static let pixels = 1
  private var only: Tile

  @inline(__always)
  init() { only = Tile() }

  @inline(__always)
  init(repeating biases: UnsafePointer<Float>, stride: Int) { only = Tile(repeating: biases, stride: stride) }

  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, stride: Int, times values: UnsafePointer<Lanes>, neighbour: Int
  ) {
    only.add(weights, stride: stride, times: values[0])
  }

  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, neighbour: Int, count: Int
  ) {
    only.add(weights, times: values, count: count)
  }

  @inline(__always)
  mutating func addToFirst(_ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, count: Int) {
    only.add(weights, times: values, count: count)
  }

  @inline(__always)
  mutating func addToLast(_ weights: UnsafePointer<Float>, times values: UnsafePointer<Lanes>, count: Int) {
    only.add(weights, times: values, count: count)
  }

  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, stride: Int, times pixels: UnsafePointer<Float>, neighbour: Int
  ) {
    only.add(weights, stride: stride, times: Lanes(loading: pixels))
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int, neighbour: Int) {
    only.store(to: sums, stride: stride)
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Float>, stride: Int, neighbour: Int) {
    only.store(to: sums, stride: stride)
  }
  #endif
}
