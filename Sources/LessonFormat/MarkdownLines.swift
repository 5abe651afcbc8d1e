/// The lines of a file, each with its own end, to be replaced, inserted and removed. They are counted from 1, as
/// ``LessonSource`` does.
struct MarkdownLines {
  private var lines: [Line] = []
  /// What some editors place before the first line.
  private let byteOrderMark: String

  private struct Line {
    var text: String
    /// A line feed, a carriage return, both, or nothing at the end of the file.
    var end: String
    var isBlank: Bool { text.utf8.allSatisfy(\.isSpace) }
  }

  init(_ markdown: String) {
    var rest = Array(markdown.utf8)[...]
    let isMarked = rest.starts(with: [0xEF, 0xBB, 0xBF])
    byteOrderMark = isMarked ? "\u{FEFF}" : ""
    if isMarked { rest = rest.dropFirst(3) }
    while !rest.isEmpty {
      let text = rest.prefix { $0 != .lineFeed && $0 != .carriageReturn }
      let marks = rest[text.endIndex...]
      let end = marks.prefix(marks.starts(with: [.carriageReturn, .lineFeed]) ? 2 : 1)
      lines.append(Line(text: String(text), end: String(end)))
      rest = rest[end.endIndex...]
    }
  }

  var text: String { byteOrderMark + lines.map { $0.text + $0.end }.joined() }

  subscript(line: Int) -> String { lines[line - 1].text }

  private static func split(_ text: Substring) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Puts a text in the place of lines. Those at its beginning and its end that stay as they are keep their bytes.
  ///
  /// - Parameter old: what the lines say, if that is not what stands there: a fence's indentation left out.
  mutating func replace(
    _ range: Range<Int>, saying old: [Substring]? = nil, with text: Substring, indentation: String
  ) {
    let new = Self.split(text)
    let old = old ?? range.map { self[$0][...] }
    let most = min(old.count, new.count)
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = min(most - head, zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count)
    let end = lineEnd(near: range.lowerBound - 1)
    let changed = new[head..<new.count - tail].map {
      Line(text: $0.isEmpty ? "" : indentation + $0, end: end)
    }
    let place = range.lowerBound - 1 + head..<range.upperBound - 1 - tail
    let last = lines[range.upperBound - 2].end
    lines.replaceSubrange(place, with: changed)
    let newLast = range.lowerBound - 2 + new.count
    if newLast == lines.count - 1 { lines[newLast].end = last }
  }

  /// Puts other Swift into a fence.
  mutating func replace(_ code: LessonSource.Code, with text: Substring) {
    let opening = code.line - 1
    let fence = Fence(Array(self[opening].utf8).drop { $0 == .space })!
    let closing = (code.line...lines.count).first { fence.isClosed(by: Array(self[$0].utf8)[...].trimmed) }!
    let old = code.line == closing ? [] : Self.split(code.text[...])
    let indentation = String(repeating: " ", count: code.column - 1)
    replace(code.line..<closing, saying: old, with: text, indentation: indentation)
    let length = Self.fenceLength(around: text, of: fence.character)
    guard length > fence.length else { return }
    let growth = String(repeating: Character(Unicode.Scalar(fence.character)), count: length - fence.length)
    for line in [opening, code.line + Self.split(text).count] {
      let margin = self[line].prefix { $0 == " " }
      lines[line - 1].text = margin + growth + self[line].dropFirst(margin.count)
    }
  }

  /// How long a fence must be so that none within it ends it, or looks as if its end were forgotten.
  private static func fenceLength(around text: Substring, of character: UInt8) -> Int {
    let longest =
      split(text).map { line in
        Array(line.utf8).drop(while: \.isSpace).prefix { $0 == character }.count
      }.max() ?? 0
    return max(3, longest + 1)
  }

  /// A new cell.
  static func cell(_ code: Substring) -> Substring {
    let fence = String(repeating: "`", count: fenceLength(around: code, of: .backtick))
    return "\(fence)swift\n\(code)\n\(fence)"
  }

  /// Inserts a text before a line, with blank lines around it.
  mutating func insert(_ text: Substring, at line: Int) {
    let end = lineEnd(near: line - 1)
    var new = (["" as Substring] + Self.split(text)).map { Line(text: String($0), end: end) }
    if line <= lines.count, !lines[line - 1].isBlank { new.append(Line(text: "", end: end)) }
    if line > lines.count { lines[lines.count - 1].end = end }
    lines.insert(contentsOf: new, at: line - 1)
  }

  /// Removes lines, and those of the blank ones around them that are one too many.
  mutating func remove(_ range: Range<Int>) {
    let above = lines[..<(range.lowerBound - 1)].reversed().prefix(while: \.isBlank).count
    let isSurplus = range.upperBound > lines.count || lines[range.upperBound - 1].isBlank
    lines.removeSubrange(range.lowerBound - 1 - (isSurplus ? above : 0)..<range.upperBound - 1)
  }

  /// How a line of the file ends; the last may not end at all.
  private func lineEnd(near line: Int) -> String {
    let end = lines[max(0, line - 1)].end
    return !end.isEmpty ? end : lines.first { !$0.end.isEmpty }?.end ?? "\n"
  }
}
