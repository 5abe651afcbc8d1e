import Figures
import Files
import Foundation

/// A peer that runs: it does one measurement for each line that it is told, and answers each in a line of JSON.
///
/// Whoever has one postpones signals (`Interruption.postponed`): it stops waiting when one is due.
final class PeerProcess {
  /// A signal is to end the program.
  struct Interrupted: Error {}

  private let peer: Peer
  private let limit: Duration
  private let process = Process()
  private let (orders, answers) = (Pipe(), Pipe())
  /// What came after the last whole line.
  private var rest: [UInt8] = []
  /// What it says besides its answers.
  private let log: String
  private let formerPipeAction: sig_t?

  /// Starts a peer whose scripts are in `folder`.
  ///
  /// `python3` is looked for in the folders of `path`, which has colons between them. No answer may take longer than the
  /// limit.
  ///
  /// - Throws: `FileError` where there is no Python, or it cannot be started.
  init(_ peer: Peer, threads: Int, in folder: PeerFolder, path: String, limit: Duration) throws {
    (self.peer, self.limit) = (peer, limit)
    log = folder.path(of: "log")
    try folder.write([], to: "log")
    let programs = path.split(separator: ":").map { "\($0)/python3" }
    guard let python = programs.first(where: { access($0, X_OK) == 0 }) else {
      throw FileError(
        "python3", found: "no such program in PATH", expected: "Python with \(peer.name)",
        remedy: "Install it, then python3 -m pip install \(peer.packages).")
    }
    process.executableURL = URL(filePath: python)
    process.arguments = [folder.path(of: "peer.py"), peer.rawValue, "\(threads)"]
    process.standardInput = orders
    process.standardOutput = answers
    process.standardError = FileHandle(forWritingAtPath: log)
    // An order to a process that has crashed is an error, and not this program's end.
    formerPipeAction = signal(SIGPIPE, SIG_IGN)
    do { try process.run() } catch {
      throw FileError(python, found: "it cannot be started: \(error.localizedDescription)")
    }
    // The other end is the peer's alone, so that its end is noticed.
    try? answers.fileHandleForWriting.close()
  }

  /// Ends the process, whatever it is doing, with those that it has started: Foundation gives them a group.
  deinit {
    if process.processIdentifier > 0 {
      if kill(-process.processIdentifier, SIGKILL) != 0 { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
    }
    signal(SIGPIPE, formerPipeAction)
  }

  /// Tells the peer to measure something, and waits for what it says.
  ///
  /// - Throws: `FileError` if it ends, says something else or takes too long; `Interrupted`.
  func ask<Answer: Decodable>(for measurement: String, as type: Answer.Type) throws -> Answer {
    try? orders.fileHandleForWriting.write(contentsOf: Data("\(measurement)\n".utf8))
    return try next(as: type)
  }

  /// The next answer.
  ///
  /// - Throws: `FileError` if the peer ends, says something else or takes too long; `Interrupted`.
  func next<Answer: Decodable>(as type: Answer.Type) throws -> Answer {
    let line = try nextLine()
    do { return try JSONDecoder().decode(type, from: Data(line)) } catch {
      throw unusable("“\(String(decoding: line.prefix(60), as: UTF8.self))”")
    }
  }

  /// The error for an answer that says something else than was asked.
  func unusable(_ answer: String) -> FileError {
    FileError(peer.name, found: "the answer \(answer)", expected: "a measurement", remedy: remedy)
  }

  private func nextLine() throws -> [UInt8] {
    let end = ContinuousClock.now + limit
    let descriptor = answers.fileHandleForReading.fileDescriptor
    while true {
      if let index = rest.firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest.removeSubrange(...index) }
        return Array(rest[..<index])
      }
      if Interruption.isDue { throw Interrupted() }
      guard ContinuousClock.now < end else {
        throw FileError(
          peer.name, found: "no answer for \(Numbers.count(Int(limit / .seconds(1)), "second"))",
          expected: "one by then",
          remedy: remedy)
      }
      // A signal that another thread has got does not end the waiting.
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, 100) > 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure }
      rest += chunk[..<count]
    }
  }

  /// Why the peer has ended: the last line of what it said, which is Python's own summary of an error.
  private var failure: FileError {
    // It may have closed its output and go on.
    let end = ContinuousClock.now + .seconds(5)
    while process.isRunning && ContinuousClock.now < end && !Interruption.isDue {
      Foundation.Thread.sleep(forTimeInterval: 0.05)
    }
    guard !process.isRunning else {
      return FileError(
        peer.name, found: "its script closed its output and goes on", expected: "an answer", remedy: remedy)
    }
    if process.terminationReason == .uncaughtSignal {
      return FileError(
        peer.name, found: "its script was ended by signal \(process.terminationStatus)",
        expected: "an answer",
        remedy: remedy)
    }
    let text = String(decoding: (try? File.read(log)) ?? [], as: UTF8.self)
    let last = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    if let module = last?.wholeMatch(of: /ModuleNotFoundError: No module named '([^'.]+).*/)?.1 {
      return FileError(
        "python3", found: "no module \(module)", expected: "\(peer.name) to compare with",
        remedy: "Install it by python3 -m pip install \(peer.packages).")
    }
    let words =
      last.map { "“\($0.count > 120 ? $0.prefix(119) + "…" : $0)”" } ?? "status \(process.terminationStatus)"
    return FileError(
      peer.name, found: "its script ended with \(words)", expected: "an answer", remedy: remedy)
  }

  private var remedy: String { "Does python3 -c 'import \(peer.module)' work?" }
}
