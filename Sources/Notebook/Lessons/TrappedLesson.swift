import Foundation
import LessonFormat

/// What the runtime said when a lesson trapped.
///
/// A mistake of the reader's may trap far from where it was made: in a function of an earlier cell that was handed too few
/// numbers, in an exercise's check, in a hidden cell. The place that is told is the reader's, as far as the trace knows it.
public struct TrappedLesson: Error, CustomStringConvertible {
  /// The lesson's file, and what ended it at which line; the file is empty if the trace names none.
  public let failure: Element.Failure

  /// - Parameters:
  ///   - report: the runtime's reason, if it gave one, and where the process was.
  ///   - cells: the lesson's cells; those of its file, unless given.
  public init(report: String, cells: LessonCells? = nil) {
    // The innermost comes first.
    let frames = report.matches(of: /at (\S.*\.md):([0-9]+)/).map {
      (file: String($0.1), line: Int($0.2) ?? 0)
    }
    let file = frames.first?.file ?? ""
    let lines = frames.filter { $0.file == file }.map(\.line)
    let (line, place) = Self.place(of: lines, in: cells ?? LessonCells(path: file))
    let message = Self.reason(in: report) + place
    failure = Element.Failure(message: message + (message.hasSuffix("?") ? "" : "."), file: file, line: line)
  }

  /// `Lessons/02-convolution.md:34: Index out of range. The lesson ends here.`
  public var description: String {
    (failure.file.isEmpty ? "a lesson: \(failure.message)" : failure.description) + " The lesson ends here."
  }

  /// The reader's line, and how it is related to the innermost.
  private static func place(of lines: [Int], in cells: LessonCells) -> (line: Int, words: String) {
    guard let innermost = lines.first, let outermost = lines.last else { return (0, "") }
    if let own = lines.first(where: cells.isTask) {
      return (own, own == innermost ? "" : ", in line \(innermost), which this line calls")
    }
    if let exercise = lines.compactMap({ cells.exerciseChecked(at: $0) }).first {
      return (exercise, ", when line \(outermost) checks what is written here")
    }
    if cells.isHidden(innermost) {
      return (innermost, ", in a hidden cell, which relies on what the cells above it compute")
    }
    return (innermost, outermost == innermost ? "" : ", called from line \(outermost)")
  }

  /// What the runtime gave as its reason. Optimised code stops without one; then the trace says in which function.
  private static func reason(in report: String) -> String {
    if let start = report.firstRange(of: "Fatal error: ") {
      let reason = String(report[start.upperBound...].prefix { $0 != "\n" })
      // What a cell throws and nobody catches.
      return reason.replacing("Error raised at top level: ", with: "")
    }
    let function = report.firstMatch(of: #/0x[0-9a-f]+ (?:specialized )?([A-Za-z.()_:]+) in /#)?.1
    return "the cell stopped" + (function.map { " in \($0)" } ?? "")
      + ": is an index or a number out of range, or a value missing?"
  }
}
