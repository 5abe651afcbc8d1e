import Files
import Foundation
import Notebook

/// Runs the program a second time and watches over it, so that a lesson that traps ends in a sentence with its line.
///
/// A trap, such as an index out of range, ends a process at once. The Swift runtime can say where it was, if asked by
/// an environment variable before the process starts; so the lesson runs in a child. What the child writes to standard
/// error comes through a pipe, whose other end tells the child that its parent lives: nothing is left behind on disk,
/// and no child without a parent.
enum Supervisor {
  private static let mark = "LENET_IS_WATCHED"

  /// Whether this process is not the child.
  static var isNeeded: Bool { ProcessInfo.processInfo.environment[mark] == nil }

  /// Runs the child with this process's arguments. A signal by which the user or the system ended the child ends this
  /// process too.
  ///
  /// - Returns: the child's exit code; as shells have it, 128 and the signal's number where another signal ended it.
  /// - Throws: `TrappedLesson` where the child's own code ended it.
  static func run() throws -> Int32 {
    let (status, errors) = try spawn(environment: [
      mark: "1",
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,cache=no,threads=crashed,registers=none,images=none,output-to=stderr",
    ])
    // The low bits of a status hold the signal that ended the process, the next eight what it returned.
    let signal = status & 0x7F
    guard ![SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE].contains(signal) else {
      throw TrappedLesson(report: errors)
    }
    Console.say(errors)
    if endingSignals.contains(signal) { Interruption.leave(by: signal) }
    if signal == SIGKILL {
      Console.note("Error: the lesson was killed from outside. Is there enough memory?")
    }
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends this process, which is the child, when its parent is gone.
  static func endWithParent() {
    // A pipe that nobody reads any more is in error.
    Foundation.Thread.detachNewThread {
      var pipe = pollfd(fd: STDERR_FILENO, events: 0, revents: 0)
      while poll(&pipe, 1, -1) == -1 && errno == EINTR {}
      _exit(128 + SIGHUP)
    }
  }

  /// Runs this program with its own arguments and waits for its end.
  ///
  /// Foundation's `Process` would start it in a process group of its own, which may not read from the terminal.
  ///
  /// - Returns: the child's status, and what it wrote to standard error.
  private static func spawn(environment: [String: String]) throws -> (status: Int32, errors: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw unstartable(errno) }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    #if os(macOS)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, writing, STDERR_FILENO)
    // Signals that this process was started without are to reach the child all the same.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = signalSet([])
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // Whoever ends this process means the lesson: such signals wait here until they are passed on.
    var ending = signalSet(endingSignals)
    sigprocmask(SIG_BLOCK, &ending, nil)
    signal(SIGCHLD, SIG_DFL)

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    var child: pid_t = 0
    let failure = posix_spawn(&child, program, &actions, &attributes, &arguments, &environment)
    close(writing)
    guard failure == 0 else { throw unstartable(failure) }
    return watch(child, errors: reading)
  }

  /// The error for the system call that kept the child from starting.
  static func unstartable(_ code: Int32) -> FileError {
    let remedy: String? =
      switch code {
      case EAGAIN, EMFILE, ENFILE: "Raise the limits with ulimit -n and ulimit -u."
      case ENOMEM: "Raise the limit with ulimit -v, or end other programs."
      default: nil
      }
    var error = FileError("the lesson cannot be started", errno: code, remedy: remedy)
    // Of a file, the same code says something else.
    if code == EAGAIN { error.found = "no process or thread to be had" }
    return error
  }

  private static let endingSignals = [SIGINT, SIGTERM, SIGHUP]

  private static func signalSet(_ signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    return set
  }

  /// Takes the signals that wait for this process.
  private static func pendingSignals() -> [Int32] {
    var waiting = sigset_t()
    sigpending(&waiting)
    return endingSignals.filter { number in
      guard sigismember(&waiting, number) == 1 else { return false }
      var (one, taken) = (signalSet([number]), Int32(0))
      return sigwait(&one, &taken) == 0
    }
  }

  /// Waits for the child's end, keeps what it writes to standard error, and passes on the signals that wait.
  private static func watch(_ child: pid_t, errors: Int32) -> (status: Int32, errors: String) {
    var bytes: [UInt8] = []
    var isOpen = true
    func read() {
      var part = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = Foundation.read(errors, &part, part.count)
        if count == 0 { isOpen = false }
        guard count > 0 else { return }
        bytes += part[..<count]
      }
    }
    _ = fcntl(errors, F_SETFL, O_NONBLOCK)
    var ended: pid_t = 0
    var status: Int32 = 0
    var pipe = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
    repeat {
      _ = poll(&pipe, isOpen ? 1 : 0, isOpen ? 50 : 1)
      read()
      for number in pendingSignals() { kill(child, number) }
      // A browser that the child has opened may keep the pipe open longer than the child lives.
      ended = waitpid(child, &status, WNOHANG)
    } while ended == 0 || ended == -1 && errno == EINTR
    read()
    return (status, String(decoding: bytes, as: UTF8.self))
  }
}
