import CZlib
import Foundation

/// Bytes as a page carries them: packed by zlib (RFC 1950), which browsers unpack, in base64.
struct Packed {
  let text: String

  init(_ bytes: [UInt8]) {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    let status = compress2(&packed, &length, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
    precondition(status == Z_OK, "zlib does not pack: status \(status)")
    text = Data(packed.prefix(Int(length))).base64EncodedString()
  }

  /// Each value's four bytes, the lowest first.
  init(_ values: [Float]) {
    self.init(values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init) })
  }
}
