import Foundation

/// What the compiler says, in words for someone who learns: what is wrong, and what to write instead.
///
/// The most common mistakes are recognised, each by the compiler's own sentence. Of others nothing is said, for the
/// compiler's message stands on the page anyway.
enum StudentWords {
  /// - Parameters:
  ///   - message: what the compiler says, without its place.
  ///   - line: the line of Swift that it says it of.
  ///   - column: the byte of that line where it found the mistake, counted from 1.
  ///   - names: what the lesson declares above and below.
  static func words(
    for message: String, at line: String, column: Int = 1, names: LessonNames = LessonNames()
  ) -> String? {
    let mistake = Mistake(message: message, line: line, column: column, names: names)
    for rules in [Rule.syntax, Rule.names, Rule.calls, Rule.values, Rule.types] {
      for rule in rules {
        if let parts = mistake.parts(rule.pattern), let words = rule.words(parts, mistake) { return words }
      }
    }
    return nil
  }
}

/// A message of the compiler with the line that it is about.
struct Mistake {
  let message: String
  let line: String
  let column: Int
  let names: LessonNames

  init(message: String, line: String, column: Int, names: LessonNames) {
    // Warnings end with the name of their group.
    let end = message.hasSuffix("]") ? message.range(of: " [#", options: .backwards)?.lowerBound : nil
    self.message = message[..<(end ?? message.endIndex)].trimmed
    self.line = line
    self.column = column
    self.names = names
  }

  /// What stands in the places of the pattern's “…”, if the message has its form.
  func parts(_ pattern: String) -> [String]? {
    let pieces = pattern.components(separatedBy: "…")
    guard message.hasPrefix(pieces[0]) else { return nil }
    var parts: [String] = []
    var rest = message.dropFirst(pieces[0].count)
    for (number, piece) in pieces.enumerated().dropFirst() {
      let isLast = number == pieces.count - 1
      guard let place = isLast ? rest.lastPlace(of: piece) : rest.range(of: piece) else { return nil }
      parts.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return rest.isEmpty ? parts : nil
  }

  /// The line before the place of the mistake, and from there on.
  var before: Substring { line[..<place] }
  var after: Substring { line[place...] }

  private var place: String.Index {
    line.utf8.index(line.startIndex, offsetBy: max(0, column - 1), limitedBy: line.endIndex) ?? line.endIndex
  }

  /// The last word, number or mark before the mistake; empty at the beginning of the line.
  var wordBefore: String {
    let text = before.trimmed
    let word = text.reversed().prefix { $0.isPartOfName || $0 == "." }
    return word.isEmpty ? String(text.suffix(1)) : String(word.reversed())
  }

  /// The next word, number or mark from the mistake on; empty at the end of the line.
  var wordAfter: String {
    let text = after.trimmed
    let word = text.prefix { $0.isPartOfName || $0 == "." }
    return word.isEmpty ? String(text.prefix(1)) : String(word)
  }

  /// The name at the mistake's place, if nothing else belongs to it: “n”, but not “n” of “n.count”.
  var nameAt: String? {
    let name = after.prefix(while: \.isPartOfName)
    guard let first = name.first, !first.isNumber,
      !(after.dropFirst(name.count).first.map { ".([".contains($0) } ?? false)
    else { return nil }
    return String(name)
  }

  /// Whether the line asks whether something holds.
  var isCondition: Bool {
    ["if ", "while ", "guard ", "} else if ", "expect(", "try require("].contains {
      line.trimmed.hasPrefix($0)
    }
  }
}

/// What is said of a message of some form.
struct Rule: Sendable {
  /// The message, with “…” for what differs.
  let pattern: String
  /// What to say, or nothing if that is no case of the mistake.
  let words: @Sendable ([String], Mistake) -> String?

  init(_ pattern: String, _ words: @escaping @Sendable ([String], Mistake) -> String?) {
    self.pattern = pattern
    self.words = words
  }

  init(_ pattern: String, _ words: String) {
    self.init(pattern) { _, _ in words }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Substring {
  /// Where the text ends with a piece, which may be empty.
  fileprivate func lastPlace(of piece: String) -> Range<Index>? {
    hasSuffix(piece) ? index(endIndex, offsetBy: -piece.count)..<endIndex : nil
  }
}

extension Character {
  /// Whether a name of Swift, or a number, may hold it.
  var isPartOfName: Bool { isLetter || isNumber || self == "_" }

  var isOperator: Bool { "+-*/%<>=&|!?^~".contains(self) }
}
