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

  /// With what it has started, which would keep its output open.
  @Test func whatTakesTooLongEnds() async throws {
    let start = ContinuousClock.now
    let run = try await CompilerRun.of("/bin/sh", ["-c", "sleep 30 & sleep 30"], limit: .seconds(1))
    #expect(run.isTooSlow && !run.isSuccess)
    #expect(ContinuousClock.now - start < .seconds(10), "it should end after 1 s")
  }

  @Test func whatIsCancelledEnds() async throws {
    let start = ContinuousClock.now
    let task = Task { try await CompilerRun.of("/bin/sh", ["-c", "sleep 30 & sleep 30"]) }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(10), "it should end at once")
  }
}
