/// What the runtime said when a lesson trapped.
struct TrappedLesson: Error, CustomStringConvertible {
  /// Its reason, if it gave one, and where the process was.
  let report: String

  /// `Lessons/02-convolution.md:34: Index out of range. The lesson ends here.`
  var description: String { "\(place): \(reason)\(reason.hasSuffix("?") ? "" : ".") The lesson ends here." }

  /// What the runtime gave as its reason. Optimised code stops without one; then the trace says in which function.
  private var reason: String {
    if let start = report.firstRange(of: "Fatal error: ") {
      return String(report[start.upperBound...].prefix { $0 != "\n" })
    }
    let function = report.firstMatch(of: #/0x[0-9a-f]+ (?:specialized )?([A-Za-z.()_:]+) in /#)?.1
    return "the cell stopped" + (function.map { " in \($0)" } ?? "")
      + ": is an index or a number out of range, or a value missing?"
  }

  /// The innermost frame in a Markdown file.
  private var place: String {
    guard let frame = report.firstMatch(of: /at (\S.*\.md):([0-9]+)/) else { return "a lesson" }
    return frame.1.split(separator: "/").suffix(2).joined(separator: "/") + ":\(frame.2)"
  }
}
