import CCmark

/// Takes the values out of Markdown.
///
/// In text, `{{` begins a value, and one that does not end is a mistake. In code it may stand for itself.
struct ProseParser {
  private let text: LessonText
  /// The Markdown, and for each of its bytes where in the lesson it stands.
  private var bytes: [UInt8] = []
  private var offsets: [Int] = []

  private struct Value {
    /// Where it stands in `bytes`, brackets included.
    let range: Range<Int>
    let expression: Range<Int>
  }

  /// - Parameter lines: where the Markdown's lines lie in the lesson.
  init(_ text: LessonText, lines: [Range<Int>]) {
    self.text = text
    for line in lines {
      bytes += text.bytes[line] + [.lineFeed]
      offsets += Array(line) + [line.upperBound]
    }
  }

  func prose() throws(LessonError) -> LessonSource.Prose {
    let values = try values()
    var prose = LessonSource.Prose(markdown: "", expressions: [])
    var end = 0
    for (number, value) in values.enumerated() {
      prose.markdown += String(bytes[end..<value.range.lowerBound]) + ValueMarker.text(number)
      let place = text.place(of: offsets[value.expression.lowerBound])
      prose.expressions.append(
        LessonSource.Expression(
          text: String(bytes[value.expression]), line: place.line, column: place.column))
      end = value.range.upperBound
    }
    prose.markdown += String(bytes[end...])
    try checkReferences(in: prose)
    try check(values, in: prose)
    return prose
  }

  /// Refuses markers that no value has: Markdown makes one of `&#xE000;`.
  private func checkReferences(in prose: LessonSource.Prose) throws(LessonError) {
    // In the values' places stands another character of their kind, so that Markdown reads all else the same.
    let markers = [ValueMarker.first, ValueMarker.last]
    var markdown = String.UnicodeScalarView()
    markdown.append(contentsOf: prose.markdown.unicodeScalars.map { markers.contains($0) ? "\u{E002}" : $0 })
    for leaf in MarkdownTree(String(markdown)).root.leaves {
      var isFound = false
      leaf.mapShownTexts { text in
        isFound = isFound || text.unicodeScalars.contains(where: markers.contains)
        return text
      }
      guard isFound else { continue }
      let start = lineStarts[max(0, leaf.firstLine - 1)]
      throw error(
        at: bytes[start...].firstRange(of: Array("&#".utf8))?.lowerBound ?? start,
        "a reference to U+E000 or U+E001, which mark values: expected another character")
    }
  }

  /// A value has a place only where a page shows something.
  private func check(_ values: [Value], in prose: LessonSource.Prose) throws(LessonError) {
    var shown: Set<Int> = []
    MarkdownTree(prose.markdown).root.mapShownTexts { text in
      shown.formUnion(ValueMarker.numbers(in: text))
      return text
    }
    if let lost = values.indices.first(where: { !shown.contains($0) }) {
      throw error(
        at: values[lost].range.lowerBound,
        "a value that nobody would see, for it stands in HTML, behind a fence or in a link that is not used: "
          + "expected it in text, in code or in a link's address")
    }
  }

  /// Where every line begins, and where one more would.
  private var lineStarts: [Int] { [0] + bytes.indices.filter { bytes[$0] == .lineFeed }.map { $0 + 1 } }

  // MARK: - Finding values

  private func values() throws(LessonError) -> [Value] {
    var values: [Value] = []
    for part in parts() {
      if part.isVerbatim {
        values += valuesInCode(part.range)
      } else {
        values += try valuesInText(part.range)
      }
    }
    return values
  }

  /// The Markdown in parts that a span of code does not cross, code blocks and HTML marked as verbatim.
  private func parts() -> [(range: Range<Int>, isVerbatim: Bool)] {
    let starts = lineStarts
    var leafOfLine = [Int?](repeating: nil, count: starts.count - 1)
    let leaves = MarkdownTree(String(bytes[...])).root.leaves
    for (index, leaf) in leaves.enumerated() {
      for line in leaf.firstLine..<max(leaf.firstLine, leaf.lastLine) + 1 where line <= leafOfLine.count {
        leafOfLine[line - 1] = index
      }
    }
    var parts: [(range: Range<Int>, isVerbatim: Bool)] = []
    var first = 0
    for line in leafOfLine.indices
    where line + 1 == leafOfLine.count || leafOfLine[line + 1] != leafOfLine[line] {
      let kind = leafOfLine[line].map { leaves[$0].kind }
      parts.append(
        (starts[first]..<starts[line + 1], kind == CMARK_NODE_CODE_BLOCK || kind == CMARK_NODE_HTML_BLOCK))
      first = line + 1
    }
    return parts
  }

  private func valuesInText(_ range: Range<Int>) throws(LessonError) -> [Value] {
    var values: [Value] = []
    var next = range.lowerBound
    while next < range.upperBound {
      switch bytes[next] {
      case .backslash: next += 2
      case .backtick:
        let length = bytes[next..<range.upperBound].prefix { $0 == .backtick }.count
        let start = next + length
        guard let end = closingRun(of: length, in: start..<range.upperBound) else {
          next = start
          continue
        }
        values += valuesInCode(start..<end)
        next = end + length
      case UInt8(ascii: "{") where opensValue(at: next, before: range.upperBound):
        do {
          let value = try value(at: next, before: range.upperBound)
          values.append(value)
          next = value.range.upperBound
        } catch {
          throw self.error(at: next, "{{ without }} on the same line: \(error.reason)")
        }
        if bytes[values.last!.expression].trimmed.isEmpty {
          throw error(at: values.last!.range.lowerBound, "{{}} without an expression")
        }
      default: next += 1
      }
    }
    return values
  }

  /// The values in code: what does not end there is no value.
  private func valuesInCode(_ range: Range<Int>) -> [Value] {
    var values: [Value] = []
    var next = range.lowerBound
    while next < range.upperBound {
      if opensValue(at: next, before: range.upperBound),
        let value = try? value(at: next, before: range.upperBound),
        !bytes[value.expression].trimmed.isEmpty
      {
        values.append(value)
        next = value.range.upperBound
      } else {
        next += 1
      }
    }
    return values
  }

  private func opensValue(at start: Int, before end: Int) -> Bool {
    start + 1 < end && bytes[start] == UInt8(ascii: "{") && bytes[start + 1] == UInt8(ascii: "{")
  }

  private func value(at start: Int, before end: Int) throws(SwiftExpression.Unended) -> Value {
    let expression = try SwiftExpression(in: bytes[..<end], from: start + 2)
    return Value(range: start..<expression.end + 2, expression: start + 2..<expression.end)
  }

  /// Where as many backticks stand as opened a span of code.
  private func closingRun(of length: Int, in range: Range<Int>) -> Int? {
    var next = range.lowerBound
    while let start = bytes[next..<range.upperBound].firstIndex(of: .backtick) {
      let count = bytes[start..<range.upperBound].prefix { $0 == .backtick }.count
      if count == length { return start }
      next = start + count
    }
    return nil
  }

  private func error(at index: Int, _ message: String) -> LessonError {
    text.error(at: offsets[index], message)
  }
}
