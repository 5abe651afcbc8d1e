import Files
import Foundation
import LessonFormat
import Notebook

/// Compiles a lesson and runs it as it is being edited: what stands before a change is neither compiled nor run again.
public actor LessonRunner {
  let lesson: String
  let folder: URL
  let seed: UInt64
  let program: URL
  let toolchain: Toolchain

  /// The processes, while there are any.
  var host: CellHost?
  /// Who hears what a process says, by its number.
  var listeners: [Int: AsyncStream<CellMessage>.Continuation] = [:]
  /// The scripts that have run, in order: first what stands outside the lesson's function, then its blocks.
  var chain: [Link] = []
  /// Scripts that are compiled, by their Swift. It names the modules that it imports, so equal Swift is an equal script.
  var scripts: [String: ScriptCompiler.Script] = [:]
  /// What was last found to compile.
  var checked: String?
  /// Blocks at which changes began, the last ones last.
  var edited: [Int] = []
  var count = 0
  /// A process that is to run a script, and the one that was asked to bring it forth.
  var starting: (process: Int, parent: Int)?
  /// The processes, as the system knows them.
  var identifiers: [Int: pid_t] = [:]
  /// The one that runs.
  var running: pid_t?
  var current: Task<Void, Never>?

  /// A script that has run, and the process that waits behind it.
  struct Link {
    let piece: Piece
    let script: ScriptCompiler.Script
    let process: Int
    /// Whether copies of the process can go on from there.
    let canBeCopied: Bool
    /// The values that the sliders had.
    let sliders: [String: Double]
  }

  /// A stretch of the lesson.
  struct Piece {
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
  /// - Throws: `FileError` where the program's build is not at hand, or the folder cannot be written.
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

  func forgetProcesses() {
    host?.end()
    host = nil
    chain = []
    for listener in listeners.values { listener.finish() }
    listeners = [:]
    identifiers = [:]
  }
}
