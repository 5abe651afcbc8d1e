/// Small random changes to a digit that leave what it shows: the digits a writer might have written as well.
///
/// Each is uniform between minus and plus its limit.
public struct Augmentation: Hashable, Sendable {
  /// Turning, in radians.
  public var rotation: Float = 0.2
  /// Slanting: pixels to the side for each pixel up.
  public var shear: Float = 0.15
  /// Stretching of width and of height, each by itself, as a share.
  public var scale: Float = 0.12
  /// Moving to the side and up, in pixels.
  public var shift: Float = 2
  /// Bending: how far each of 6 × 6 points moves, in pixels; what lies between follows smoothly.
  public var displacement: Float = 1

  public init() {}
}

extension Augmentation {
  private static let nodes = 6

  /// Changes one digit, 784 bytes, into pixels 0…1 that are written `stride` apart.
  ///
  /// For every pixel of the result it finds the place in the digit that it comes from, and takes the mean of
  /// the four pixels around it, weighted by nearness. Outside the digit is paper.
  func callAsFunction(
    _ bytes: UnsafePointer<UInt8>, into result: UnsafeMutablePointer<Float>, stride: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    let map = AffineMap(self, using: &generator)
    let moves = displacementField(using: &generator)
    withPaddedDigit(bytes) { padded in
      for row in 0..<Digit.side {
        for column in 0..<Digit.side {
          let (x, y) = map(Float(column), Float(row))
          let move = moves.at(row: row, column: column)
          // One pixel of paper surrounds the digit, so every clamped place has four neighbours.
          let limit = Float(Digit.side)
          let px = max(-1, min(x + move.x, limit - 0.001)) + 1
          let py = max(-1, min(y + move.y, limit - 0.001)) + 1
          let left = Int(px)
          let top = Int(py)
          let fx = px - Float(left)
          let fy = py - Float(top)
          let corner = padded + (top * paddedSide + left)
          let upper = corner[0] + fx * (corner[1] - corner[0])
          let lower = corner[paddedSide] + fx * (corner[paddedSide + 1] - corner[paddedSide])
          result[(row * Digit.side + column) * stride] = upper + fy * (lower - upper)
        }
      }
    }
  }

  private var paddedSide: Int { Digit.side + 2 }

  private func withPaddedDigit(_ bytes: UnsafePointer<UInt8>, _ body: (UnsafePointer<Float>) -> Void) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: paddedSide * paddedSide) { padded in
      padded.initialize(repeating: 0)
      for row in 0..<Digit.side {
        for column in 0..<Digit.side {
          padded[(row + 1) * paddedSide + column + 1] = Float(bytes[row * Digit.side + column]) * (1 / 255)
        }
      }
      body(UnsafePointer(padded.baseAddress!))
    }
  }

  private func displacementField(using generator: inout some RandomNumberGenerator) -> DisplacementField {
    var field = DisplacementField()
    for node in 0..<DisplacementField.nodes * DisplacementField.nodes {
      field.moves[node] = SIMD2(
        symmetric(displacement, using: &generator), symmetric(displacement, using: &generator))
    }
    return field
  }
}

/// Uniform between minus and plus the limit.
private func symmetric(_ limit: Float, using generator: inout some RandomNumberGenerator) -> Float {
  Float.random(in: -limit...limit, using: &generator)
}

/// Turning, slanting, stretching and moving about the centre.
private struct AffineMap {
  private var xx, xy, yx, yy, dx, dy: Float

  init(_ limits: Augmentation, using generator: inout some RandomNumberGenerator) {
    let angle = Double(symmetric(limits.rotation, using: &generator))
    let slant = symmetric(limits.shear, using: &generator)
    let width = 1 + symmetric(limits.scale, using: &generator)
    let height = 1 + symmetric(limits.scale, using: &generator)
    let (sin, cos) = (Float(sine(angle)), Float(cosine(angle)))
    xx = cos * width
    xy = (cos * slant - sin) * height
    yx = sin * width
    yy = (sin * slant + cos) * height
    let centre = Float(Digit.side - 1) / 2
    dx = centre - (xx + xy) * centre + symmetric(limits.shift, using: &generator)
    dy = centre - (yx + yy) * centre + symmetric(limits.shift, using: &generator)
  }

  @inline(__always)
  func callAsFunction(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
    (xx * x + xy * y + dx, yx * x + yy * y + dy)
  }
}

/// Moves at 6 × 6 points spread over the digit, and between them what the nearest four say.
private struct DisplacementField {
  static let nodes = 6
  var moves = InlineArray<36, SIMD2<Float>>(repeating: .zero)

  @inline(__always)
  func at(row: Int, column: Int) -> SIMD2<Float> {
    let spacing = Float(Self.nodes - 1) / Float(Digit.side - 1)
    let x = Float(column) * spacing
    let y = Float(row) * spacing
    let left = min(Int(x), Self.nodes - 2)
    let top = min(Int(y), Self.nodes - 2)
    let first = top * Self.nodes + left
    let fx = x - Float(left)
    let upper = moves[first] + fx * (moves[first + 1] - moves[first])
    let lower = moves[first + Self.nodes] + fx * (moves[first + Self.nodes + 1] - moves[first + Self.nodes])
    return upper + (y - Float(top)) * (lower - upper)
  }
}
