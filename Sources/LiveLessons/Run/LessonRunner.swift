import Files
import Foundation
import LessonFormat
import Notebook

/// Compiles a lesson and runs it as it is being edited: what stands before a change is neither compiled nor run again.
public actor LessonRunner {
  private let lesson: String
  private let folder: URL
  private let seed: UInt64
  private let program: URL
  private let toolchain: Toolchain

  /// The processes, while there are any.
  private var host: CellHost?
  /// Who hears what a process says, by its number.
  private var listeners: [Int: AsyncStream<CellMessage>.Continuation] = [:]
  /// The scripts that have run, in order: first what stands outside the lesson's function, then its blocks.
  private var chain: [Link] = []
  /// Scripts that are compiled, by their Swift. It names the modules that it imports, so equal Swift is an equal script.
  private var scripts: [String: ScriptCompiler.Script] = [:]
  /// What was last found to compile.
  private var checked: String?
  /// Blocks at which changes began, the last ones last.
  private var edited: [Int] = []
  private var count = 0
  /// The process that runs, as the system knows it.
  private var running: pid_t?
  private var current: Task<Void, Never>?

  /// A script that has run, and the process that waits behind it.
  private struct Link {
    let piece: Piece
    let script: ScriptCompiler.Script
    let process: Int
    /// Whether copies of the process can go on from there.
    let canBeCopied: Bool
    /// The values that the sliders had.
    let sliders: [String: Double]
  }

  /// A stretch of the lesson.
  private struct Piece {
    /// Its blocks; none for what stands outside the lesson's function.
    let blocks: [LessonSource.Block]
    let swift: String
    let module: String
  }

  /// - Parameters:
  ///   - lesson: the lesson's name: `02-convolution`.
  ///   - folder: for what is compiled; it is emptied.
  ///   - seed: what every random choice of the lesson begins from.
  ///   - program: this program, as it was built.
  /// - Throws: ``FileError`` where the program's build is not at hand, or the folder cannot be written.
  public init(lesson: String, folder: URL, seed: UInt64, program: URL? = nil) throws {
    self.lesson = lesson
    self.folder = folder
    self.seed = seed
    self.program = program ?? Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    toolchain = try Toolchain(of: self.program)
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "widgets"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  /// Compiles what changed and runs it. A run that is under way is stopped first.
  ///
  /// - Parameters:
  ///   - source: the lesson.
  ///   - path: its file, as compiler and cells name it.
  ///   - sliders: the values of the sliders that were turned.
  ///   - from: the block to run again from, even if nothing changed there.
  ///   - handle: is told what happens; the last is ``RunEvent/ended(_:)``. Blocks whose results are kept are not mentioned.
  public func run(
    _ source: LessonSource, path: String, sliders: [String: Double] = [:], from: Int? = nil,
    handle: @escaping @Sendable (RunEvent) async -> Void
  ) async {
    await stop()
    let task = Task { await follow(source, path: path, sliders: sliders, from: from, handle: handle) }
    current = task
    await task.value
  }

  /// Ends what runs; the processes that wait stay.
  public func stop() async {
    // While this waits, another run may begin, which is to be stopped too.
    while let task = current {
      task.cancel()
      if let running { kill(running, SIGKILL) }
      await task.value
      if current == task { current = nil }
    }
  }

  /// Ends all processes, and removes what was compiled.
  public func end() async {
    await stop()
    forgetProcesses()
    try? FileManager.default.removeItem(at: folder)
  }

  /// How many scripts were compiled.
  var compiledScripts: Int { scripts.count }

  private func forgetProcesses() {
    host?.end()
    host = nil
    chain = []
    for listener in listeners.values { listener.finish() }
    listeners = [:]
  }
}

// MARK: - A run

extension LessonRunner {
  private func follow(
    _ source: LessonSource, path: String, sliders: [String: Double], from: Int?,
    handle: @escaping @Sendable (RunEvent) async -> Void
  ) async {
    var ending: RunEvent.Ending
    do {
      ending = try await attempt(source, path: path, sliders: sliders, from: from, handle: handle)
    } catch let refusal as ScriptCompiler.Refusal {
      await handle(.failedToCompile(refusal.diagnostics.map { $0.placed(in: source) }))
      ending = .failedToCompile
    } catch {
      if !Task.isCancelled { await handle(.failed("\(error)")) }
      ending = .failed
    }
    await handle(.ended(Task.isCancelled ? .stopped : ending))
  }

  private func attempt(
    _ source: LessonSource, path: String, sliders: [String: Double], from: Int?,
    handle: @escaping @Sendable (RunEvent) async -> Void
  ) async throws -> RunEvent.Ending {
    let compiler = ScriptCompiler(toolchain: toolchain, folder: folder, path: path)
    let sliders = source.sliderValues.merging(sliders) { $1 }
    let source = source.withoutSliderValues
    dropWhatCannotBeContinued(head: Weaver.scriptHead(of: source, path: path))
    let from = [from, firstTurned(to: sliders, in: source)].compactMap(\.self).min()
    let plan = ScriptPlan(
      of: source, ran: chain.dropFirst().map(\.piece.blocks), from: from, edited: Set(edited))
    guard !plan.scripts.isEmpty else {
      chain.removeLast(max(0, chain.count - 1 - plan.kept))
      return .completed
    }
    let kept = Array(chain.prefix(1 + plan.kept))
    let pieces = pieces(of: plan, after: kept, in: source, path: path)
    if from != nil || checked != nil { edited = edited.filter { $0 != plan.start }.suffix(3) + [plan.start] }
    await handle(.compiling(from: plan.start))

    let compiled = compilation(of: pieces, by: compiler)
    try await check(Weaver.swift(for: source, name: lesson, path: path), by: compiler)
    // What does not compile leaves all processes as they are.
    chain = kept
    try startHost()
    var scripts = compiled.makeAsyncIterator()
    for piece in pieces {
      let script: ScriptCompiler.Script
      do {
        guard let next = try await scripts.next() else { throw CancellationError() }
        script = next
      } catch is ScriptCompiler.Refusal {
        // The package's build takes it, so it is something that no script may hold.
        return try await runWhole(source, path: path, sliders: sliders, by: compiler, handle: handle)
      }
      let isHead = chain.isEmpty
      let outcome = try await run(script, as: piece, sliders: sliders) { event in
        if !isHead, event.block.map({ $0 >= plan.start }) ?? true { await handle(event) }
      }
      switch outcome {
      case .ran(let link): chain.append(link)
      case .gone(let block):
        return try await report(block ?? plan.start, in: source, handle: handle)
      }
    }
    return .completed
  }

  /// Runs a lesson as the package's own build weaves it, as a function: nothing of it is kept.
  private func runWhole(
    _ source: LessonSource, path: String, sliders: [String: Double], by compiler: ScriptCompiler,
    handle: @escaping @Sendable (RunEvent) async -> Void
  ) async throws -> RunEvent.Ending {
    await handle(.compiling(from: 0))
    forgetProcesses()
    let woven = Weaver.swift(for: source, name: lesson, path: path)
    let piece = piece(woven + "\n", blocks: [])
    let script = try await compiler.compile(
      woven + Weaver.entry(of: lesson, as: piece.module + "_main"), as: piece.module, isScript: false)
    try startHost()
    let outcome = try await run(script, as: piece, sliders: sliders, handle: handle)
    let number = count
    defer { forgetProcesses() }
    switch outcome {
    case .ran: return .completed
    case .gone(let block):
      count = number
      return try await report(block ?? 0, in: source, handle: handle)
    }
  }

  /// Says what the runtime said of a cell that ended its process.
  private func report(
    _ block: Int, in source: LessonSource, handle: @escaping @Sendable (RunEvent) async -> Void
  ) async throws -> RunEvent.Ending {
    try Task.checkCancellation()
    let trap = trap(in: source)
    // Of an error that nobody catches, the runtime does not say where it was thrown.
    let line =
      trap.line == 0
      ? source.blocks[block].code?.firstLine(with: "try") ?? source.lines[block].lowerBound : trap.line
    await handle(.trapped(block: source.block(ofLine: line) ?? block, line: line, message: trap.message))
    return .trapped
  }

  /// The first block with a slider that was turned since it ran.
  private func firstTurned(to sliders: [String: Double], in source: LessonSource) -> Int? {
    var ran: [String: Double] = [:]
    for link in chain {
      for slider in link.piece.blocks.flatMap(\.sliders) { ran[slider.name] = link.sliders[slider.name] }
    }
    return source.blocks.indices.first { block in
      source.blocks[block].sliders.contains { slider in
        ran[slider.name].map { $0 != sliders[slider.name] } ?? false
      }
    }
  }

  /// Forgets the processes that cannot be gone on from, and those after them.
  private func dropWhatCannotBeContinued(head: String) {
    if let first = chain.first, first.piece.swift != head { forgetProcesses() }
    // The last may be continued in place of a copy, once.
    let lost = chain.firstIndex { listeners[$0.process] == nil || !$0.canBeCopied } ?? chain.count
    if lost == 0 { forgetProcesses() } else { chain.removeLast(chain.count - lost) }
  }

  private func pieces(
    of plan: ScriptPlan, after kept: [Link], in source: LessonSource, path: String
  ) -> [Piece] {
    var pieces: [Piece] = []
    if kept.isEmpty {
      pieces.append(piece(Weaver.scriptHead(of: source, path: path), blocks: []))
    }
    for blocks in plan.scripts {
      let before = kept.map(\.piece) + pieces
      pieces.append(
        piece(
          Weaver.script(of: blocks, in: source, after: before.map { ($0.module, $0.blocks) }, path: path),
          blocks: Array(source.blocks[blocks])))
    }
    return pieces
  }

  private func piece(_ swift: String, blocks: [LessonSource.Block]) -> Piece {
    if let script = scripts[swift] { return Piece(blocks: blocks, swift: swift, module: script.module) }
    count += 1
    return Piece(blocks: blocks, swift: swift, module: "Cells\(count)")
  }

  /// The pieces' scripts, each compiled after those that it imports, while those that are ready run.
  private func compilation(
    of pieces: [Piece], by compiler: ScriptCompiler
  ) -> AsyncThrowingStream<ScriptCompiler.Script, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          for piece in pieces {
            try Task.checkCancellation()
            if scripts[piece.swift] == nil {
              scripts[piece.swift] = try await compiler.compile(piece.swift, as: piece.module)
            }
            continuation.yield(scripts[piece.swift]!)
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// Makes sure that the package's own build will not fail because of the lesson.
  private func check(_ swift: String, by compiler: ScriptCompiler) async throws {
    guard swift != checked else { return }
    try await compiler.check(swift)
    checked = swift
  }
}

// MARK: - Processes

extension LessonRunner {
  /// What became of a script.
  private enum Outcome {
    case ran(Link)
    /// The process has ended, in this block.
    case gone(block: Int?)
  }

  private func startHost() throws {
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
    listeners[news.process]?.yield(news.message)
    if news.message == .gone { listeners.removeValue(forKey: news.process)?.finish() }
  }

  /// Runs a script in a copy of the process behind the chain's last.
  private func run(
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
    try await ask(parent, for: order)
    var (block, shown, printed) = (Int?.none, 0, 0)
    defer { running = nil }
    for await message in messages {
      switch message {
      case .hello(_, let identifier):
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
        return .gone(block: block)
      }
    }
    return .gone(block: block)
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

  /// What the runtime said when the last process ended.
  private func trap(in source: LessonSource) -> (line: Int, message: String) {
    let file = CellProcess.errors(of: count, in: folder.path)
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

extension RunEvent {
  /// The block that the event is of.
  fileprivate var block: Int? {
    switch self {
    case .began(let block), .element(let block, _, _), .finished(let block, _), .trapped(let block, _, _):
      block
    default: nil
    }
  }
}

extension LessonSource.Code {
  /// The first line of the file in which a word stands; the first of all if it stands in none.
  fileprivate func firstLine(with word: String) -> Int {
    line
      + (text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(word) } ?? 0)
  }
}

extension LessonSource {
  /// What the lesson itself says the sliders are.
  fileprivate var sliderValues: [String: Double] {
    var values: [String: Double] = [:]
    for slider in blocks.flatMap(\.sliders) {
      values[slider.name] = Double(slider.value.filter { $0 != "_" })
    }
    return values
  }
}
