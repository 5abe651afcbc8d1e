import Foundation

/// A value as a file: keys in their order and a line end behind the last brace, the same for the same value.
///
/// - Parameters:
///   - value: what the file holds.
///   - formatting: lines that people read, unless the file is large.
/// - Throws: `EncodingError` if a number is none.
func jsonFile(
  _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = [.prettyPrinted, .sortedKeys]
) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = formatting
  return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
}

extension JSONEncoder.OutputFormatting {
  /// Of large files: all in one line.
  static let compact: Self = [.sortedKeys, .withoutEscapingSlashes]
}
