import Foundation
import LessonFormat
import Testing

@testable import LiveLessons

/// Real compiling and real processes, on a small lesson.
@Suite(.serialized) struct LessonRunnerTests {
  /// Its blocks: words, two cells, words with a value and a heading, a cell.
  private func lesson(
    first: String = "let a = 2", second: String = "let b = a + 1", third: String = "show(10 * b)"
  ) -> String {
    """
    # Title

    Aim.

    Words.

    ```swift
    \(first)
    ```
    ```swift
    \(second)
    ```

    b is {{b}}.

    ## Section

    ```swift
    \(third)
    ```
    """
  }

  /// Runs a lesson and returns what happened.
  private func run(
    _ markdown: String, with runner: LessonRunner, sliders: [String: Double] = [:], from: Int? = nil
  ) async throws -> [RunEvent] {
    let (events, continuation) = AsyncStream.makeStream(of: RunEvent.self)
    await runner.run(
      try LessonSource(markdown: markdown), path: "/lessons/01-small.md", sliders: sliders, from: from
    ) { continuation.yield($0) }
    continuation.finish()
    return await events.reduce(into: []) { $0.append($1) }
  }

  private func withRunner(_ body: (LessonRunner) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "lenet-\(UUID().uuidString.prefix(8))")
    let runner = try LessonRunner(lesson: "01-small", folder: folder, seed: 1, program: BuiltProgram.url)
    do { try await body(runner) } catch {
      await runner.end()
      throw error
    }
    await runner.end()
    #expect(!FileManager.default.fileExists(atPath: folder.path), "what was compiled should be removed")
  }

  @Test func whatStandsBeforeAChangeIsKept() async throws {
    try await withRunner { runner in
      let all = try await run(lesson(), with: runner)
      #expect(all.texts == [0: ["Words."], 3: ["b is 3.\nSection"], 4: ["30"]])
      #expect(all.last == .ended(.completed))
      let changed = try await run(lesson(second: "let b = a + 2"), with: runner)
      #expect(changed.first == .compiling(from: 2))
      #expect(changed.texts == [3: ["b is 4.\nSection"], 4: ["40"]])
      // The processes of the first run are there still, so a can be printed by a cell that was not there then.
      let last = try await run(lesson(second: "let b = a + 2", third: "show(a)"), with: runner)
      #expect(last.began == [4])
      #expect(last.texts == [4: ["2"]])
      #expect(
        try await run(lesson(second: "let b = a + 2", third: "show(a)"), with: runner) == [.ended(.completed)]
      )
      let again = try await run(lesson(second: "let b = a + 2", third: "show(a)"), with: runner, from: 2)
      #expect(again.began == [2, 3, 4])
    }
  }

  @Test func aMistakeIsPlacedAndChangesNothing() async throws {
    try await withRunner { runner in
      _ = try await run(lesson(), with: runner)
      let events = try await run(lesson(second: "let b = a + c"), with: runner)
      #expect(
        events == [
          .compiling(from: 2),
          .failedToCompile([
            Diagnostic(
              block: 2, line: 11, column: 13, isError: true, message: "cannot find 'c' in scope",
              words: StudentWords.words(for: "cannot find 'c' in scope", at: "let b = a + c", column: 13))
          ]), .ended(.failedToCompile),
        ])
      #expect(try await run(lesson(second: "let b = a + 5"), with: runner).began == [2, 3, 4])
    }
  }

  @Test func aTrapIsToldAtItsLineWithWhatWasPrinted() async throws {
    try await withRunner { runner in
      let helper = "func first(_ list: [Int]) -> Int { list[0] }"
      let events = try await run(
        lesson(first: "let a = 2\n" + helper, second: "print(\"so far\")\nlet b = first([])"), with: runner)
      #expect(events.texts[2] == ["so far"])
      // In the helper, which a line of the second cell calls.
      #expect(
        events.suffix(2) == [
          .trapped(block: 1, line: 9, message: "Index out of range, called from line 13."), .ended(.trapped),
        ])
      let mended = try await run(lesson(first: "let a = 2\n" + helper), with: runner)
      // The first script had not come to its end, so nothing of it is kept.
      #expect(mended.began == [0, 1, 2, 3, 4])
    }
  }

  @Test func anErrorThatNobodyCatchesIsTold() async throws {
    try await withRunner { runner in
      let events = try await run(
        lesson(second: "let b = 1\nstruct Late: Error {}\nif b > 0 { throw Late() }"), with: runner)
      #expect(events.suffix(2) == [.trapped(block: 2, line: 11, message: "Late()."), .ended(.trapped)])
      let exit = try await run(lesson(second: "let b = 1\nexit(3)"), with: runner)
      #expect(
        exit.suffix(2) == [
          .trapped(
            block: 2, line: 11,
            message: "The cell ended the program. Did it call exit, does a function call itself "
              + "without end, or is there too little memory?"),
          .ended(.trapped),
        ])
    }
  }

  @Test func aFunctionThatCallsItselfWithoutEndIsTold() async throws {
    try await withRunner { runner in
      let events = try await run(
        lesson(first: "func sum(_ n: Int) -> Int { 1 + sum(n + 1) }", second: "let b = sum(0)"), with: runner)
      #expect(events.last == .ended(.trapped))
      guard case .trapped(let block, let line, _) = events.dropLast().last else {
        Issue.record("expected a trap, not \(events.suffix(2))")
        return
      }
      #expect(block == 1 && line == 8, "expected line 8 in block 1, not line \(line) in block \(block)")
    }
  }

  @Test func whatRunsForEverIsStopped() async throws {
    try await withRunner { runner in
      _ = try await run(lesson(), with: runner)
      let (began, continuation) = AsyncStream.makeStream(of: Void.self)
      let endless = try LessonSource(markdown: lesson(second: "var b = a\nwhile true { b &+= 1 }"))
      let task = Task {
        var ending: RunEvent?
        let (events, collect) = AsyncStream.makeStream(of: RunEvent.self)
        await runner.run(endless, path: "/lessons/01-small.md") { event in
          if event == .began(block: 2) { continuation.finish() }
          collect.yield(event)
        }
        collect.finish()
        for await event in events { ending = event }
        return ending
      }
      for await _ in began {}
      await runner.stop()
      #expect(await task.value == .ended(.stopped))
      #expect(try await run(lesson(), with: runner).began == [2, 3, 4])
    }
  }

  #if os(Linux)
  /// Whenever it is stopped, also before the process has said that it is there.
  @Test func nothingThatWasStoppedGoesOn() async throws {
    try await withRunner { runner in
      _ = try await run(lesson(), with: runner)
      let endless = try LessonSource(markdown: lesson(second: "var b = a\nwhile true { b &+= 1 }"))
      // Once until it runs, then at all moments on the way there: it is compiled by then.
      for pause in 0..<25 {
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
          await runner.run(endless, path: "/lessons/01-small.md", from: 2) { event in
            if pause > 0 || event == .began(block: 2) { continuation.finish() }
          }
        }
        for await _ in begun {}
        try await Task.sleep(for: .milliseconds(pause))
        await runner.stop()
        await task.value
      }
      try await Task.sleep(for: .milliseconds(500))
      let folder = await runner.folder.path
      let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").count { entry in
        (try? String(contentsOfFile: "/proc/\(entry)/cmdline", encoding: .utf8))?.contains(folder) ?? false
      }
      // The first process, the one behind the lesson's head, and the one behind the first cell.
      #expect(left == 3)
    }
  }
  #endif

  @Test func aSliderRunsAgainWhatDependsOnItWithoutCompiling() async throws {
    try await withRunner { runner in
      func lesson(_ value: Int) -> String {
        self.lesson(first: "let a = 1", second: "@Slider(0...9) var b = \(value)")
      }
      #expect(try await run(lesson(3), with: runner).texts[4] == ["30"])
      let compiled = await runner.compiledScripts
      let turned = try await run(lesson(3), with: runner, sliders: ["b": 7])
      #expect(turned.began == [2, 3, 4])
      #expect(turned.texts == [3: ["b is 7.\nSection"], 4: ["70"]])
      // Written into the file at last, it is the same lesson.
      #expect(try await run(lesson(7), with: runner) == [.ended(.completed)])
      #expect(await runner.compiledScripts == compiled)
    }
  }

  @Test func whatNoScriptMayHoldRunsAsAFunction() async throws {
    try await withRunner { runner in
      let events = try await run(
        lesson(third: "show(b)\nif b > 2 { return }\nshow(\"not shown\")"), with: runner)
      #expect(events.texts[4] == ["3"])
      #expect(events.last == .ended(.completed))
    }
  }
}

/// The program as it was built beside the tests.
enum BuiltProgram {
  static var url: URL {
    #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL
    #else
    let bundle = URL(filePath: CommandLine.arguments[0])
    #endif
    return bundle.deletingLastPathComponent().appending(path: "lenet").absoluteURL
  }
}

extension [RunEvent] {
  /// The blocks that ran.
  var began: [Int] { compactMap { if case .began(let block) = $0 { block } else { nil } } }

  /// The words of what each block showed.
  var texts: [Int: [String]] {
    reduce(into: [:]) { texts, event in
      guard case .element(let block, _, let html) = event else { return }
      let words = html.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
      texts[block, default: []].append(words)
    }
  }
}
