import CCmark

extension LessonSource {
  /// Takes a lesson apart.
  ///
  /// - Throws: ``LessonError`` at the first place that breaks a rule.
  public init(markdown: String) throws(LessonError) {
    var parser = LessonParser(LessonText(markdown))
    self = try parser.parse()
  }
}

/// Finds a lesson's cells, exercises and quizzes among the blocks of its Markdown; what lies between is prose.
private struct LessonParser {
  let text: LessonText
  let tree: MarkdownTree
  let blocks: [MarkdownTree.Node]
  /// The next block.
  var next = 0
  /// The prediction whose outcome is still to come.
  var prediction: MarkdownTree.Node?

  init(_ text: LessonText) {
    self.text = text
    tree = MarkdownTree(text.string)
    blocks = tree.root.children
  }

  mutating func parse() throws(LessonError) -> LessonSource {
    try checkText()
    let (title, aim) = try head()
    var proseStart = blocks[next - 1].lastLine + 1
    var lesson = LessonSource(title: title, aim: aim, blocks: [], aimEnd: proseStart)
    while next < blocks.count {
      let first = blocks[next]
      guard let block = try block() else {
        if try fence(first) == nil { try checkNothingHides(in: first) }
        next += 1
        continue
      }
      try addProse(proseStart..<first.firstLine, to: &lesson)
      add(block, first.firstLine..<blocks[next - 1].lastLine + 1, to: &lesson)
      proseStart = blocks[next - 1].lastLine + 1
    }
    if let prediction { throw unanswered(prediction) }
    try addProse(proseStart..<text.lineCount + 1, to: &lesson)
    return lesson
  }

  private func addProse(_ lines: Range<Int>, to lesson: inout LessonSource) throws(LessonError) {
    guard lines.contains(where: { !text.isBlank($0) }) else { return }
    add(.prose(try prose(lines.map { text.range(ofLine: $0) })), lines, to: &lesson)
  }

  private func add(_ block: LessonSource.Block, _ lines: Range<Int>, to lesson: inout LessonSource) {
    lesson.blocks.append(block)
    let full = lines.filter { !text.isBlank($0) }
    lesson.lines.append(full[0]..<full[full.count - 1] + 1)
  }

  private func prose(_ lines: [Range<Int>]) throws(LessonError) -> LessonSource.Prose {
    try ProseParser(text, lines: lines).prose()
  }

  /// Refuses what the rest relies on not to be there.
  private func checkText() throws(LessonError) {
    for scalar in [ValueMarker.first, ValueMarker.last] {
      if let place = text.bytes.firstRange(of: Array(String(scalar).utf8)) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        throw text.error(
          at: place.lowerBound,
          "the character U+\(code), which stands for values: expected another, or \\u{\(code)} in Swift")
      }
    }
    if let line = tree.firstLine(deeperThan: 100) {
      throw LessonError(line: line, column: 1, message: "Markdown that nests more than 100 deep")
    }
  }

  /// The title and the paragraph below it.
  private mutating func head() throws(LessonError) -> (title: String, aim: String) {
    guard let title = blocks.first, title.headingLevel == 1, !title.text.isEmpty else {
      let line = (1...text.lineCount).first { !text.isBlank($0) } ?? 1
      throw LessonError(line: line, column: 1, message: "expected the lesson's title: # and its words")
    }
    guard blocks.count > 1, blocks[1].kind == CMARK_NODE_PARAGRAPH else {
      throw LessonError(
        line: blocks.count > 1 ? blocks[1].firstLine : text.lineCount, column: 1,
        message: "expected the lesson's aim: a paragraph below the title")
    }
    // They are shown before the lesson has run, so there are no values yet.
    for block in blocks[..<2] { _ = try wordsOnly(of: block, in: "the title or the aim") }
    next = 2
    let aim = (blocks[1].firstLine...blocks[1].lastLine).map { String(text.line($0).trimmed) }
    return (title.text, aim.joined(separator: " "))
  }

  private func prose(of node: MarkdownTree.Node) throws(LessonError) -> LessonSource.Prose {
    try checkNothingHides(in: node)
    return try prose((node.firstLine...node.lastLine).map { text.range(ofLine: $0) })
  }

  /// Prose that is shown before the lesson has run as far as it.
  private func wordsOnly(
    of node: MarkdownTree.Node, in place: String
  ) throws(LessonError) -> LessonSource.Prose {
    let prose = try prose(of: node)
    if let value = prose.expressions.first { throw .valueAmongWords(value, in: place) }
    return prose
  }

  /// The cell, exercise, quiz, prediction or outcome that begins at the next block; nothing if that is other prose.
  private mutating func block() throws(LessonError) -> LessonSource.Block? {
    let node = blocks[next]
    if begins(node, with: "Hint.") {
      throw error(at: node, "a hint without an exercise: expected it right below an exercise’s answer")
    }
    if let block = try prediction(node) { return block }
    if let list = try choiceList() { return .quiz(try QuizParser(text).choices(of: list)) }
    guard let fence = try fence(node) else { return nil }
    switch fence.purpose {
    case .otherLanguage: return nil
    case .mistake:
      throw error(
        at: node,
        "a fence marked “\(fence.info)”, which would not run: expected swift and \(Fence.expectedMarks), or another "
          + "language")
    case .swift(let mark):
      let code = code(of: node)
      next += 1
      switch mark {
      case "": return .cell(code, isHidden: false)
      case "hidden": return .cell(code, isHidden: true)
      case "unrun": return .unrun(code)
      case "file": return .file(code, isHidden: false)
      case "hidden file": return .file(code, isHidden: true)
      case "exercise":
        return .exercise(
          LessonSource.Exercise(
            task: code, check: try part("check"), answer: try part("answer"), hints: try hints()))
      case "check", "answer":
        throw error(
          at: node,
          "a \(mark) without an exercise before it: expected the fences exercise, check and answer in a row")
      default:
        throw error(at: node, "a cell marked “\(mark)”, expected \(Fence.expectedMarks)")
      }
    }
  }

  /// The list whose items begin with conditions, if the next block is one.
  private mutating func choiceList() throws(LessonError) -> MarkdownTree.Node? {
    guard next < blocks.count, try isChoiceList(blocks[next]) else { return nil }
    let node = blocks[next]
    try checkNothingHides(in: node)
    if try isChoiceList(blocks[next - 1]) {
      throw error(at: node, "a quiz with two kinds of list marks: expected the same for all its choices")
    }
    next += 1
    return node
  }

  private func isChoiceList(_ node: MarkdownTree.Node) throws(LessonError) -> Bool {
    guard node.kind == CMARK_NODE_LIST else { return false }
    return try QuizParser.isQuiz(node, in: text)
  }

  /// Whether it is a paragraph that begins with this mark, in bold.
  private func begins(_ node: MarkdownTree.Node, with mark: String) -> Bool {
    node.kind == CMARK_NODE_PARAGRAPH && node.children[0].kind == CMARK_NODE_STRONG
      && node.children[0].text == mark
  }

  /// The prediction that the next block is, or the outcome of the one before it.
  private mutating func prediction(_ node: MarkdownTree.Node) throws(LessonError) -> LessonSource.Block? {
    if begins(node, with: "Predict.") {
      if let prediction { throw unanswered(prediction) }
      next += 1
      let question = try prose(of: node)
      let answers = try choiceList().map { list throws(LessonError) in try QuizParser(text).answers(of: list)
      }
      guard next < blocks.count, try isCell(blocks[next]) else {
        throw error(
          at: node, "a prediction that no cell follows: expected the cells whose results it asks for")
      }
      prediction = node
      return .prediction(question, answers: answers ?? [])
    }
    guard let prediction, try !isCell(node) else { return nil }
    guard node.kind == CMARK_NODE_PARAGRAPH else { throw unanswered(prediction) }
    self.prediction = nil
    next += 1
    return .outcome(try prose(of: node))
  }

  private func isCell(_ node: MarkdownTree.Node) throws(LessonError) -> Bool {
    guard let fence = try fence(node), case .swift(let mark) = fence.purpose else { return false }
    return ["", "hidden", "file", "hidden file"].contains(mark)
  }

  private func unanswered(_ prediction: MarkdownTree.Node) -> LessonError {
    error(
      at: prediction,
      "a prediction without an answer: expected a paragraph right below its cells that says what came of it")
  }

  /// The part of an exercise that must come next.
  private mutating func part(_ mark: String) throws(LessonError) -> LessonSource.Code {
    guard next < blocks.count, let fence = try fence(blocks[next]), fence.purpose == .swift(mark) else {
      let place =
        next < blocks.count ? (blocks[next].firstLine, blocks[next].firstColumn) : (text.lineCount, 1)
      throw LessonError(
        line: place.0, column: place.1, message: "expected ```swift \(mark) to follow the exercise")
    }
    next += 1
    return code(of: blocks[next - 1])
  }

  /// The hints below the exercise that has just ended.
  private mutating func hints() throws(LessonError) -> [LessonSource.Prose] {
    var hints: [LessonSource.Prose] = []
    while next < blocks.count, begins(blocks[next], with: "Hint.") {
      hints.append(try wordsOnly(of: blocks[next], in: "a hint"))
      next += 1
    }
    return hints
  }

  private func error(at node: MarkdownTree.Node, _ message: String) -> LessonError {
    LessonError(line: node.firstLine, column: node.firstColumn, message: message)
  }
}

extension LessonError {
  /// The mistake of a value where words are shown before there are values.
  static func valueAmongWords(_ value: LessonSource.Expression, in place: String) -> LessonError {
    LessonError(
      line: value.line, column: value.column, message: "a value in \(place): expected words only")
  }
}

// MARK: - Fences

extension LessonParser {
  /// The fence that a block of the lesson is in, its end and what it holds having been checked; nothing for any other
  /// block.
  private func fence(_ node: MarkdownTree.Node) throws(LessonError) -> Fence? {
    let opening = text.line(node.firstLine)
    let indentation = opening.prefix { $0 == .space }.count
    // Code that is indented by four spaces or a tab is not in a fence.
    guard node.kind == CMARK_NODE_CODE_BLOCK, indentation <= 3,
      let fence = Fence(opening.dropFirst(indentation))
    else { return nil }
    let inner = node.firstLine + 1..<max(node.firstLine + 1, node.lastLine)
    for line in inner {
      if let other = Fence(text.line(line).trimmed), fence.hides(other) {
        throw text.error(
          at: text.line(line).trimmed.startIndex,
          "a fence within the fence of line \(node.firstLine): expected \(fence.text) on a line of its own before it, "
            + "or a longer fence around it")
      }
    }
    guard node.lastLine > node.firstLine, fence.isClosed(by: text.line(node.lastLine).trimmed) else {
      throw error(at: node, "a fence that does not end: expected \(fence.text) on a line of its own")
    }
    return fence
  }

  private func code(of node: MarkdownTree.Node) -> LessonSource.Code {
    LessonSource.Code(
      text: String(node.literal.dropLast()), line: node.firstLine + 1, column: node.firstColumn)
  }

  /// Refuses cells that Markdown does not read as such, and which would silently not run.
  private func checkNothingHides(in node: MarkdownTree.Node) throws(LessonError) {
    for leaf in node.leaves {
      let opening = Fence(text.line(leaf.firstLine).withoutContainers)
      for line in leaf.firstLine...max(leaf.firstLine, leaf.lastLine) {
        let content = text.line(line).withoutContainers
        guard let fence = Fence(content), fence.purpose != .otherLanguage else { continue }
        // A shorter fence, or one of the other kind, is shown within a fence on purpose.
        if leaf.kind == CMARK_NODE_CODE_BLOCK, line > leaf.firstLine, let opening, !opening.hides(fence) {
          continue
        }
        throw text.error(
          at: content.startIndex,
          "Swift that would not run: expected its fence at the margin, outside lists, quotations, HTML and other code"
        )
      }
    }
  }
}
