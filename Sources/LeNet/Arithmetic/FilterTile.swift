/// Running sums of several filters at neighbouring pixels: what a convolution is computed with.
protocol FilterTile {
  static var filters: Int { get }
  static var pixels: Int { get }

  /// Sums that start at the filters' biases, the same for every pixel.
  init(repeating biases: UnsafePointer<Float>, stride: Int)

  /// Adds to each pixel's sums the filters' own weights times the value at that pixel; `neighbour` is how far the second
  /// is from the first.
  mutating func add(
    _ weights: UnsafePointer<Float>, stride: Int, times values: UnsafePointer<Lanes>, neighbour: Int)

  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int, neighbour: Int)
}

extension PixelTile: FilterTile {
  static let filters = Tile.width
}

#if AVX512
/// Sums of eight filters at two pixels, sixteen of AVX-512's thirty-two registers: C3's sixteen filters are two tiles,
/// where tiles of six would compute eighteen.
struct EightFilters: FilterTile {
  static let filters = 8
  static let pixels = 2

  private var a: Quad
  private var b: Quad
  private var c: Quad
  private var d: Quad

  @inline(__always)
  init(repeating biases: UnsafePointer<Float>, stride: Int) {
    a = Quad(repeating: biases, step: stride)
    b = Quad(repeating: biases + 4 * stride, step: stride)
    c = a
    d = b
  }

  @inline(__always)
  mutating func add(
    _ weights: UnsafePointer<Float>, stride: Int, times values: UnsafePointer<Lanes>, neighbour: Int
  ) {
    a.add(weights, step: stride, times: values, step: 0)
    b.add(weights + 4 * stride, step: stride, times: values, step: 0)
    c.add(weights, step: stride, times: values + neighbour, step: 0)
    d.add(weights + 4 * stride, step: stride, times: values + neighbour, step: 0)
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int, neighbour: Int) {
    a.store(to: sums, step: stride)
    b.store(to: sums + 4 * stride, step: stride)
    c.store(to: sums + neighbour, step: stride)
    d.store(to: sums + (4 * stride + neighbour), step: stride)
  }
}
#endif
