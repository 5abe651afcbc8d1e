extension LessonSource {
  /// Takes a lesson apart.
  ///
  /// - Throws: ``LessonError`` at the first line that breaks a rule.
  public init(markdown: String) throws(LessonError) {
    var parser = LessonParser(lines: markdown.split(separator: "\n", omittingEmptySubsequences: false))
    self = try parser.parse()
  }
}

/// Reads a lesson line by line. It knows fences, quizzes and values, and leaves the rest to a Markdown library.
private struct LessonParser {
  let lines: [Substring]
  /// The next line, counted from 0.
  var next = 0

  mutating func parse() throws(LessonError) -> LessonSource {
    let (title, aim) = try head()
    var lesson = LessonSource(title: title, aim: aim, blocks: [])
    var prose = next..<next
    func endProse() throws(LessonError) {
      let text = lines[prose]
      guard text.contains(where: { !$0.isBlank }) else { return }
      lesson.blocks.append(.prose(try Self.prose(Array(text), firstLine: prose.lowerBound + 1)))
    }
    while next < lines.count {
      let start = next
      if let block = try block() {
        prose = prose.lowerBound..<start
        try endProse()
        lesson.blocks.append(block)
        prose = next..<next
      } else {
        next += 1
      }
    }
    prose = prose.lowerBound..<next
    try endProse()
    return lesson
  }

  /// The title and the paragraph below it.
  private mutating func head() throws(LessonError) -> (title: String, aim: String) {
    skipBlankLines()
    guard next < lines.count, lines[next].hasPrefix("# ") else {
      throw LessonError(line: next + 1, message: "expected the lesson's title: # and its words")
    }
    let title = lines[next].dropFirst(2)
    next += 1
    skipBlankLines()
    let aim = lines[next...].prefix { !$0.isBlank }
    guard let first = aim.first, !first.hasPrefix("#"), !first.hasPrefix("```") else {
      throw LessonError(line: next + 1, message: "expected the lesson's aim: a paragraph below the title")
    }
    next += aim.count
    return (String(title), aim.joined(separator: " "))
  }

  private mutating func skipBlankLines() {
    while next < lines.count && lines[next].isBlank { next += 1 }
  }

  /// The cell, exercise or quiz that begins at the next line; nothing if that is prose.
  private mutating func block() throws(LessonError) -> LessonSource.Block? {
    let line = lines[next]
    if line.hasPrefix("- [{{") { return .quiz(try quiz()) }
    guard line.hasPrefix("```") else { return nil }
    let words = line.dropFirst(3).split(separator: " ")
    let start = next
    let code = try fence()
    guard words.first == "swift" else {
      // Another language: a part of the prose, passed over whole so that nothing in it is taken for a cell.
      next -= 1
      return nil
    }
    switch words.dropFirst().joined(separator: " ") {
    case "": return .cell(code, isHidden: false)
    case "hidden": return .cell(code, isHidden: true)
    case "unrun": return .unrun(code)
    case "file": return .file(code)
    case "exercise":
      return .exercise(
        LessonSource.Exercise(
          task: code, check: try fence(marked: "check"), answer: try fence(marked: "answer")))
    case let mark:
      throw LessonError(
        line: start + 1,
        message: mark == "check" || mark == "answer"
          ? "a \(mark) without an exercise before it: expected the fences exercise, check and answer in a row"
          : "a cell marked “\(mark)”, expected hidden, unrun, file, exercise, check, answer or nothing")
    }
  }

  /// The code of the fence at the next line.
  private mutating func fence() throws(LessonError) -> LessonSource.Code {
    let start = next
    next += 1
    let code = lines[next...].prefix { !$0.hasPrefix("```") }
    next += code.count + 1
    guard next <= lines.count else {
      throw LessonError(
        line: start + 1, message: "a fence that does not end: expected ``` on a line of its own")
    }
    return LessonSource.Code(text: code.joined(separator: "\n"), line: start + 2)
  }

  /// The code of a fence that must come next.
  private mutating func fence(marked mark: String) throws(LessonError) -> LessonSource.Code {
    skipBlankLines()
    guard next < lines.count, lines[next] == "```swift \(mark)" else {
      throw LessonError(line: next + 1, message: "expected ```swift \(mark) to follow the exercise")
    }
    return try fence()
  }
}

// MARK: - Quizzes

extension LessonParser {
  private mutating func quiz() throws(LessonError) -> [LessonSource.Choice] {
    var choices: [LessonSource.Choice] = []
    while next < lines.count && lines[next].hasPrefix("- [{{") {
      choices.append(try choice())
      skipBlankLines()
    }
    return choices
  }

  private mutating func choice() throws(LessonError) -> LessonSource.Choice {
    let start = next
    guard let end = lines[start].firstRange(of: "}}] ") else {
      throw LessonError(
        line: start + 1, message: "a choice that does not begin with [{{condition}}] and a space")
    }
    let condition = lines[start][..<end.lowerBound].dropFirst("- [{{".count)
    next += 1
    // What is indented belongs to the choice, and so do blank lines between.
    while next < lines.count && (lines[next].hasPrefix("  ") || lines[next].isBlank) { next += 1 }
    let text = [lines[start][end.upperBound...]] + lines[start + 1..<next].map { $0.dropFirst(2) }
    let question = text.prefix { !$0.isBlank }
    guard text.dropFirst(question.count).contains(where: { !$0.isBlank }) else {
      throw LessonError(
        line: start + 1, message: "a choice without an explanation: expected an indented paragraph below it")
    }
    return LessonSource.Choice(
      isRight: LessonSource.Expression(
        text: String(condition), line: start + 1, column: "- [{{".count + 1),
      text: try Self.prose(Array(question), firstLine: start + 1),
      explanation: try Self.prose(
        Array(text.dropFirst(question.count)), firstLine: start + 1 + question.count))
  }
}

// MARK: - Values in prose

extension LessonParser {
  /// Takes the values out of lines of Markdown.
  private static func prose(
    _ lines: [Substring], firstLine: Int
  ) throws(LessonError) -> LessonSource.Prose {
    var prose = LessonSource.Prose(markdown: "", expressions: [])
    for (offset, line) in lines.enumerated() {
      var rest = line
      while let open = rest.firstRange(of: "{{") {
        guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
          throw LessonError(line: firstLine + offset, message: "{{ without }} on the same line")
        }
        prose.markdown += rest[..<open.lowerBound]
        prose.markdown.append(LessonSource.Prose.marker)
        // Columns count from the line's beginning in the file: what was cut off before is still in the base.
        let column = line.base.utf8.distance(from: lineStart(of: line), to: open.upperBound) + 1
        prose.expressions.append(
          LessonSource.Expression(
            text: String(rest[open.upperBound..<close.lowerBound]), line: firstLine + offset, column: column))
        rest = rest[close.upperBound...]
      }
      prose.markdown += rest + "\n"
    }
    return prose
  }

  private static func lineStart(of line: Substring) -> String.Index {
    line.base[..<line.startIndex].lastIndex(of: "\n").map { line.base.index(after: $0) }
      ?? line.base.startIndex
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
