import CCmark

/// Takes the choices out of a list.
struct QuizParser {
  private let text: LessonText

  init(_ text: LessonText) { self.text = text }

  private static let opening = Array("[{{".utf8)

  /// Whether a list's items begin with conditions.
  ///
  /// - Throws: ``LessonError`` if some do and some do not.
  static func isQuiz(_ list: MarkdownTree.Node, in text: LessonText) throws(LessonError) -> Bool {
    let parts = list.children.map { isChoice($0, in: text) }
    guard parts.contains(true) else { return false }
    if let other = parts.firstIndex(of: false) {
      let item = list.children[other]
      throw LessonError(
        line: item.firstLine, column: item.firstColumn,
        message: "an item without a condition in a quiz: expected [{{condition}}] and a space")
    }
    return true
  }

  private static func isChoice(_ item: MarkdownTree.Node, in text: LessonText) -> Bool {
    guard let paragraph = item.children.first, paragraph.kind == CMARK_NODE_PARAGRAPH else { return false }
    let start = start(of: paragraph, in: text)
    guard text.bytes[start...].starts(with: opening) else { return false }
    // A link whose words are a value.
    let end = try? SwiftExpression(in: text.bytes[...], from: start + opening.count).end
    return end.map { !["](", "]["].contains(String(text.bytes[$0...].dropFirst(2).prefix(2))) } ?? true
  }

  private static func start(of node: MarkdownTree.Node, in text: LessonText) -> Int {
    text.range(ofLine: node.firstLine).lowerBound + node.firstColumn - 1
  }

  func choices(of list: MarkdownTree.Node) throws(LessonError) -> [LessonSource.Choice] {
    var choices: [LessonSource.Choice] = []
    for item in list.children { choices.append(try choice(item)) }
    return choices
  }

  private func choice(_ item: MarkdownTree.Node) throws(LessonError) -> LessonSource.Choice {
    let question = item.children[0]
    let start = Self.start(of: question, in: text)
    let condition = start + Self.opening.count
    let lineEnd = text.range(ofLine: question.firstLine).upperBound
    let end: Int
    do { end = try SwiftExpression(in: text.bytes[...], from: condition).end } catch {
      throw text.error(
        at: start, "a choice that does not begin with [{{condition}}] and a space: \(error.reason)")
    }
    let rest = text.bytes[end..<lineEnd].dropFirst(2)
    guard rest.first == UInt8(ascii: "]"), rest.dropFirst().first?.isSpace == true else {
      throw text.error(at: start, "a choice that does not begin with [{{condition}}] and a space")
    }
    guard item.children.count > 1 else {
      throw text.error(
        at: start, "a choice without an explanation: expected an indented paragraph below it")
    }
    let words = rest.dropFirst(2).trimmed.startIndex..<lineEnd
    let place = text.place(of: condition)
    let later = question.firstLine + 1..<max(question.firstLine, question.lastLine) + 1
    let choice = LessonSource.Choice(
      isRight: LessonSource.Expression(
        text: String(text.bytes[condition..<end]), line: place.line, column: place.column),
      text: try ProseParser(text, lines: [words] + later.map { text.range(ofLine: $0) }).prose(),
      explanation: try ProseParser(text, lines: explanation(of: item)).prose())
    // The words of a choice stand by themselves on a page.
    let alone = MarkdownTree(choice.text.markdown).root.children
    guard alone.count == 1, alone[0].kind == CMARK_NODE_PARAGRAPH else {
      throw text.error(
        at: words.lowerBound,
        "a choice whose words Markdown takes for something else: expected a paragraph, or a backslash before its "
          + "first mark")
    }
    return choice
  }

  /// The lines below the choice, without the indentation that makes them a part of it.
  private func explanation(of item: MarkdownTree.Node) -> [Range<Int>] {
    let indentation = item.children[0].firstColumn - 1
    return (item.children[1].firstLine...item.lastLine).map { line in
      let range = text.range(ofLine: line)
      let spaces = text.bytes[range].prefix(indentation).prefix { $0 == .space }.count
      let isTab =
        spaces < range.count && spaces < indentation && text.bytes[range.lowerBound + spaces] == .tab
      return range.lowerBound + spaces + (isTab ? 1 : 0)..<range.upperBound
    }
  }
}
