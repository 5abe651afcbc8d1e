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

  /// Runs a program and waits for its end, in a thread of its own: those that tasks share are few, and everybody's.
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
    try Task.checkCancellation()
    try process.run()
    // Foundation gives it a group of its own, in which the linker is that the compiler starts.
    let group = -process.processIdentifier
    let deadline = DispatchWorkItem { kill(group, SIGKILL) }
    DispatchQueue.global().asyncAfter(
      deadline: .now() + .seconds(Int(limit / .seconds(1))), execute: deadline)
    let start = ContinuousClock.now
    let reading = pipe.fileHandleForReading
    let output = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Foundation.Thread.detachNewThread {
          let bytes = reading.readDataToEndOfFile()
          process.waitUntilExit()
          continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
        }
      }
    } onCancel: {
      kill(group, SIGKILL)
    }
    deadline.cancel()
    try Task.checkCancellation()
    let isKilled = process.terminationReason == .uncaughtSignal
    return Outcome(
      isSuccess: !isKilled && process.terminationStatus == 0, output: output,
      isTooSlow: isKilled && ContinuousClock.now - start >= limit)
  }
}
