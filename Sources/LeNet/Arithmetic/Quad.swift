/// Four running sums that stay in registers, for tiles of them; named properties for the reason that ``Tile`` has them.
struct Quad {
  private var a: Lanes
  private var b: Lanes
  private var c: Lanes
  private var d: Lanes

  /// Sums that start at four biases, of which each lane has its own.
  @inline(__always)
  init(_ biases: UnsafePointer<Lanes>, step: Int) {
    a = biases[0]
    b = biases[step]
    c = biases[2 * step]
    d = biases[3 * step]
  }

  /// Sums that start at four biases, the same in every lane.
  @inline(__always)
  init(repeating biases: UnsafePointer<Float>, step: Int) {
    a = Lanes(repeating: biases[0])
    b = Lanes(repeating: biases[step])
    c = Lanes(repeating: biases[2 * step])
    d = Lanes(repeating: biases[3 * step])
  }

  /// Adds to each sum the product of a number and lanes.
  ///
  /// - Parameters:
  ///   - step: how far the sums' numbers are apart; 0 where all have the same.
  ///   - laneStep: how far their lanes are apart; 0 where all have the same.
  @inline(__always)
  mutating func add(
    _ numbers: UnsafePointer<Float>, step: Int, times lanes: UnsafePointer<Lanes>, step laneStep: Int
  ) {
    a.accumulate(numbers[0], lanes[0])
    b.accumulate(numbers[step], lanes[laneStep])
    c.accumulate(numbers[2 * step], lanes[2 * laneStep])
    d.accumulate(numbers[3 * step], lanes[3 * laneStep])
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>, step: Int) {
    sums[0] = a
    sums[step] = b
    sums[2 * step] = c
    sums[3 * step] = d
  }
}
