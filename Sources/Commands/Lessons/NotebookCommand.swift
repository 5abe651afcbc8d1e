import ArgumentParser
import Files
import Foundation
import Lessons
import LiveLessons

struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Opens the lessons in your browser, to be edited and run there.",
    usage: "lenet notebook [<lesson>] [<options>]",
    discussion: """
      Change a number in a cell and press Shift–Return: its output, its figures and the prose below it follow.

      The notebook edits the Markdown files in the folder Lessons. A cell that does not compile is kept in \
      output/notebook until it does. With --copy it edits copies, and makes those that are missing; each student of a \
      class may have a folder.

      It answers this machine only, and the browser alone that opens the address it prints. Control–C ends it.

      Examples:
        lenet notebook                  the list of lessons
        lenet notebook 2                the second lesson
        lenet notebook 2 --present      one cell or paragraph at a time
        lenet notebook --copy mine      copies, in a folder of yours
        lenet notebook --no-open        on a machine without a browser
      """)

  @Argument(help: ArgumentHelp("Which lesson to open, by its number or its name.", valueName: "lesson"))
  var choice: String?

  @Option(
    help: ArgumentHelp(
      "The port to listen on. (default: \(Port.usual), or the next that is free)", valueName: "number"))
  var port: UInt16?

  @Option(help: ArgumentHelp("Edit copies of the lessons in this folder.", valueName: "dir"))
  var copy: String?

  @Flag(inversion: .prefixedNo, help: "Open the browser.")
  var open = true

  @Flag(help: "Show the lesson in steps, for an audience.")
  var present = false

  @Option(help: ArgumentHelp("What every random choice of a lesson begins from.", valueName: "number"))
  var seed: UInt64 = 1

  /// The folder of a notebook that started this program to run cells for it.
  @Option(help: .hidden)
  var cells: String?

  func validate() throws {
    if let port, port < 1024 {
      throw ValidationError("--port \(port): expected a number from 1024 to 65535.")
    }
    if present, choice == nil {
      throw ValidationError("--present needs a lesson, such as lenet notebook 2 --present.")
    }
  }

  func run() throws {
    if let cells { try CellProcess.serve(folder: cells, lesson: choice ?? "", seed: seed) }
    let folder = try lessonFolder()
    let lesson = try lesson(in: folder)
    guard let lock = try NotebookLock(folder) else {
      return try goToOther(NotebookLock.address(of: folder), lesson, in: folder)
    }
    let ending = EndingSignals()
    let temporary = try temporaryFolder()
    let sessions = LessonSessions(folder) { [seed] in
      LessonEngine(lesson: $0, folder: temporary.appending(path: $0), seed: seed)
    }
    let server: NotebookServer
    do { server = try start(sessions) } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw error
    }
    try lock.write(address: server.address)
    print("The notebook is open at\n")
    let page = show(server.address, lesson, in: folder)
    print("\nControl–C ends it.")
    fflush(nil)
    // On some systems the browser's command returns when the browser is closed.
    if let page { Foundation.Thread.detachNewThread { openBrowser(at: page) } }

    let signal = ending.wait()
    try waiting { await sessions.end() }
    try? FileManager.default.removeItem(at: temporary)
    folder.removeTickets()
    lock.end()
    Interruption.leave(by: signal)
  }

  /// A server that answers. A port that was free may be taken by another notebook before this one listens there.
  private func start(_ sessions: LessonSessions) throws -> NotebookServer {
    for _ in 0..<5 {
      let server = NotebookServer(sessions, port: try Port.free(askedFor: port))
      do { try waiting { try await server.start() } } catch  where port == nil { continue }
      return server
    }
    throw FileError("the notebook", found: "no port to listen on", remedy: "Name one with --port.")
  }

  /// A new folder that nobody else may look or write into: what lies there is run.
  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
    var path = Array(folder.appending(path: "lenet-XXXXXX").path.utf8CString)
    guard mkdtemp(&path) != nil else {
      throw FileError(unwritable: folder.path, errno: errno, elsewhere: "name another folder in TMPDIR")
    }
    return path.withUnsafeBufferPointer {
      URL(filePath: String(cString: $0.baseAddress!), directoryHint: .isDirectory)
    }
  }

  private func lessonFolder() throws -> LessonFolder {
    // A program that was moved away from its package may be started in one.
    guard let original = [Lessons.lessonFolder, "Lessons"].first(where: File.isFolder) else {
      throw FileError(
        Lessons.lessonFolder, found: "no such folder", expected: "the lessons",
        remedy: "Start the notebook in the package’s folder.")
    }
    let path = URL(filePath: original, directoryHint: .isDirectory).standardizedFileURL
    guard let copy else {
      return LessonFolder(
        path.path, records: path.deletingLastPathComponent().appending(path: "output/notebook").path)
    }
    let target = URL(filePath: copy, directoryHint: .isDirectory).standardizedFileURL
    return try LessonFolder.copying(path.path, to: target.path)
  }

  /// The name of the lesson to open; nil for the list of all.
  private func lesson(in folder: LessonFolder) throws -> String? {
    guard let choice, choice.lowercased() != "all" else { return nil }
    guard let name = folder.names.lessons(namedBy: choice).first else {
      throw ValidationError("no lesson “\(choice)”: expected a number or a name, as lenet lesson lists them.")
    }
    return name
  }

  /// Says that another notebook has these lessons, and opens that.
  private func goToOther(_ address: URL?, _ lesson: String?, in folder: LessonFolder) throws {
    guard let address else {
      throw FileError(
        folder.path, found: "open in another notebook", expected: "one at a time",
        remedy: "End that one, or edit copies with --copy.")
    }
    print("These lessons are open in a notebook already, at\n")
    if let page = show(address, lesson, in: folder) { openBrowser(at: page) }
  }

  /// Prints the address of a page.
  ///
  /// - Returns: the address to open, which has a ticket in the token's place; nil where none is to be opened.
  private func show(_ address: URL, _ lesson: String?, in folder: LessonFolder) -> String? {
    var parts = URLComponents(url: address, resolvingAgainstBaseURL: false)!
    if let lesson { parts.path = "/lessons/\(lesson)" }
    if present { parts.fragment = "present" }
    print("  \(parts.string!)")
    guard open else { return nil }
    if let ticket = folder.newTicket() { parts.queryItems = [URLQueryItem(name: "token", value: ticket)] }
    return parts.string
  }

  private func openBrowser(at page: String) {
    do { try Browser.open(page) } catch { Console.note("No browser was found: open the address by hand.") }
  }
}

/// Waits for what is done elsewhere.
private func waiting(for body: @escaping @Sendable () async throws -> Void) throws {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var failure: (any Error)?
  Task.detached {
    do { try await body() } catch { failure = error }
    done.signal()
  }
  done.wait()
  if let failure { throw failure }
}
