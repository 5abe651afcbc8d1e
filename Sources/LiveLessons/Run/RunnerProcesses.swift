import Files
import Foundation
import LessonFormat
import Notebook

extension LessonRunner {
  /// What became of a script.
  enum Outcome {
    case ran(Link)
    /// The process has ended, in this block.
    case gone(process: Int, block: Int?)
  }

  /// Starts the first of the processes, unless it is there.
  func startHost() throws {
    guard host == nil else { return }
    let host = try CellHost(program: program, folder: folder.path, lesson: lesson, seed: seed)
    self.host = host
    Task {
      for await news in host.news { hear(news, from: host) }
      if self.host === host { forgetProcesses() }
    }
  }

  private func hear(_ news: CellHost.News, from host: CellHost) {
    guard self.host === host else { return }
    if let starting, news.process == starting.parent {
      // What it says of the one that it was to bring forth.
      switch news.message {
      case .refused, .gone: listeners[starting.process]?.yield(news.message)
      default: break
      }
    }
    switch news.message {
    case .hello(let process, let identifier):
      identifiers[process] = identifier
      // It was stopped before it could say that it is there.
      if process != 0, listeners[process] == nil { end(process) }
    case .gone: identifiers[news.process] = nil
    default: break
    }
    listeners[news.process]?.yield(news.message)
    if news.message == .gone { listeners.removeValue(forKey: news.process)?.finish() }
  }

  /// Ends a process at once, whatever it does.
  private func end(_ process: Int) {
    listeners.removeValue(forKey: process)?.finish()
    if let identifier = identifiers.removeValue(forKey: process) { kill(identifier, SIGKILL) }
  }

  /// Runs a script in a copy of the process behind the chain's last.
  func run(
    _ script: ScriptCompiler.Script, as piece: Piece, sliders: [String: Double],
    handle: (RunEvent) async -> Void
  ) async throws -> Outcome {
    count += 1
    let number = count
    let (messages, continuation) = AsyncStream.makeStream(of: CellMessage.self)
    listeners[number] = continuation
    let parent = chain.last?.process ?? 0
    let order = CellOrder(
      process: number, isCopy: chain.last?.canBeCopied ?? Self.copiesProcesses, library: script.library.path,
      entry: script.entry, sliders: sliders)
    starting = (number, parent)
    var hasRun = false
    defer { if !hasRun { end(number) } }
    try await ask(parent, for: order)
    var (block, shown, printed) = (Int?.none, 0, 0)
    defer { (running, starting) = (nil, nil) }
    for await message in messages {
      switch message {
      case .hello(_, let identifier):
        starting = nil
        running = identifier
        if Task.isCancelled { kill(identifier, SIGKILL) }
      case .began(let next):
        (block, shown) = (next, 0)
        await handle(.began(block: next))
      case .element(let block, let index, let html):
        shown = index + 1
        await handle(.element(block: block, index: index, html: html))
      case .printed(let bytes): printed = bytes
      case .finished(let block, let count): await handle(.finished(block: block, count: count))
      case .done(let canBeCopied):
        hasRun = true
        return .ran(
          Link(
            piece: piece, script: script, process: number, canBeCopied: canBeCopied && Self.copiesProcesses,
            sliders: sliders))
      case .refused(let reason):
        throw FileError(script.library.path, found: "it cannot be loaded: \(reason)")
      case .gone:
        let rest = CapturedOutput.text(at: CellProcess.output(of: number, in: folder.path), from: printed)
          .text
        if let block, !rest.isEmpty {
          await handle(.element(block: block, index: shown, html: ElementFragments.html(ofPrinted: rest)))
        }
        return .gone(process: number, block: block)
      }
    }
    return .gone(process: number, block: block)
  }

  /// Only Linux lets a process be copied as it is.
  private static var copiesProcesses: Bool {
    #if os(Linux)
    true
    #else
    false
    #endif
  }

  /// Gives an order to a process, which may just be starting.
  private func ask(_ process: Int, for order: CellOrder) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while let host, ContinuousClock.now < deadline {
      if host.ask(process, for: order) { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw FileError(
      "the process that runs the lesson", found: "it has ended", remedy: "Run the lesson again.")
  }

  /// What the runtime said when a process ended.
  func trap(of process: Int, in source: LessonSource) -> (line: Int, message: String) {
    let file = CellProcess.errors(of: process, in: folder.path)
    let report = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    guard !report.isEmpty else {
      return (
        0,
        "The cell ended the program. Did it call exit, does a function call itself without end, or is there too little memory?"
      )
    }
    let failure = TrappedLesson(report: report, cells: LessonCells(source.blocks)).failure
    // A script's module means nothing to a reader.
    return (failure.line, failure.message.replacing(/\bCells[0-9]+\./, with: ""))
  }
}
