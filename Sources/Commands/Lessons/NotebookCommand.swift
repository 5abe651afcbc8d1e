import ArgumentParser
import Foundation
import LessonFormat
import LiveLessons

struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "notebook", abstract: "stand-in")
  @Option var cells: String?
  @Argument var lesson: String
  @Option var seed: UInt64 = 1
  @Option(parsing: .upToNextOption) var edit: [String] = []
  func run() throws {
    if let cells { try CellProcess.serve(folder: cells, lesson: lesson, seed: seed) }
    let done = DispatchSemaphore(value: 0)
    Task { do { try await go() } catch { print(error) }; done.signal() }
    done.wait()
  }
  func go() async throws {
    let path = FileManager.default.currentDirectoryPath + "/Lessons/\(lesson).md"
    let runner = try LessonRunner(lesson: lesson, folder: URL(filePath: "/tmp/lenet-try-\(getpid())"), seed: seed)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    var rest = edit[...]
    while true {
      let start = ContinuousClock.now
      await runner.run(try LessonSource(markdown: text), path: path) { event in
        let time = (ContinuousClock.now - start).formatted(.units(allowed: [.milliseconds]))
        switch event {
        case .element(let b, let i, let h): print(time, "element", b, i, h.count)
        default: print(time, event)
        }
        fflush(nil)
      }
      guard let edit = rest.popFirst() else { break }
      let parts = edit.components(separatedBy: "=>")
      text = text.replacing(parts[0], with: parts[1])
      print("-----", edit)
    }
    if ProcessInfo.processInfo.environment["KEEP"] == nil { await runner.end() }
  }
}
