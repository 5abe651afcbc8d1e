/// A digit with one pixel of paper around it, so that every place has four neighbours.
struct PaddedDigit {
  private static let side = Digit.side + 2
  static let area = side * side

  private let pixels: UnsafeMutablePointer<Float>

  /// - Parameter pixel: the digit's pixel at an index, 0…1.
  @inline(__always)
  init(in memory: UnsafeMutablePointer<Float>, pixel: (Int) -> Float) {
    pixels = memory
    pixels.initialize(repeating: 0, count: Self.area)
    for row in 0..<Digit.side {
      for column in 0..<Digit.side {
        pixels[(row + 1) * Self.side + column + 1] = pixel(row * Digit.side + column)
      }
    }
  }

  /// The ink at a place between pixels; the centre of the first pixel is (0, 0).
  @inline(__always)
  func ink(at place: SIMD2<Float>) -> Float {
    let end = Float(Digit.side) - 0.001
    let x = max(-1, min(place.x, end)) + 1
    let y = max(-1, min(place.y, end)) + 1
    let left = Int(x)
    let top = Int(y)
    let corner = pixels + (top * Self.side + left)
    let upper = corner[0] + (x - Float(left)) * (corner[1] - corner[0])
    let lower = corner[Self.side] + (x - Float(left)) * (corner[Self.side + 1] - corner[Self.side])
    return upper + (y - Float(top)) * (lower - upper)
  }
}
