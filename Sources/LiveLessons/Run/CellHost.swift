import Files
import Foundation

/// The notebook's end of the processes that run a lesson's cells: it starts the first, and hears from all.
final class CellHost: Sendable {
  /// What a process says, with its number.
  struct News: Sendable {
    let process: Int
    let message: CellMessage
  }

  private let listener: Int32
  private let first: Process
  private let lines = Lines()
  /// What all of the processes say, in order. It ends when the first of them is gone.
  let news: AsyncStream<News>

  /// The connections, by the numbers of their processes.
  private final class Lines: @unchecked Sendable {
    private let lock = NSLock()
    private var sockets: [Int: LineSocket] = [:]

    subscript(process: Int) -> LineSocket? {
      get { lock.withLock { sockets[process] } }
      set { lock.withLock { sockets[process] = newValue } }
    }

    func endAll() { for socket in lock.withLock({ Array(sockets.values) }) { socket.end() } }
  }

  /// Starts a process that runs cells.
  ///
  /// - Parameters:
  ///   - program: this program.
  ///   - folder: where scripts lie and processes leave what they show.
  ///   - lesson: the lesson's name.
  ///   - seed: what every random choice of the lesson begins from.
  /// - Throws: `FileError` where the system has no process, socket or room to give.
  init(program: URL, folder: String, lesson: String, seed: UInt64) throws {
    let path = CellProcess.socket(in: folder)
    unlink(path)
    listener = try LineSocket.listening(at: path)
    let (news, continuation) = AsyncStream.makeStream(of: News.self)
    self.news = news
    first = Process()
    first.executableURL = program
    first.arguments = ["notebook", CellProcess.argument, folder, lesson, "--seed", "\(seed)"]
    first.environment = ProcessInfo.processInfo.environment.merging([
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,cache=no,threads=crashed,registers=none,images=none,output-to=stderr"
    ]) { $1 }
    first.standardInput = FileHandle.nullDevice
    first.standardOutput = FileHandle.nullDevice
    first.standardError = FileHandle.nullDevice
    let (listener, lines) = (listener, lines)
    first.terminationHandler = { _ in
      continuation.finish()
      // Whoever waits for connections waits in vain, and its copies are of no use without it.
      shutdown(listener, Int32(SHUT_RDWR))
      lines.endAll()
    }
    Foundation.Thread.detachNewThread { Self.accept(from: listener, into: lines, telling: continuation) }
    do { try first.run() } catch {
      shutdown(listener, Int32(SHUT_RDWR))
      throw FileError(program.path, found: "it cannot be started: \(error.localizedDescription)")
    }
  }

  private static func accept(
    from listener: Int32, into lines: Lines, telling continuation: AsyncStream<News>.Continuation
  ) {
    while true {
      let descriptor = Foundation.accept(listener, nil, nil)
      if descriptor < 0 {
        if errno == EINTR { continue }
        close(listener)
        return
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      let socket = LineSocket(descriptor: descriptor)
      Foundation.Thread.detachNewThread { listen(to: socket, into: lines, telling: continuation) }
    }
  }

  private static func listen(
    to socket: LineSocket, into lines: Lines, telling continuation: AsyncStream<News>.Continuation
  ) {
    var process: Int?
    while let message = socket.next(as: CellMessage.self) {
      if case .hello(let number, _) = message {
        process.map { lines[$0] = nil }
        lines[number] = socket
        process = number
      }
      if let process { continuation.yield(News(process: process, message: message)) }
    }
    guard let process else { return }
    lines[process] = nil
    continuation.yield(News(process: process, message: .gone))
  }

  /// Asks a process for something.
  ///
  /// - Returns: whether it is there.
  func ask(_ process: Int, for order: CellOrder) -> Bool {
    guard let line = lines[process] else { return false }
    line.send(order)
    return true
  }

  /// Ends a process that waits for orders.
  func end(_ process: Int) { lines[process]?.end() }

  /// Ends the first process, and so all of them.
  func end() {
    lines.endAll()
    first.terminate()
  }
}
