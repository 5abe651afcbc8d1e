import Foundation

/// One run of the `lenet` command as a user would start it, in a folder of its own.
struct CommandRun {
  let status: Int32
  /// What it printed on standard output.
  let output: String
  /// What it printed on standard error.
  let errors: String

  /// - Parameters:
  ///   - folder: the current folder of the run.
  ///   - preparation: what a shell does before it, such as setting a limit.
  ///   - environment: variables that the run has besides the test's own.
  init(
    _ arguments: [String], in folder: URL, after preparation: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let process = Self.process(arguments, in: folder, after: preparation)
    process.environment?.merge(environment) { $1 }
    // Files rather than pipes: a pipe that nobody empties stops the command.
    let outputFile = folder.appending(path: "standard-output-\(UUID().uuidString)")
    let errorFile = folder.appending(path: "standard-error-\(UUID().uuidString)")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: outputFile, encoding: .utf8)
    errors = try String(contentsOf: errorFile, encoding: .utf8)
    for file in [outputFile, errorFile] { try FileManager.default.removeItem(at: file) }
  }

  /// The command, not started yet.
  static func process(_ arguments: [String], in folder: URL, after preparation: String? = nil) -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let preparation {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", preparation + #"; exec "$0" "$@""#, executable.path] + arguments
    }
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["COLUMNS": "80", "LC_ALL": "C.UTF-8"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Runs the command and kills it outright as soon as it has printed some text.
  ///
  /// - Returns: whether it was killed before it was done.
  static func killed(_ arguments: [String], in folder: URL, after text: String) throws -> Bool {
    let process = process(arguments, in: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    var heard = ""
    while !heard.contains(text), process.isRunning {
      heard += String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  /// The program lies beside the bundle of tests.
  static let executable: URL = {
    #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL
    #else
    let bundle = URL(filePath: CommandLine.arguments[0])
    #endif
    return bundle.deletingLastPathComponent().appending(path: "lenet").absoluteURL
  }()
}

/// Runs `body` in a new folder and removes it afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lenet-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
