/// A lesson's Markdown that is changed in places: all else stays as it is, byte for byte.
///
/// Blocks are counted from 0 in the order of ``LessonSource/blocks``. Every change is read as a lesson again, so what comes
/// of it is one.
public struct LessonEdit: Sendable {
  /// The text of the file.
  public let markdown: String
  /// What it says.
  public let source: LessonSource

  /// - Throws: ``LessonError`` at the first place that breaks a rule.
  public init(_ markdown: String) throws(LessonError) {
    self.markdown = markdown
    source = try LessonSource(markdown: markdown)
  }

  /// What can be added.
  public enum Addition: Sendable {
    /// A cell that is seen and runs.
    case cell(String)
    /// Markdown.
    case prose(String)
  }

  /// What of a block can be replaced: a cell's Swift, an exercise's task, the Markdown of all else.
  public func text(of block: Int) -> String {
    if let code = source.blocks[block].code { return code.text }
    let lines = MarkdownLines(markdown)
    return source.lines[block].map { lines[$0] }.joined(separator: "\n")
  }

  /// The lesson with another text in the place of a block's.
  ///
  /// The fence of a cell grows where the text holds one as long.
  public func replacing(_ block: Int, with text: String) throws(LessonError) -> LessonEdit {
    let text = Self.unix(text)
    var lines = MarkdownLines(markdown)
    guard text != self.text(of: block) else { return self }
    if let code = source.blocks[block].code {
      lines.replace(code, with: text)
    } else {
      lines.replace(source.lines[block], with: text, indentation: "")
    }
    return try read(lines)
  }

  /// The lesson with a new cell, or new prose, below a block: below the lesson's aim if that is −1.
  ///
  /// - Returns: the lesson, and the number of the block that holds what is new. Prose next to prose becomes one block with it.
  public func inserting(
    _ addition: Addition, after block: Int
  ) throws(LessonError) -> (lesson: LessonEdit, block: Int) {
    var lines = MarkdownLines(markdown)
    let end = block < 0 ? source.aimEnd : source.lines[block].upperBound
    switch addition {
    case .cell(let code):
      lines.insert(MarkdownLines.cell(Self.unix(code)), at: end)
    case .prose(let text): lines.insert(Self.unix(text), at: end)
    }
    let lesson = try read(lines)
    let isJoined = addition.isProse && block >= 0 && source.blocks[block].isProse
    return (lesson, isJoined ? block : block + 1)
  }

  /// The lesson without a block.
  public func removing(_ block: Int) throws(LessonError) -> LessonEdit {
    var lines = MarkdownLines(markdown)
    lines.remove(source.lines[block])
    return try read(lines)
  }

  /// The lesson with another value of a slider in one of its cells.
  ///
  /// - Parameters:
  ///   - slider: its name.
  ///   - value: a number as Swift has it: `4`, `0.55`.
  public func replacing(slider: String, with value: String) throws(LessonError) -> LessonEdit {
    for (block, part) in source.blocks.enumerated() {
      guard let code = part.code, let found = code.sliders.first(where: { $0.name == slider }) else {
        continue
      }
      let changed = code.replacing(valueOf: found, with: value)
      guard changed.sliders.contains(where: { $0.name == slider && $0.value == value }) else {
        throw LessonError(
          line: code.line + found.line - 1, column: code.column + found.valueColumns.lowerBound,
          message: "“\(value)” for a slider’s value, expected a number such as \(found.value)")
      }
      return try replacing(block, with: changed.text)
    }
    throw LessonError(line: 1, column: 1, message: "no slider “\(slider)” in the lesson")
  }

  /// The text with line feeds alone.
  private static func unix(_ text: String) -> Substring {
    // Between two others, a byte order mark at its beginning is a character like any.
    LessonText("\n\(text)\n").string.dropFirst().dropLast()
  }

  private func read(_ lines: MarkdownLines) throws(LessonError) -> LessonEdit { try LessonEdit(lines.text) }
}

extension LessonEdit.Addition {
  fileprivate var isProse: Bool {
    if case .prose = self { true } else { false }
  }
}

extension LessonSource.Block {
  /// The Swift that a reader edits: a cell's, or the task of an exercise.
  public var code: LessonSource.Code? {
    switch self {
    case .cell(let code, _), .file(let code, _), .unrun(let code): code
    case .exercise(let exercise): exercise.task
    case .prose, .prediction, .outcome, .quiz: nil
    }
  }

  fileprivate var isProse: Bool {
    if case .prose = self { true } else { false }
  }
}
