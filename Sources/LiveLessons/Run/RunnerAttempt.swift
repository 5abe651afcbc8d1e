import Files
import Foundation
import LessonFormat

extension LessonRunner {
  /// Tries to run a lesson, and says how that ended.
  func follow(
    _ source: LessonSource, path: String, sliders: [String: Double], from: Int?,
    handle: @escaping @Sendable (RunEvent) async -> Void
  ) async {
    var ending: RunEvent.Ending
    do {
      ending = try await attempt(source, path: path, sliders: sliders, from: from, handle: handle)
    } catch let refusal as ScriptCompiler.Refusal {
      // One mistake may have a hundred consequences.
      await handle(.failedToCompile(refusal.diagnostics.prefix(20).map { $0.placed(in: source) }))
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
    let head = Weaver.scriptHead(of: source, path: path)
    dropWhatCannotBeContinued(head: head)
    let from = [from, firstTurned(to: sliders, in: source)].compactMap(\.self).min()
    let plan = ScriptPlan(
      of: source, ran: chain.dropFirst().map(\.piece.blocks), from: from, edited: Set(edited))
    guard !plan.scripts.isEmpty else {
      keepLinks(1 + plan.kept)
      return .completed
    }
    let kept = Array(chain.prefix(1 + plan.kept))
    let pieces = pieces(of: plan, after: kept, head: head, in: source, path: path)
    // The first run begins where nobody has changed anything.
    if checked != nil { edited = edited.filter { $0 != plan.start }.suffix(3) + [plan.start] }
    await handle(.compiling(from: plan.start))

    let compiled = compilation(of: pieces, by: compiler)
    try await check(Weaver.swift(for: source, name: lesson, path: path), by: compiler)
    // What does not compile leaves all processes as they are.
    keepLinks(kept.count)
    forgetOldScripts()
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
      case .gone(let process, let block):
        return try await report(process, block: block ?? plan.start, in: source, handle: handle)
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
    defer { forgetProcesses() }
    switch outcome {
    case .ran: return .completed
    case .gone(let process, let block):
      return try await report(process, block: block ?? 0, in: source, handle: handle)
    }
  }

  /// Says what the runtime said of a cell that ended its process.
  private func report(
    _ process: Int, block: Int, in source: LessonSource, handle: @escaping @Sendable (RunEvent) async -> Void
  ) async throws -> RunEvent.Ending {
    try Task.checkCancellation()
    let trap = trap(of: process, in: source)
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
    let isOther = chain.first.map { $0.piece.swift != head } ?? false
    let lost = chain.firstIndex { listeners[$0.process] == nil || !$0.canBeCopied } ?? chain.count
    if isOther || lost == 0 { forgetProcesses() } else { keepLinks(lost) }
  }

  /// Keeps this many of the chain's scripts, and ends the processes behind the others.
  private func keepLinks(_ count: Int) {
    for link in chain.dropFirst(count) { host?.end(link.process) }
    chain = Array(chain.prefix(count))
  }

  /// Removes compiled scripts that will most likely not be asked for any more.
  private func forgetOldScripts() {
    guard scripts.count > 100 else { return }
    let used = Set(chain.map(\.piece.swift))
    for (swift, script) in scripts where !used.contains(swift) {
      scripts[swift] = nil
      for file in script.files(in: folder) { try? FileManager.default.removeItem(at: file) }
    }
  }

  private func pieces(
    of plan: ScriptPlan, after kept: [Link], head: String, in source: LessonSource, path: String
  ) -> [Piece] {
    var pieces: [Piece] = []
    if kept.isEmpty {
      pieces.append(piece(head, blocks: []))
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
