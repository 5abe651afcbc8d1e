/// An opaque sRGB colour, each component 0…255.
public struct Color: Hashable, Sendable {
  /// The share of red, 0…255.
  public var red: UInt8
  /// The share of green, 0…255.
  public var green: UInt8
  /// The share of blue, 0…255.
  public var blue: UInt8

  /// The colour of these components, each 0…255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour written as `0xRRGGBB`.
  public init(_ hexadecimal: UInt32) {
    red = UInt8(truncatingIfNeeded: hexadecimal >> 16)
    green = UInt8(truncatingIfNeeded: hexadecimal >> 8)
    blue = UInt8(truncatingIfNeeded: hexadecimal)
  }

  /// The colour as a style sheet writes it: `#RRGGBB`.
  public var hex: String {
    let digits = String(pixel & 0xFF_FFFF, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The colour as a pixel of an `Image`: `0xFFRRGGBB`.
  public var pixel: UInt32 {
    0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }
}
