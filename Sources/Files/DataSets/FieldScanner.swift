/// Takes the numbers of a table from its front, line by line.
struct FieldScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var position: Int
  private var lineStart: Int
  private var fieldStart: Int
  /// Of the line, from 1.
  private(set) var number = 1

  init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    (lineStart, fieldStart) = (position, position)
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  /// Whether a line or the file ends here.
  var isAtEnd: Bool { next == nil || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") }

  mutating func skipLine() {
    while !isAtEnd { position += 1 }
    _ = takeEnd()
  }

  /// Passes over empty lines; false at the end of the file.
  mutating func startsDigit() -> Bool {
    while next != nil, isAtEnd { _ = takeEnd() }
    return next != nil
  }

  /// Passes the end of a line: a line feed, with a carriage return before it or without, or the file's end.
  mutating func takeEnd() -> Bool {
    guard isAtEnd else { return false }
    if next == UInt8(ascii: "\r") { position += 1 }
    if next == UInt8(ascii: "\n") { position += 1 }
    number += 1
    lineStart = position
    return true
  }

  mutating func takeComma() -> Bool {
    guard next == UInt8(ascii: ",") else { return false }
    position += 1
    return true
  }

  /// A number without a sign, which ends where a comma or the line does; nil if there is none.
  mutating func takeNumber() -> Double? {
    fieldStart = position
    var value = 0.0
    while let digit = takeDigit() { value = 10 * value + digit }
    if position > fieldStart, next == UInt8(ascii: ".") {
      position += 1
      var unit = 0.1
      while let digit = takeDigit() {
        value += unit * digit
        unit *= 0.1
      }
    }
    if position > fieldStart, isAtEnd || next == UInt8(ascii: ",") { return value }
    // Written otherwise: 1e-05, "5".
    while !isAtEnd, next != UInt8(ascii: ",") { position += 1 }
    return Double(field.filter { $0 != " " && $0 != "\"" && $0 != "'" })
  }

  private mutating func takeDigit() -> Double? {
    guard let next, 0x30...0x39 ~= next else { return nil }
    position += 1
    return Double(next - 0x30)
  }

  /// The field that was taken last, or could not be.
  var field: String {
    let bytes = text[fieldStart...].prefix { $0 != UInt8(ascii: ",") && $0 != 0x0A && $0 != 0x0D }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How many fields the line has.
  var fieldCount: Int {
    text[lineStart...].prefix { $0 != 0x0A && $0 != 0x0D }.count { $0 == UInt8(ascii: ",") } + 1
  }
}
