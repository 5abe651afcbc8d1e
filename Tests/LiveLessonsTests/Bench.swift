import Files
import Foundation
import Testing

@testable import LiveLessons

/// A lesson in a folder of its own, open in a session whose engine is a fake.
struct Bench {
  let folder: LessonFolder
  let fake: FakeEngine
  let session: LessonSession

  static let name = "01-fake"

  /// Blocks: 0 prose, 1 a cell, 2 prose, 3 a cell with a slider, 4 an exercise.
  static let lesson = """
    # Fake

    An aim.

    Before.

    ```swift
    let first = 1
    show(first)
    ```

    Between.

    ```swift
    @Slider(0...9) var second = 3
    show(second)
    ```

    ```swift exercise
    let third = 0
    ```

    ```swift check
    expect(third == 1, "third is 1")
    ```

    ```swift answer
    let third = 1
    ```

    """

  /// - Parameter folder: an empty one, or that of another bench, whose session is over.
  init(in folder: URL, text: String? = lesson) throws {
    self.folder = LessonFolder(folder.path, records: folder.appending(path: ".notebook").path)
    if let text { try Data(text.utf8).write(to: folder.appending(path: "\(Self.name).md")) }
    fake = FakeEngine()
    session = try LessonSession(Self.name, in: self.folder, engine: fake.engine)
  }

  var text: String {
    get throws { String(decoding: try File.read(folder.file(Self.name)), as: UTF8.self) }
  }

  /// What another program writes.
  func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: folder.file(Self.name))) }

  var record: LessonRecord { LessonRecord(path: folder.record(Self.name)) }

  /// A page that has heard the first run to its end.
  func openPage() async throws -> Ear {
    let ear = Ear(await session.listen())
    _ = try await ear.hear("hello")
    _ = try await ear.hear("ended")
    return ear
  }
}

/// A page that listens.
actor Ear {
  private var events: [PageEvent] = []
  private var isOver = false

  init(_ stream: AsyncStream<String>) {
    Task { await self.listen(stream) }
  }

  private func listen(_ stream: AsyncStream<String>) async {
    for await text in stream where text.hasPrefix("data: ") {
      do {
        events.append(try JSONDecoder().decode(PageEvent.self, from: Data(text.dropFirst(6).utf8)))
      } catch {
        Issue.record("\(text) is no event: \(error)")
      }
    }
    isOver = true
  }

  struct Silence: Error, CustomStringConvertible {
    let description: String
  }

  /// How often it looks for what is to come, some 20 seconds. The clock is no measure: where other tests keep the threads
  /// busy that tasks share, everybody waits.
  private static let patience = 4000

  /// The next event of a type; those before it are forgotten.
  func hear(_ type: String) async throws -> PageEvent {
    var looks = 0
    while true {
      if let index = events.firstIndex(where: { $0.type == type }) {
        defer { events.removeSubrange(...index) }
        return events[index]
      }
      looks += 1
      guard !isOver, looks < Self.patience else {
        throw Silence(description: "no event \(type) in \(looks) looks, but \(events.map(\.type))")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// All events that have come since the last one that was heard.
  func rest() -> [PageEvent] {
    defer { events = [] }
    return events
  }

  /// Waits for the stream's end.
  func end() async throws {
    var looks = 0
    while !isOver {
      looks += 1
      guard looks < Self.patience else { throw Silence(description: "the stream goes on") }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

/// Runs `body` in a new folder and removes it afterwards.
func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lenet-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
