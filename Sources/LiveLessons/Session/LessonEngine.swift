import Files
import Foundation
import LessonFormat

/// What compiles and runs one lesson, as its session sees it.
public struct LessonEngine: Sendable {
  /// Compiles and runs what of a lesson changed, and hands over what happens, in order.
  ///
  /// Its parameters are the lesson, the path of its file, the values that sliders are turned to, and the block to begin from
  /// in any case. It returns when the run has ended.
  public var run:
    @Sendable (
      _ source: LessonSource, _ path: String, _ sliders: [String: Double], _ from: Int?,
      _ handle: @escaping @Sendable (RunEvent) async -> Void
    ) async -> Void
  /// Ends the run, and leaves what it needs to go on.
  public var stop: @Sendable () async -> Void
  /// Ends everything; another run begins anew.
  public var end: @Sendable () async -> Void
  /// The page of a live widget that an element shows; nil for none.
  public var widget: @Sendable (_ id: String) async -> [UInt8]?

  /// An engine of these parts.
  public init(
    run:
      @escaping @Sendable (
        LessonSource, String, [String: Double], Int?, @escaping @Sendable (RunEvent) async -> Void
      ) async -> Void,
    stop: @escaping @Sendable () async -> Void, end: @escaping @Sendable () async -> Void,
    widget: @escaping @Sendable (String) async -> [UInt8]? = { _ in nil }
  ) {
    self.run = run
    self.stop = stop
    self.end = end
    self.widget = widget
  }
}

extension LessonEngine {
  /// The engine that compiles a lesson's cells and runs them in processes of their own.
  ///
  /// - Parameters:
  ///   - lesson: its name.
  ///   - folder: for what is compiled and shown; it is emptied.
  ///   - seed: what every random choice of the lesson begins from.
  public init(lesson: String, folder: URL, seed: UInt64) {
    let place = RunnerPlace(lesson: lesson, folder: folder, seed: seed)
    self.init(
      run: { source, path, sliders, from, handle in
        do {
          let runner = try await place.runner
          await runner.run(source, path: path, sliders: sliders, from: from, handle: handle)
        } catch {
          await handle(.failed("\(error)"))
          await handle(.ended(.failed))
        }
      },
      stop: { await place.stop() }, end: { await place.end() },
      widget: { try? File.read(folder.appending(path: "widgets/\($0).html").path) })
  }
}

/// Holds a lesson's runner while there is one: from the first run to the end, and again from the next run.
private actor RunnerPlace {
  private let lesson: String
  private let folder: URL
  private let seed: UInt64
  private var present: LessonRunner?

  init(lesson: String, folder: URL, seed: UInt64) {
    self.lesson = lesson
    self.folder = folder
    self.seed = seed
  }

  /// - Throws: `FileError` where the program's build is not at hand, or the folder cannot be written.
  var runner: LessonRunner {
    get throws {
      if let present { return present }
      let runner = try LessonRunner(lesson: lesson, folder: folder, seed: seed)
      present = runner
      return runner
    }
  }

  func stop() async { await present?.stop() }

  func end() async {
    let runner = present
    present = nil
    await runner?.end()
  }
}
