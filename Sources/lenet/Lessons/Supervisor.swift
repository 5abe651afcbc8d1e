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

  /// Runs the child with this process's arguments.
  ///
  /// - Returns: the child's exit code; as shells have it, 128 and the signal's number where one ended the child.
  /// - Throws: ``TrappedLesson`` where the child's own code ended it.
  static func run() throws -> Int32 {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lenet-\(UUID().uuidString)")
    guard mkdir(folder.path, 0o700) == 0 else {
      throw FileError(
        folder.deletingLastPathComponent().path, found: String(cString: strerror(errno)).lowercased(),
        expected: "a folder for temporary files", remedy: "Set TMPDIR to one that can be written to.")
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = folder.appending(path: "trap.txt")

    let errors = folder.appending(path: "errors.txt")
    let status = try spawn(
      environment: [
        mark: "1",
        "SWIFT_BACKTRACE":
          "enable=yes,interactive=no,color=no,cache=no,threads=crashed,registers=none,images=none,"
          + "output-to=\(report.path)",
      ], errors: errors.path)

    func text(of file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
    // The low bits of a status hold the signal that ended the process, the next eight what it returned.
    let signal = status & 0x7F
    guard ![SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE].contains(signal) else {
      throw TrappedLesson(message: text(of: errors), trace: text(of: report))
    }
    FileHandle.standardError.write(Data(text(of: errors).utf8))
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Runs this program with its own arguments and waits for its end.
  ///
  /// Foundation's `Process` would start it in a process group of its own, which may not read from the terminal.
  private static func spawn(environment: [String: String], errors: String) throws -> Int32 {
    #if os(macOS)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
    // Signals that this process was started without are to reach the child all the same.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    var child: pid_t = 0
    let failure = posix_spawn(&child, program, &actions, &attributes, &arguments, &environment)
    guard failure == 0 else {
      throw FileError(
        program, found: String(cString: strerror(failure)), expected: "a program that can be started again")
    }
    // Whoever ends this process means the lesson.
    let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [child] in kill(child, number) }
      source.activate()
      return source
    }
    defer { for signal in signals { signal.cancel() } }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 && errno == EINTR {}
    return status
  }
}

/// What the runtime said when a lesson trapped.
struct TrappedLesson: Error, CustomStringConvertible {
  let message: String
  let trace: String

  /// `Lessons/02-convolution.md:34: Index out of range. The lesson ends here.`
  var description: String { "\(place): \(reason)\(reason.hasSuffix("?") ? "" : ".") The lesson ends here." }

  /// What the runtime gave as its reason. Optimised code stops without one; then the trace says in which function.
  private var reason: String {
    if let start = message.firstRange(of: "Fatal error: ") {
      return String(message[start.upperBound...].prefix { $0 != "\n" })
    }
    let function = trace.firstMatch(of: #/0x[0-9a-f]+ (?:specialized )?([A-Za-z.()_:]+) in /#)?.1
    return "the cell stopped" + (function.map { " in \($0)" } ?? "")
      + ": is an index or a number out of range, or a value missing?"
  }

  /// The innermost frame in a Markdown file.
  private var place: String {
    guard let frame = trace.firstMatch(of: /at (\S.*\.md):([0-9]+)/) else { return "a lesson" }
    return frame.1.split(separator: "/").suffix(2).joined(separator: "/") + ":\(frame.2)"
  }
}
