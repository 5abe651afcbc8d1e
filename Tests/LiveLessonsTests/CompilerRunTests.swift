import Foundation
import Testing

@testable import LiveLessons

@Suite struct CompilerRunTests {
  @Test func whatARunSaysIsKept() async throws {
    let run = try await CompilerRun.of("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"])
    #expect(!run.isSuccess && !run.isTooSlow)
    #expect(run.output == "out\nerr\n")
    #expect(try await CompilerRun.of("/bin/sh", ["-c", "true"]).isSuccess)
  }

  // The limits are far above what the runs take and far below what they would take by themselves: where other tests keep the
  // threads busy that tasks share, an end is noticed late.

  /// With what it has started, which would keep its output open.
  @Test(.timeLimit(.minutes(5))) func whatTakesTooLongEnds() async throws {
    let run = try await CompilerRun.of("/bin/sh", ["-c", "sleep 900 & sleep 900"], limit: .seconds(1))
    #expect(run.isTooSlow && !run.isSuccess)
  }

  @Test(.timeLimit(.minutes(5))) func whatIsCancelledEnds() async throws {
    let task = Task { try await CompilerRun.of("/bin/sh", ["-c", "sleep 900 & sleep 900"]) }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
