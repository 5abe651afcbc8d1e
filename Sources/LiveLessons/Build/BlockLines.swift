import LessonFormat

extension LessonSource {
  /// The block in which a line of the file lies; nil for a line of words only.
  func block(ofLine line: Int) -> Int? { blocks.firstIndex { $0.lines.contains(line) } }
}

extension LessonSource.Block {
  /// The first line of its Swift, counted from 1 in the file; nil for one that has none.
  var firstLine: Int? { lines.min() }

  /// The lines of the file on which it has Swift.
  fileprivate var lines: Set<Int> {
    switch self {
    case .prose(let prose), .outcome(let prose): Set(prose.expressions.map(\.line))
    case .prediction(let prose): Set(prose.expressions.map(\.line))
    case .cell(let code, _), .file(let code, _), .unrun(let code): Set(code.lines)
    case .exercise(let exercise):
      Set([exercise.task, exercise.check, exercise.answer].flatMap { Array($0.lines) })
    case .quiz(let choices):
      Set(choices.flatMap { [$0.isRight] + $0.text.expressions + $0.explanation.expressions }.map(\.line))
    }
  }
}
