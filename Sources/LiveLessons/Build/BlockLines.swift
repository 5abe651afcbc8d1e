import LessonFormat

extension LessonSource {
  /// The block in which a line of the file lies; nil for a line of the title, the aim or none.
  func block(ofLine line: Int) -> Int? { lines.firstIndex { $0.contains(line) } }
}

extension Diagnostic {
  /// The same with the block in which it lies, and with a student's words for it.
  func placed(in lesson: LessonSource) -> Diagnostic {
    guard let block = lesson.block(ofLine: line) else { return self }
    var diagnostic = self
    diagnostic.block = block
    if let (code, first) = lesson.blocks[block].swift(atLine: line) {
      diagnostic.words = StudentWords.words(
        for: message, at: code, column: max(1, column - first + 1), names: LessonNames(of: lesson, at: block))
    }
    return diagnostic
  }
}

extension LessonSource.Block {
  /// The Swift on a line of the file, without its indentation there, and the column at which it begins.
  fileprivate func swift(atLine line: Int) -> (code: String, column: Int)? {
    let codes: [LessonSource.Code] =
      switch self {
      case .exercise(let exercise): [exercise.task, exercise.check, exercise.answer]
      default: code.map { [$0] } ?? []
      }
    guard let code = codes.first(where: { $0.lines.contains(line) }) else { return nil }
    let text = code.text.split(separator: "\n", omittingEmptySubsequences: false)[line - code.line]
    return (String(text), code.column)
  }
}
