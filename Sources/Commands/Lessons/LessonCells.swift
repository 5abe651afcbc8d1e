import Foundation
import LessonFormat

/// Which lines of a lesson's file belong to which kind of cell.
struct LessonCells {
  private var exercises: [(task: Range<Int>, check: Range<Int>)] = []
  private var hidden: [Range<Int>] = []

  /// - Parameter path: the lesson's file; one that is gone has no cells.
  init(path: String) {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let text = try? LessonSource.text(of: Array(data)), let lesson = try? LessonSource(markdown: text)
    else { return }
    for block in lesson.blocks {
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

extension LessonSource.Code {
  /// The lines of the file that hold it.
  fileprivate var lines: Range<Int> {
    line..<line + text.split(separator: "\n", omittingEmptySubsequences: false).count
  }
}
