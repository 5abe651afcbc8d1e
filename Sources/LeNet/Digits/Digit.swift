/// One digit as the network sees it: 28 × 28 pixels, row by row, from 0 (paper) to 1 (ink).
public struct Digit: Hashable, Sendable {
  /// Pixels along a side.
  public static let side = 28

  /// `[28, 28]`, row by row from the top, from 0 (paper) to 1 (ink).
  public var pixels: [Float]

  /// The pixel that a byte of a data set stands for: 0…255 to 0…1.
  @inline(__always)
  static func pixel(_ byte: UInt8) -> Float { Float(byte) / 255 }

  /// The same for sixteen digits.
  @inline(__always)
  static func pixel(_ bytes: SIMD16<Int32>) -> Lanes { Lanes(bytes) / 255 }

  /// - Precondition: there are 784 pixels.
  public init(pixels: [Float]) {
    precondition(
      pixels.count == Self.side * Self.side, "\(pixels.count) pixels for a digit of 28 × 28 = 784")
    self.pixels = pixels
  }
}
