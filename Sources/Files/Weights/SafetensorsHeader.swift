import Foundation

/// The header of a safetensors file, as it stands in the JSON.
///
/// The JSON is read here, and not by a library, because a name that occurs twice must be found and libraries
/// keep one of the two. Only what the format allows is read, so nothing nests deeper than it should.
struct SafetensorsHeader {
  struct Entry {
    var name: String
    var dtype: String
    var shape: [Int]
    /// Offsets of the values' bytes, from the header's end.
    var begin, end: Int
  }

  private(set) var metadata: [String: String] = [:]
  private(set) var entries: [Entry] = []

  /// - Throws: ``FileError``, naming `place`. Bytes are counted as in the file, of which `bytes` is a slice.
  init(_ bytes: ArraySlice<UInt8>, from place: String) throws {
    var scanner = Scanner(rest: bytes, place: place)
    try scanner.object { scanner, name in
      if name == "__metadata__" {
        // Null is what some libraries write for none.
        if !scanner.takeNull() { try scanner.object { metadata[$1] = try $0.string() } }
      } else {
        entries.append(try scanner.entry(name))
      }
    }
    scanner.skipSpace()
    guard scanner.rest.isEmpty else { throw scanner.unexpected("the header's end") }
  }
}

/// Takes the header's JSON from its front, piece by piece.
private struct Scanner {
  var rest: ArraySlice<UInt8>
  let place: String

  mutating func entry(_ name: String) throws -> SafetensorsHeader.Entry {
    let start = rest.startIndex
    var dtype: String?
    var shape: [Int]?
    var offsets: [Int]?
    try object { scanner, key in
      switch key {
      case "dtype": dtype = try scanner.string()
      case "shape": shape = try scanner.numbers()
      case "data_offsets": offsets = try scanner.numbers()
      default:
        throw scanner.error(
          found: "a value of \(key.quoted)", expected: "dtype, shape or data_offsets")
      }
    }
    guard let dtype, let shape, let offsets, offsets.count == 2 else {
      throw error(
        at: start, found: "tensor \(name.quoted)", expected: "dtype, shape and two data_offsets")
    }
    return .init(name: name, dtype: dtype, shape: shape, begin: offsets[0], end: offsets[1])
  }

  /// `{"key": value, …}`, where `member` reads each value.
  mutating func object(_ member: (inout Scanner, String) throws -> Void) throws {
    var keys: Set<String> = []
    try list(from: "{", to: "}") { scanner in
      scanner.skipSpace()
      let start = scanner.rest.startIndex
      let key = try scanner.string()
      guard keys.insert(key).inserted else {
        throw scanner.error(
          at: start, found: "\(key.quoted) a second time", expected: "each name once")
      }
      guard scanner.take(":") else { throw scanner.unexpected("\":\"") }
      try member(&scanner, key)
    }
  }

  /// `[1, 2, …]`
  mutating func numbers() throws -> [Int] {
    var numbers: [Int] = []
    try list(from: "[", to: "]") { scanner in
      scanner.skipSpace()
      let digits = scanner.rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
        throw scanner.unexpected("a whole number")
      }
      scanner.rest.removeFirst(digits.count)
      numbers.append(number)
    }
    return numbers
  }

  private mutating func list(
    from opening: Unicode.Scalar, to closing: Unicode.Scalar, item: (inout Scanner) throws -> Void
  ) throws {
    guard take(opening) else { throw unexpected("\"\(opening)\"") }
    if take(closing) { return }
    repeat { try item(&self) } while take(",")
    guard take(closing) else { throw unexpected("\",\" or \"\(closing)\"") }
  }

  /// `"text"`, its escapes resolved.
  mutating func string() throws -> String {
    skipSpace()
    guard rest.first == UInt8(ascii: "\"") else { throw unexpected("a string") }
    var end = rest.startIndex + 1
    while end < rest.endIndex, rest[end] != UInt8(ascii: "\"") {
      end += rest[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < rest.endIndex,
      let string = try? JSONDecoder().decode(String.self, from: Data(rest[...end]))
    else { throw error(found: "a broken string", expected: "JSON") }
    rest = rest[(end + 1)...]
    return string
  }

  mutating func takeNull() -> Bool {
    skipSpace()
    guard rest.starts(with: "null".utf8) else { return false }
    rest.removeFirst(4)
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipSpace() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// The error for what stands in front.
  func unexpected(_ expected: String) -> FileError {
    let character = rest.first.map { Character(Unicode.Scalar($0)) }
    return error(found: character.map { String($0).quoted } ?? "the end", expected: expected)
  }

  func error(at index: Int? = nil, found: String, expected: String) -> FileError {
    FileError(
      place, found: "\(found) in the header at byte \(index ?? rest.startIndex)", expected: expected,
      remedy: "Is it a safetensors file?")
  }
}
