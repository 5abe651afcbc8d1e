import Files
import Foundation
import Notebook

/// A process that runs scripts of a lesson, on behalf of the notebook that started it.
///
/// It never runs a script itself. It makes a copy of itself, in which the script finds everything as its predecessors left
/// it; when the script has ended, the copy waits for orders in turn. So behind every script stands a process that can
/// be continued from again and again.
public final class CellProcess {
  /// What the hidden argument is that makes the program one of these.
  public static let argument = "--cells"

  private let folder: String
  private var socket: LineSocket
  private let fragments: ElementFragments
  private var notebook: Notebook!
  /// The block that runs, and what it has shown.
  private var block: Int?
  private var count = 0
  private var output: CapturedOutput?
  /// The values of the sliders.
  private var sliders: [String: Double] = [:]

  private init(folder: String, lesson: String, seed: UInt64) throws {
    self.folder = folder
    socket = try LineSocket(connectingTo: Self.socket(in: folder))
    fragments = try ElementFragments { name, html in
      let file = "\(folder)/widgets/\(name).html"
      try File.write(Array(html.utf8), to: file)
      return "/lessons/\(lesson)/widget/\(name).html"
    }
    notebook = Notebook(
      seed: seed, begin: { [unowned self] in begin($0) }, turned: { [unowned self] in sliders[$0] },
      present: { [unowned self] in try show($0) })
  }

  /// Where the processes of a lesson meet the notebook.
  static func socket(in folder: String) -> String { folder + "/socket" }

  /// Where a process leaves what its cells print.
  static func output(of process: Int, in folder: String) -> String { "\(folder)/output-\(process)" }

  /// Where a process leaves what it says when it traps.
  static func errors(of process: Int, in folder: String) -> String { "\(folder)/errors-\(process)" }

  /// Serves a notebook until it is gone.
  ///
  /// - Parameters:
  ///   - folder: where the notebook listens and scripts lie.
  ///   - lesson: the lesson's name.
  ///   - seed: what every random choice of the lesson begins from.
  public static func serve(folder: String, lesson: String, seed: UInt64) throws -> Never {
    // Someone who presses Control–C means the notebook, which ends its processes.
    signal(SIGINT, SIG_IGN)
    let process = try CellProcess(folder: folder, lesson: lesson, seed: seed)
    process.watch()
    process.socket.send(CellMessage.hello(process: 0, identifier: getpid()))
    process.awaitOrders()
  }

  /// Ends this process when the notebook is gone: a script that computes for ever would not see it.
  private func watch() {
    let descriptor = socket.descriptor
    Foundation.Thread.detachNewThread {
      // The end of a connection is reported unasked.
      var state = pollfd(fd: descriptor, events: 0, revents: 0)
      while poll(&state, 1, -1) == -1 && errno == EINTR {}
      _exit(128 + SIGHUP)
    }
  }

  /// Runs what is ordered until the notebook is gone.
  private func awaitOrders() -> Never {
    while true {
      // Copies that have ended are let go.
      if socket.isReadable(within: 1000) {
        guard let order = socket.next(as: CellOrder.self) else { _exit(0) }
        follow(order)
      }
      while waitpid(-1, nil, WNOHANG) > 0 {}
    }
  }

  private func follow(_ order: CellOrder) {
    #if os(Linux)
    if order.isCopy {
      fflush(nil)
      let child = fork()
      guard child != -1 else {
        let error = FileError("the cell cannot be started", errno: errno)
        socket.send(CellMessage.refused(error.description))
        return
      }
      if child > 0 { return }
      guard let own = try? LineSocket(connectingTo: Self.socket(in: folder)) else { _exit(1) }
      socket = own
      watch()
      // A loop that prints for ever must not fill the disk.
      var limit = rlimit(rlim_cur: 128 << 20, rlim_max: 128 << 20)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
    #endif
    socket.send(CellMessage.hello(process: order.process, identifier: getpid()))
    output = CapturedOutput(of: STDOUT_FILENO, at: Self.output(of: order.process, in: folder))
    _ = CapturedOutput(of: STDERR_FILENO, at: Self.errors(of: order.process, in: folder))
    sliders = order.sliders
    run(order)
  }

  private func run(_ order: CellOrder) {
    guard let library = dlopen(order.library, RTLD_NOW | RTLD_GLOBAL),
      let symbol = dlsym(library, order.entry)
    else {
      socket.send(CellMessage.refused(String(cString: dlerror())))
      return
    }
    typealias Entry = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
    let entry = unsafeBitCast(symbol, to: Entry.self)
    let running = Notebook.Running(notebook)
    do {
      try ScriptThread.run {
        _ = running.whileRunning { entry(CommandLine.argc, CommandLine.unsafeArgv) }
      }
    } catch {
      socket.send(CellMessage.refused("\(error)"))
      return
    }
    finishBlock()
    socket.send(CellMessage.done(canBeCopied: Self.isAlone))
  }

  /// Whether nothing computes here any more: a copy would have this thread alone. The other one that may be there waits for
  /// the notebook's end. A thread that was waited for is still listed for a moment.
  private static var isAlone: Bool {
    #if os(Linux)
    var threads: Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) ?? 1 }
    for _ in 0..<100 where threads > 2 { usleep(1000) }
    return threads <= 2
    #else
    // Elsewhere no process is copied.
    return false
    #endif
  }
}

// MARK: - What cells show

extension CellProcess {
  private func begin(_ next: Int) {
    finishBlock()
    block = next
    socket.send(CellMessage.began(block: next))
  }

  private func finishBlock() {
    guard let block else { return }
    takeOutput()
    socket.send(CellMessage.finished(block: block, count: count))
    self.block = nil
    count = 0
  }

  private func show(_ element: Element) throws {
    takeOutput()
    // The page has the cells themselves.
    if case .code = element { return }
    send(try fragments.html(of: element))
  }

  /// Shows what a cell has printed.
  private func takeOutput() {
    guard let text = output?.take(), !text.isEmpty, let html = try? fragments.html(of: .text(text)) else {
      return
    }
    send(html)
    socket.send(CellMessage.printed(bytes: output!.taken))
  }

  private func send(_ html: String) {
    guard let block else { return }
    socket.send(CellMessage.element(block: block, index: count, html: html))
    count += 1
  }
}
