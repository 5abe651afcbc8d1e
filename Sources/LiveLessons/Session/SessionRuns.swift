import Files
import Foundation
import LessonFormat

/// What is to be run of a lesson.
struct RunRequest {
  /// Which of what is typed takes the place of what the file holds.
  enum Drafts {
    case none
    /// Those up to the block that was asked for.
    case above
    case all
  }

  var drafts: Drafts
  /// The identity of the block to begin from in any case.
  var from: Int?
  /// The identity of a block that is to be removed.
  var removed: Int?
  /// Whether a slider asks, which may ask again before this has run.
  var isSlider = false
  /// The page that asks.
  var page: String?
  /// What the compiler said of texts that do not run this time.
  var remarks: [Diagnostic] = []
}

/// A lesson that runs.
struct LessonRun {
  let request: RunRequest
  let lesson: LessonEdit
  /// What the file held when it began.
  let base: String
  /// The version that the blocks are numbered in.
  var version: Int
  var isCompiled = false
  var hasEnded = false
  let start = ContinuousClock.now

  /// Whether it is not known yet if the lesson compiles.
  var isUndecided: Bool { !isCompiled && !hasEnded }
}

extension LessonSession {
  /// Runs a lesson as soon as what runs now has ended, and ends that, unless both are a slider's: dragging it must show
  /// something on the way. What was asked before and did not come to run, with what was typed, is not forgotten for a
  /// request without it.
  func start(_ request: RunRequest) {
    let waiting = pending ?? (current?.isUndecided == true ? current?.request : nil)
    let isMore = waiting.map { $0.drafts != .none || $0.removed != nil } ?? false
    pending = isMore && request.drafts == .none && request.removed == nil ? waiting : request
    guard isRunning else {
      isRunning = true
      hasRun = true
      Task { await runAll() }
      return
    }
    if let current, !(current.request.isSlider && request.isSlider) { interrupt() }
  }

  /// Ends the present run, and no other: the next one waits for it.
  private func interrupt() {
    guard stopping == nil, let run = current else { return }
    stopping = Task {
      // The engine may not have begun with it yet.
      while current?.start == run.start {
        await engine.stop()
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  /// Ends what runs.
  func stop() {
    // What had not begun ends here.
    if pending != nil, current == nil { tell(.ended(.stopped, seconds: 0)) }
    pending = nil
    interrupt()
  }

  /// Runs what is to be run, one after another.
  private func runAll() async {
    while let request = pending {
      pending = nil
      guard let run = prepare(request) else { continue }
      current = run
      let (events, input) = AsyncStream.makeStream(of: RunEvent.self)
      let (engine, path, sliders, from) = (engine, path, sliders, index(of: request.from))
      Task {
        await engine.run(run.lesson.source, path, sliders, from) { _ = input.yield($0) }
        input.finish()
      }
      for await event in events { handle(event) }
      if current?.hasEnded == false { handle(.ended(.stopped)) }
      current = nil
      await stopping?.value
      stopping = nil
    }
    isRunning = false
  }

  /// The lesson to run; nil where what is typed is none, which the pages are told.
  private func prepare(_ request: RunRequest) -> LessonRun? {
    do {
      let lesson =
        try request.removed.map(removing)
        ?? {
          switch request.drafts {
          case .none: state.lesson
          case .above: try state.typed(upTo: index(of: request.from) ?? .max)
          case .all: try state.typed()
          }
        }()
      trap = nil
      return LessonRun(
        request: request, lesson: lesson, base: state.lesson.markdown, version: state.version)
    } catch let error as LessonState.Mistyped {
      let mistake = error.mistake
      diagnostics = [
        Diagnostic(
          block: error.block, line: mistake.line, column: mistake.column, isError: true,
          message: mistake.message, words: nil)
      ]
      tell(.diagnostics(diagnostics))
      tell(.ended(.failedToCompile, seconds: 0))
    } catch {
      tell(.note("\(error)"))
      tell(.ended(.failedToCompile, seconds: 0))
    }
    return nil
  }

  /// Where a block is now; nil if it is gone.
  private func index(of identity: Int?) -> Int? {
    identity.flatMap { identity in state.blocks.firstIndex { $0.id == identity } }
  }

  /// The lesson without a block; as it is if that is gone.
  private func removing(_ id: Int) throws -> LessonEdit {
    guard let index = index(of: id) else { return state.lesson }
    if let original = state.blocks[index].original {
      return try state.lesson.replacing(index, with: original)
    }
    return try state.lesson.removing(index)
  }

  // MARK: - What happens in a run

  private func handle(_ event: RunEvent) {
    guard var run = current else { return }
    switch event {
    case .compiling(let from):
      runState = .compiling
      for index in state.blocks.indices where index >= from { state.blocks[index].isStale = true }
      tell(.compiling(from: from))
    case .failedToCompile(let all):
      diagnostics = all.map { $0.within(run.lesson.source) }
      tell(.diagnostics(diagnostics))
      if run.request.removed != nil {
        tell(.note("The cell stays: what it declares is used below."))
      } else if let request = withoutLaterDrafts(run.request) {
        run.hasEnded = true
        current = run
        pending = pending ?? request
      }
    case .began(let block):
      guard compiled() else { return }
      runState = .running
      with(block) { tell(.began(block: $0)) }
    case .element(let block, let index, let html):
      guard compiled() else { return }
      with(block) { show(html, at: index, of: $0) }
    case .finished(let block, let count):
      guard compiled() else { return }
      with(block) {
        state.blocks[$0].elements = Array((state.blocks[$0].elements ?? []).prefix(count))
        state.blocks[$0].isStale = false
        tell(.finished(block: $0, count: count))
      }
    case .trapped(let block, let line, let message):
      guard compiled() else { return }
      with(block) {
        let event = PageEvent.trapped(
          block: $0, line: run.lesson.source.line(line, within: block), message: message)
        trap = event
        tell(event)
      }
    case .failed(let reason): tell(.note(reason))
    case .ended(let how): end(how)
    }
  }

  private func end(_ how: RunEvent.Ending) {
    guard let run = current, !run.hasEnded else { return }
    current?.hasEnded = true
    if how == .completed {
      guard compiled() else { return }
      for index in state.blocks.indices where state.blocks[index].isStale { confirm(index) }
    }
    runState = .idle
    tell(.ended(how, seconds: Double((ContinuousClock.now - run.start) / .seconds(1))))
  }

  /// Tells the pages that what a block showed holds again: it has not run, because nothing before it changed after all.
  private func confirm(_ block: Int) {
    state.blocks[block].isStale = false
    let count = state.blocks[block].elements?.count ?? 0
    for index in 0..<count { tell(.kept(block: block, index: index)) }
    tell(.finished(block: block, count: count))
  }

  /// Does something with a block of the run, if the lesson still has it.
  private func with(_ block: Int, _ body: (Int) -> Void) {
    if let current, let index = state.index(of: block, at: current.version) { body(index) }
  }

  private func show(_ html: String, at index: Int, of block: Int) {
    var elements = state.blocks[block].elements ?? []
    if elements.indices.contains(index), elements[index] == html {
      return tell(.kept(block: block, index: index))
    }
    elements = elements.prefix(index) + [html] + elements.dropFirst(index + 1)
    state.blocks[block].elements = elements
    tell(.element(block: block, index: index, html: html))
  }

  /// The request without what is typed below the block that was asked for, if only that does not compile.
  private func withoutLaterDrafts(_ request: RunRequest) -> RunRequest? {
    guard request.drafts == .all, let from = index(of: request.from) else { return nil }
    let errors = diagnostics.filter(\.isError)
    let isLater = errors.allSatisfy { error in
      error.block.map { $0 > from && state.blocks.indices.contains($0) && state.blocks[$0].draft != nil }
        ?? false
    }
    guard isLater, !errors.isEmpty else { return nil }
    var request = request
    request.drafts = .above
    request.remarks = errors
    return request
  }

  // MARK: - Saving

  /// Takes note that the lesson compiles: what is typed becomes what the file holds.
  ///
  /// - Returns: whether the run goes on; not where another program has changed the file meanwhile.
  private func compiled() -> Bool {
    guard let run = current else { return false }
    guard !run.isCompiled else { return true }
    if run.lesson.markdown != run.base {
      look()
      guard run.base == state.lesson.markdown, mistake == nil else {
        // With what the file holds now.
        pending = pending ?? run.request
        current?.hasEnded = true
        interrupt()
        return false
      }
      save(run.lesson, for: run.request.page)
    }
    current?.isCompiled = true
    current?.version = state.version
    diagnostics = run.request.remarks
    tell(.diagnostics(diagnostics))
    return true
  }

  /// Writes the lesson's file, and tells the pages.
  func save(_ lesson: LessonEdit, for page: String?) {
    do { try File.write(Array(lesson.markdown.utf8), to: path) } catch {
      // What is typed stays a draft.
      return tell(.note("The lesson is not saved: \(error)"))
    }
    stamp = FileStamp(path)
    missing = 0
    switch state.replace(with: lesson, isOutside: false, by: page) {
    case .texts(let texts):
      // Of a cell in which somebody has typed on, pages have more than what is saved.
      let seen = texts.map { block, text in
        (block, state.blocks.indices.contains(block) ? state.blocks[block].draft ?? text : text)
      }
      tell(.saved(version: state.version, texts: Dictionary(uniqueKeysWithValues: seen)))
    case .structure: tell(.structure(version: state.version))
    }
    keep()
  }
}
