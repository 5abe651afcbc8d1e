/// A line that opens a fence: ``` or ~~~, longer if need be, and words after it.
struct Fence {
  /// The character that it is made of, and how many of them.
  let character: UInt8
  let length: Int
  /// The words after it.
  let info: String

  /// The fence that begins at the line's first character, if there is one.
  init?(_ line: ArraySlice<UInt8>) {
    guard let character = line.first, [.backtick, UInt8(ascii: "~")].contains(character) else { return nil }
    self.character = character
    length = line.prefix { $0 == character }.count
    let info = line.dropFirst(length)
    // Backticks that close on the same line are code within a paragraph.
    guard length >= 3, character != .backtick || !info.contains(.backtick) else { return nil }
    self.info = String(info.trimmed)
  }

  /// The fence itself, without words.
  var text: String { String(repeating: Character(Unicode.Scalar(character)), count: length) }

  /// Whether a line, its indentation left out, closes this fence.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    guard let fence = Fence(line) else { return false }
    return fence.character == character && fence.length >= length && fence.info.isEmpty
  }

  /// Whether a line would open a fence within this one: the end of this one was forgotten then.
  func hides(_ other: Fence) -> Bool {
    other.character == character && other.length >= length && !other.info.isEmpty
  }

  /// What a fence is for.
  enum Purpose: Equatable {
    /// Swift, with what is written after the language: a cell, or a part of an exercise.
    case swift(String)
    /// Most likely meant as Swift, but not written so.
    case mistake
    case otherLanguage
  }

  static let marks = ["hidden", "unrun", "file", "exercise", "check", "answer"]

  var purpose: Purpose {
    let words = info.lowercased().split(whereSeparator: \.isWhitespace)
    guard let language = words.first else { return .otherLanguage }
    if language == "swift" { return .swift(words.dropFirst().joined(separator: " ")) }
    let isMistake = (language.hasPrefix("{") ? info.lowercased()[...] : language)
      .split { !$0.isLetter && !$0.isNumber }
      .contains { $0.contains("swift") || Self.marks.contains(String($0)) || $0.isAlmostSwift }
    return isMistake ? .mistake : .otherLanguage
  }

  static let expectedMarks = "hidden, unrun, file, hidden file, exercise, check, answer or nothing"
}

extension Substring {
  /// Whether one slip of the hand would make this `swift`.
  fileprivate var isAlmostSwift: Bool {
    abs(count - 5) <= 1 && Array(self).difference(from: Array("swift")).count <= 2
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at both ends.
  var trimmed: Self {
    let start = drop(while: \.isSpace)
    return start.prefix(start.count - start.reversed().prefix(while: \.isSpace).count)
  }

  /// Without the spaces, quotation marks and list marks that may stand before a fence.
  var withoutContainers: Self {
    let rest = drop { $0.isSpace || $0 == UInt8(ascii: ">") }
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    let mark = rest.dropFirst(digits)
    guard let character = mark.first, (digits == 0 ? "-*+" : ".)").utf8.contains(character),
      mark.dropFirst().first?.isSpace == true
    else { return rest }
    return mark.dropFirst().withoutContainers
  }
}
