import Foundation
import LessonFormat

/// Which lines of a lesson's file belong to which kind of cell.
public struct LessonCells {
  private var exercises: [(task: Range<Int>, check: Range<Int>)] = []
  private var hidden: [Range<Int>] = []

  /// - Parameter path: the lesson's file; one that is gone has no cells.
  init(path: String) {
    let text = (try? Data(contentsOf: URL(filePath: path))).flatMap { try? LessonSource.text(of: Array($0)) }
    self.init(text.flatMap { try? LessonSource(markdown: $0).blocks } ?? [])
  }

  /// The cells among a lesson's blocks.
  public init(_ blocks: [LessonSource.Block]) {
    for block in blocks {
      switch block {
      case .exercise(let exercise): exercises.append((exercise.task.lines, exercise.check.lines))
      case .cell(let code, true), .file(let code, true): hidden.append(code.lines)
      default: break
      }
    }
  }

  /// Whether a line is one that the reader edits in an exercise.
  func isTask(_ line: Int) -> Bool { exercises.contains { $0.task.contains(line) } }

  /// The first line of the exercise in whose check a line stands.
  func exerciseChecked(at line: Int) -> Int? { exercises.first { $0.check.contains(line) }?.task.lowerBound }

  func isHidden(_ line: Int) -> Bool { hidden.contains { $0.contains(line) } }
}
