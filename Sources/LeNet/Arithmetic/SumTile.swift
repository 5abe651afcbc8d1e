/// Running sums that share each value that is loaded: what a dense layer is computed with.
protocol SumTile {
  /// How many sums there are.
  static var width: Int { get }

  /// Sums that start at zero.
  init()

  /// Sums that start at their biases, the same in every lane.
  init(repeating biases: UnsafePointer<Float>, stride: Int)

  /// Adds to each sum its own weight times the one value.
  mutating func add(_ weights: UnsafePointer<Float>, stride: Int, times value: Lanes)

  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int)
}

extension Tile: SumTile {}

#if AVX512
/// Two tiles: twelve chains hide the latency of processors that begin two multiply–adds a cycle.
struct TwoTiles: SumTile {
  static let width = 2 * Tile.width

  private var first: Tile
  private var last: Tile

  @inline(__always)
  init() {
    first = Tile()
    last = Tile()
  }

  @inline(__always)
  init(repeating biases: UnsafePointer<Float>, stride: Int) {
    first = Tile(repeating: biases, stride: stride)
    last = Tile(repeating: biases + Tile.width * stride, stride: stride)
  }

  @inline(__always)
  mutating func add(_ weights: UnsafePointer<Float>, stride: Int, times value: Lanes) {
    first.add(weights, stride: stride, times: value)
    last.add(weights + Tile.width * stride, stride: stride, times: value)
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>, stride: Int) {
    first.store(to: sums, stride: stride)
    last.store(to: sums + Tile.width * stride, stride: stride)
  }
}
#endif
