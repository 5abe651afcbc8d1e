import Files
import Foundation
import LessonFormat
import Notebook

/// A lesson that is open in the notebook: its pages order, and hear what comes of it.
///
/// What is typed is a draft until it compiles; then it is what the file holds. Nothing that was typed is lost: what another
/// program has changed meanwhile is a conflict that the page shows, and drafts are kept on disk.
actor LessonSession {
  let name: String
  /// The lesson's file.
  let path: String
  let recordPath: String
  let engine: LessonEngine

  var state: LessonState
  /// What the reader has answered, by the names that the page gives to questions.
  var progress: [String: String]
  /// What is wrong with the file, where another program wrote what is no lesson; `state` has the lesson before.
  var mistake: FileError?
  /// The file as it was read or written last.
  var stamp: FileStamp?
  /// How often in a row the file was not there.
  var missing = 0
  var listeners = Listeners()
  /// Since when no page listens.
  var aloneSince = ContinuousClock.now
  var watch: Task<Void, Never>?

  /// What is to run next.
  var pending: RunRequest?
  /// What runs.
  var current: LessonRun?
  var isRunning = false
  /// What ends a run on somebody's order, and must not end the next one.
  var stopping: Task<Void, Never>?
  var hasRun = false
  var runState = RunState.idle
  /// The values that sliders are turned to and that the file does not hold.
  var sliders: [String: Double] = [:]
  var diagnostics: [Diagnostic] = []
  /// Where the last run trapped.
  var trap: PageEvent?

  /// Opens a lesson.
  ///
  /// - Throws: `FileError` if its file cannot be read or is no lesson.
  init(_ name: String, in folder: LessonFolder, engine: LessonEngine) throws {
    self.name = name
    path = folder.file(name)
    recordPath = folder.record(name)
    self.engine = engine
    stamp = FileStamp(path)
    state = LessonState(try folder.lesson(name))
    let record = LessonRecord(path: recordPath)
    state.restore(record.cells)
    progress = record.progress
  }

  /// Ends all that runs and listens.
  func end() async {
    watch?.cancel()
    listeners.finish()
    pending = nil
    await engine.end()
  }

  // MARK: - What pages are told

  /// Everything that happens from now on, as server-sent events; before it where the lesson stands.
  func listen() -> AsyncStream<String> {
    let (number, events, input) = listeners.add()
    input.onTermination = { _ in Task { await self.leave(number) } }
    var greeting: [PageEvent] = [.hello(version: state.version, state: runState)]
    if !diagnostics.isEmpty { greeting.append(.diagnostics(diagnostics)) }
    if let trap { greeting.append(trap) }
    if missing > 1 { greeting.append(.gone) }
    if let mistake { greeting.append(.note("\(mistake)")) }
    for event in greeting { input.yield(event.sent) }
    beginWatching()
    if !hasRun, !isRunning { start(RunRequest(drafts: .none)) }
    return events
  }

  private func leave(_ number: Int) {
    listeners.remove(number)
    aloneSince = .now
  }

  func tell(_ event: PageEvent) { listeners.send(event.sent) }

  /// The page, as it stands now.
  func page(among lessons: [ListedLesson]) throws -> String {
    state.show()
    return try view(among: lessons).html
  }

  /// What stands in the page's `<main>`.
  func main() throws -> (version: Int, html: String) {
    state.show()
    return (state.version, try view(among: []).main)
  }

  private func view(among lessons: [ListedLesson]) -> NotebookPage {
    NotebookPage(
      name, among: lessons, source: state.lesson.source, version: state.version,
      blocks: state.blocks.map(NotebookPage.BlockState.init), progress: progress)
  }

  /// Writes what is kept beside the lesson's file.
  func keep() {
    let record = LessonRecord(cells: state.records, progress: progress)
    guard record != LessonRecord() || File.exists(recordPath) else { return }
    do { try record.write(to: recordPath) } catch {
      tell(.note("What you typed is not kept on disk: \(error)"))
    }
  }
}

extension NotebookPage.BlockState {
  init(_ block: LessonState.Block) {
    self.init()
    draft = block.draft
    elements = block.elements
    isStale = block.isStale
    isChanged = block.draft != nil || block.original != nil
    isAdded = block.isAdded
  }
}
