import CZlib
import Foundation
import LeNet
import Testing

@testable import Files

/// The whole text of the error that `body` throws; nil if it throws none.
func errorText(_ body: () throws -> some Any) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}

/// The remedy for damage, as messages end with it.
let again = "Copy or download the file again."

/// What a reader is given and the whole text of the error that it must throw.
struct Damaged<Content: Sendable>: Sendable, CustomTestStringConvertible {
  let content: Content
  let message: String

  init(_ content: Content, _ message: String) {
    self.content = content
    self.message = message
  }

  var testDescription: String { message }
}

/// A folder that lives as long as the value.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "FilesTests-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names in it, hidden ones too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// The bytes of a file in Fixtures.
func fixture(_ name: String) throws -> [UInt8] {
  try File.read(URL(filePath: #filePath).deletingLastPathComponent().path + "/Fixtures/\(name)")
}

/// `bytes` packed by zlib: with gzip's header and checksum, or with zlib's own, as PNG has them.
func deflated(_ bytes: [UInt8], asGzip: Bool = true) -> [UInt8] {
  var stream = z_stream()
  return withUnsafeMutablePointer(to: &stream) { stream in
    deflateInit2_(
      stream, 9, Z_DEFLATED, asGzip ? 31 : 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(stream) }
    let capacity = Int(deflateBound(stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(capacity)
        deflate(stream, Z_FINISH)
      }
      count = Int(stream.pointee.total_out)
    }
  }
}

extension [UInt8] {
  /// With the byte at `index` turned into `byte`.
  func with(_ byte: UInt8, at index: Int) -> [UInt8] {
    var copy = self
    copy[index] = byte
    return copy
  }
}

extension WeightsFile {
  /// The weights among the tensors of one kind of file.
  init(
    _ content: Safetensors, from place: String, activation: ForeignActivation? = nil,
    standardisation: PixelStandardisation? = nil, digits: @autoclosure () -> LabelledDigits? = nil
  ) throws {
    try self.init(
      NamedTensors(content), from: place, activation: activation, standardisation: standardisation,
      digits: digits())
  }
}
