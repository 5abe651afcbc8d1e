/// What the numbers of an IDX file are.
enum IDXType: UInt8 {
  case uint8 = 0x08
  case int8 = 0x09
  case int16 = 0x0B
  case int32 = 0x0C
  case float32 = 0x0D
  case float64 = 0x0E

  /// Bytes of a number.
  var size: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .float64: 8
    }
  }

  var isInteger: Bool { self != .float32 && self != .float64 }

  var name: String {
    switch self {
    case .uint8: "bytes"
    case .int8: "signed bytes"
    case .int16, .int32: "whole numbers of \(8 * size) bits"
    case .float32, .float64: "floating-point numbers of \(8 * size) bits"
    }
  }

  /// The number that bytes hold, the highest first.
  ///
  /// - Precondition: the type ``isInteger``.
  func integer(_ bytes: some Sequence<UInt8>) -> Int {
    precondition(isInteger, "a whole number of type \(self)")
    let magnitude = bytes.reduce(0) { $0 << 8 | Int($1) }
    let isNegative = self != .uint8 && magnitude >> (8 * size - 1) == 1
    return isNegative ? magnitude - (1 << (8 * size)) : magnitude
  }
}
