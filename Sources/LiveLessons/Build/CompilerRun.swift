import Foundation

/// One run of the compiler, which ends early when its task is cancelled.
enum CompilerRun {
  /// How long the compiler may take: an expression that it cannot cope with must not hold a student up for ever.
  static let limit = Duration.seconds(60)

  /// What a run said, and whether it succeeded.
  struct Outcome: Sendable {
    let isSuccess: Bool
    let output: String
    let isTooSlow: Bool
  }

  /// Runs a program and waits for its end.
  ///
  /// - Throws: `CancellationError` when the task is cancelled; what Foundation throws where nothing can be started.
  static func of(_ program: String, _ arguments: [String], limit: Duration = limit) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    let ended = AsyncStream<Void> { continuation in
      process.terminationHandler = { _ in continuation.finish() }
    }
    try Task.checkCancellation()
    try process.run()
    let identifier = process.processIdentifier
    let output = Task.detached {
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    let deadline = Task {
      try await Task.sleep(for: limit)
      kill(identifier, SIGKILL)
    }
    await withTaskCancellationHandler {
      for await _ in ended {}
    } onCancel: {
      kill(identifier, SIGKILL)
    }
    // A cancelled task does not wait for the stream's end.
    if Task.isCancelled { process.waitUntilExit() }
    let isTooSlow = process.terminationReason == .uncaughtSignal && !Task.isCancelled
    deadline.cancel()
    try Task.checkCancellation()
    return Outcome(
      isSuccess: process.terminationReason == .exit && process.terminationStatus == 0,
      output: await output.value, isTooSlow: isTooSlow)
  }
}
