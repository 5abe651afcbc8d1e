/// A lesson's text with Unix line ends and without a byte order mark, as bytes: Markdown's library and the compiler
/// count columns in them.
struct LessonText {
  let bytes: [UInt8]
  /// Where every line begins, and where one more would.
  private let starts: [Int]

  init(_ markdown: String) {
    var bytes: [UInt8] = []
    var rest = Array(markdown.utf8)[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    for (index, byte) in zip(rest.indices, rest) {
      // A line ends with a line feed, a carriage return, or both.
      if byte == .lineFeed, index > rest.startIndex, rest[index - 1] == .carriageReturn { continue }
      bytes.append(byte == .carriageReturn ? .lineFeed : byte)
    }
    if bytes.last != .lineFeed { bytes.append(.lineFeed) }
    self.bytes = bytes
    starts = [0] + bytes.indices.filter { bytes[$0] == .lineFeed }.map { $0 + 1 }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }
  var lineCount: Int { starts.count - 1 }

  /// Where the bytes of a line lie, its end left out. Lines are counted from 1.
  func range(ofLine line: Int) -> Range<Int> { starts[line - 1]..<starts[line] - 1 }

  func line(_ line: Int) -> ArraySlice<UInt8> { bytes[range(ofLine: line)] }

  func isBlank(_ line: Int) -> Bool { self.line(line).allSatisfy(\.isSpace) }

  /// The line of a byte and the column in it, both counted from 1.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }

  func error(at offset: Int, _ message: String) -> LessonError {
    let place = place(of: offset)
    return LessonError(line: place.line, column: place.column, message: message)
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let quote = UInt8(ascii: "\"")

  var isSpace: Bool { self == .space || self == .tab }
}

extension String {
  init(_ bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}

extension LessonSource {
  /// The text of a lesson's file.
  ///
  /// - Throws: ``LessonError`` at the first byte that is not UTF-8.
  public static func text(of file: [UInt8]) throws(LessonError) -> String {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      throw LessonError(line: 1, column: 1, message: "UTF-16 text, expected UTF-8: save the file as that")
    }
    if let text = String(validating: file, as: UTF8.self) { return text }
    var parser = UTF8.ForwardParser()
    var bytes = file.makeIterator()
    var valid = 0
    while case .valid(let scalar) = parser.parseScalar(from: &bytes) { valid += scalar.count }
    let place = LessonText(String(decoding: file[..<valid], as: UTF8.self) + " ").place(of: valid)
    throw LessonError(
      line: place.line, column: place.column, message: "bytes that are not UTF-8 text: save the file as that")
  }
}
