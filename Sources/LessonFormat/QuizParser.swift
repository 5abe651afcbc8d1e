import CCmark

/// Takes the choices of a quiz, or the answers to a prediction, out of a list.
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
    let (condition, words) = try opening(of: item)
    guard item.children.count > 1 else {
      throw text.error(
        at: Self.start(of: item.children[0], in: text),
        "a choice without an explanation: expected an indented paragraph below it")
    }
    return LessonSource.Choice(
      isRight: condition, text: words,
      explanation: try ProseParser(text, lines: explanation(of: item)).prose())
  }

  func answers(of list: MarkdownTree.Node) throws(LessonError) -> [LessonSource.Answer] {
    var answers: [LessonSource.Answer] = []
    for item in list.children {
      let (value, words) = try opening(of: item)
      if item.children.count > 1 {
        throw LessonError(
          line: item.children[1].firstLine, column: item.children[1].firstColumn,
          message: "an explanation below a prediction’s answer: expected it in the paragraph below the cells")
      }
      if let value = words.expressions.first { throw .valueAmongWords(value, in: "a prediction’s answer") }
      answers.append(LessonSource.Answer(value: value, words: words))
    }
    return answers
  }

  /// The expression that an item begins with, and the words behind it.
  private func opening(
    of item: MarkdownTree.Node
  ) throws(LessonError) -> (value: LessonSource.Expression, words: LessonSource.Prose) {
    let question = item.children[0]
    let start = Self.start(of: question, in: text)
    let value = start + Self.opening.count
    let lineEnd = text.range(ofLine: question.firstLine).upperBound
    let end: Int
    do { end = try SwiftExpression(in: text.bytes[...], from: value).end } catch {
      throw text.error(
        at: start, "a choice that does not begin with [{{condition}}] and a space: \(error.reason)")
    }
    let rest = text.bytes[end..<lineEnd].dropFirst(2)
    guard rest.first == UInt8(ascii: "]"), rest.dropFirst().first?.isSpace == true else {
      throw text.error(at: start, "a choice that does not begin with [{{condition}}] and a space")
    }
    let place = text.place(of: value)
    let first = rest.dropFirst(2).trimmed.startIndex..<lineEnd
    let later = question.firstLine + 1..<max(question.firstLine, question.lastLine) + 1
    let words = try ProseParser(text, lines: [first] + later.map { text.range(ofLine: $0) }).prose()
    // The words of a choice stand by themselves on a page.
    let alone = MarkdownTree(words.markdown).root.children
    guard alone.count == 1, alone[0].kind == CMARK_NODE_PARAGRAPH else {
      throw text.error(
        at: first.lowerBound,
        "a choice whose words Markdown takes for something else: expected a paragraph, or a backslash before its "
          + "first mark")
    }
    return (
      LessonSource.Expression(text: String(text.bytes[value..<end]), line: place.line, column: place.column),
      words
    )
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
