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

  /// The limits with which ``Recipe/best`` trains.
  public init() {}
}

extension Augmentation {
  /// Changes one digit, 784 bytes, into pixels 0…1 that are written `stride` apart.
  ///
  /// For every pixel of the result it finds the place in the digit that it comes from, and takes the mean of
  /// the four pixels around it, weighted by nearness. Outside the digit is paper.
  func callAsFunction(
    _ bytes: UnsafePointer<UInt8>, into result: UnsafeMutablePointer<Float>, stride: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    let map = AffineMap(self, using: &generator)
    let side = Digit.side
    withUnsafeTemporaryAllocation(of: Float.self, capacity: PaddedDigit.area) { padded in
      let padded = PaddedDigit(in: padded.baseAddress!) { Digit.pixel(bytes[$0]) }
      withUnsafeTemporaryAllocation(of: SIMD2<Float>.self, capacity: Bend.nodes * side) { moves in
        let bend = Bend(limit: displacement, in: moves.baseAddress!, using: &generator)
        for row in 0..<side {
          for column in 0..<side {
            let place = map(SIMD2(Float(column), Float(row))) + bend.move(row: row, column: column)
            result[(row * side + column) * stride] = padded.ink(at: place)
          }
        }
      }
    }
  }
}

/// Turning, slanting, stretching and moving about the centre.
private struct AffineMap {
  private let x: SIMD2<Float>
  private let y: SIMD2<Float>
  private let origin: SIMD2<Float>

  init(_ limits: Augmentation, using generator: inout some RandomNumberGenerator) {
    let angle = Double(symmetric(limits.rotation, using: &generator))
    let slant = symmetric(limits.shear, using: &generator)
    let width = 1 + symmetric(limits.scale, using: &generator)
    let height = 1 + symmetric(limits.scale, using: &generator)
    let shift = SIMD2(symmetric(limits.shift, using: &generator), symmetric(limits.shift, using: &generator))
    let (sin, cos) = (Float(sine(angle)), Float(cosine(angle)))
    x = SIMD2(cos, sin) * width
    y = SIMD2(cos * slant - sin, sin * slant + cos) * height
    let centre = Float(Digit.side - 1) / 2
    origin = SIMD2(repeating: centre) - (x + y) * centre + shift
  }

  @inline(__always)
  func callAsFunction(_ place: SIMD2<Float>) -> SIMD2<Float> { origin + x * place.x + y * place.y }
}

/// Moves of 6 × 6 points spread over the digit; between them, the mean of the nearest four by nearness.
private struct Bend {
  static let nodes = 6
  private static let spacing = Float(nodes - 1) / Float(Digit.side - 1)

  /// `[6, 28]`: a row of moves for each row of points, already spread over the columns.
  private let moves: UnsafeMutablePointer<SIMD2<Float>>

  init(
    limit: Float, in memory: UnsafeMutablePointer<SIMD2<Float>>,
    using generator: inout some RandomNumberGenerator
  ) {
    moves = memory
    for node in 0..<Self.nodes {
      let row = moves + node * Digit.side
      var left = SIMD2<Float>.zero
      var right = Self.randomMove(limit, using: &generator)
      var next = 0
      for column in 0..<Digit.side {
        let x = Float(column) * Self.spacing
        if Int(x) == next && next < Self.nodes - 1 {
          left = right
          right = Self.randomMove(limit, using: &generator)
          next += 1
        }
        row[column] = left + (x - Float(next - 1)) * (right - left)
      }
    }
  }

  private static func randomMove(
    _ limit: Float, using generator: inout some RandomNumberGenerator
  ) -> SIMD2<Float> {
    SIMD2(symmetric(limit, using: &generator), symmetric(limit, using: &generator))
  }

  @inline(__always)
  func move(row: Int, column: Int) -> SIMD2<Float> {
    let y = Float(row) * Self.spacing
    let top = min(Int(y), Self.nodes - 2)
    let upper = moves[top * Digit.side + column]
    let lower = moves[(top + 1) * Digit.side + column]
    return upper + (y - Float(top)) * (lower - upper)
  }
}

/// Uniform between minus and plus the limit.
private func symmetric(_ limit: Float, using generator: inout some RandomNumberGenerator) -> Float {
  Float.random(in: -limit...limit, using: &generator)
}
