import Foundation
import MNIST
import Notebook

/// Runs the program a second time and watches over it, so that a lesson that traps ends in a sentence with its line.
///
/// A trap, such as an index out of range, ends a process at once. The Swift runtime can write down where it was, if
/// asked by an environment variable before the process starts; so the lesson runs in a child.
enum Supervisor {
  private static let mark = "LENET_IS_WATCHED"

  /// Whether this process is not the child.
  static var isNeeded: Bool { ProcessInfo.processInfo.environment[mark] == nil }

  /// Runs the child with this process's arguments, and ends as it ended.
  static func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lenet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = folder.appending(path: "trap.txt")

    let child = Process()
    child.executableURL = Bundle.main.executableURL
    child.arguments = Array(CommandLine.arguments.dropFirst())
    child.environment = ProcessInfo.processInfo.environment.merging([
      mark: "1",
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,cache=no,threads=crashed,registers=none,images=none,"
        + "output-to=\(report.path)",
    ]) { $1 }
    let errors = Pipe()
    child.standardError = errors
    try child.run()
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    child.waitUntilExit()
    guard child.terminationReason == .uncaughtSignal else {
      FileHandle.standardError.write(Data(message.utf8))
      Foundation.exit(child.terminationStatus)
    }
    let trace = (try? String(contentsOf: report, encoding: .utf8)) ?? ""
    throw TrappedLesson(message: message, trace: trace)
  }
}

/// What the runtime said when a lesson trapped.
struct TrappedLesson: Error, CustomStringConvertible {
  let message: String
  let trace: String

  /// `Lessons/02-convolution.md:34: Index out of range`
  var description: String {
    let reason = message.firstRange(of: "Fatal error: ").map { start in
      String(message[start.upperBound...].prefix { $0 != "\n" })
    }
    return "\(place): \(reason ?? "the cell trapped"). The lesson ends here."
  }

  /// The innermost frame in a Markdown file.
  private var place: String {
    guard let frame = trace.firstMatch(of: /at (\S.*\.md):([0-9]+)/) else { return "a lesson" }
    return frame.1.split(separator: "/").suffix(2).joined(separator: "/") + ":\(frame.2)"
  }
}
