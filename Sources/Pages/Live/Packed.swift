import CZlib
import Foundation

/// Bytes as a page carries them: packed by zlib (RFC 1950), which browsers unpack, in base64.
struct Packed {
  let text: String

  /// zlib's level: the highest, 9, packs digits no more than a thirtieth smaller, in twenty times the time.
  private static let level: Int32 = 5

  init(_ bytes: [UInt8]) {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    let status = compress2(&packed, &length, bytes, uLong(bytes.count), Self.level)
    precondition(status == Z_OK, "zlib does not pack: status \(status)")
    text = Data(packed.prefix(Int(length))).base64EncodedString()
  }

  /// The lowest byte of every value, then the next of every value: signs and exponents are much alike, and pack
  /// better side by side.
  static func planes(of values: [Float]) -> [UInt8] {
    stride(from: 0, to: 32, by: 8).flatMap { shift in
      values.map { UInt8(truncatingIfNeeded: $0.bitPattern >> UInt32(shift)) }
    }
  }
}
