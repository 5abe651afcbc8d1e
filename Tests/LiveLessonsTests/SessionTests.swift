import Files
import Foundation
import Testing

@testable import LiveLessons

/// What becomes of what pages type and order.
@Suite struct SessionTests {
  @Test func aPageSeesTheLessonRun() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = Ear(await bench.session.listen())
      #expect(try await ear.hear("hello") == .hello(version: 1, state: .idle))
      #expect(try await ear.hear("compiling") == .compiling(from: 0))
      #expect(try await ear.hear("began") == .began(block: 0))
      #expect(try await ear.hear("element") == .element(block: 0, index: 0, html: "<p>prose</p>"))
      #expect(try await ear.hear("finished") == .finished(block: 0, count: 1))
      let ended = try await ear.hear("ended")
      #expect(ended.how == .completed && ended.seconds ?? -1 >= 0)
      let page = try await bench.session.main()
      #expect(page.version == 1)
      #expect(page.html.contains("<p>prose</p>"))
      #expect(try bench.text == Bench.lesson)
      #expect(!File.exists(bench.folder.record(Bench.name)), "there is nothing to keep")
    }
  }

  @Test func whatCompilesIsSaved() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("saved") == .saved(version: 2, texts: [1: "let first = 2"]))
      #expect(
        try await ear.hear("element") == .element(block: 1, index: 0, html: "<p>let first = 2</p>"))
      #expect(try await ear.hear("kept") == .kept(block: 2, index: 0), "the prose below is as it was")
      #expect(try await ear.hear("ended").how == .completed)
      #expect(
        try bench.text == Bench.lesson.replacing("let first = 1\nshow(first)", with: "let first = 2"))
      #expect(
        bench.record.cells == [CellRecord(original: "let first = 1\nshow(first)", saved: "let first = 2")])
      #expect(try await bench.session.main().html.contains("data-changed"))
    }
  }

  @Test func whatDoesNotCompileIsADraft() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([1: "let first = 2\nwrong"], at: 1, from: 1, by: nil)
      let diagnostics = try await ear.hear("diagnostics").diagnostics ?? []
      #expect(diagnostics.map(\.block) == [1] && diagnostics.map(\.line) == [2], "the line within the cell")
      #expect(try await ear.hear("ended").how == .failedToCompile)
      #expect(try bench.text == Bench.lesson)
      #expect(bench.record.cells.map(\.draft) == ["let first = 2\nwrong"])

      // Another page is told, and so is the next start.
      let other = Ear(await bench.session.listen())
      #expect(try await other.hear("diagnostics").diagnostics == diagnostics)
      let next = try Bench(in: folder, text: nil)
      #expect(try await next.session.main().html.contains("let first = 2\nwrong</textarea>"))

      try await bench.session.run([1: "let first = 3"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("saved").texts == ["1": "let first = 3"])
      #expect(try await ear.hear("diagnostics").diagnostics == [], "the message goes")
      _ = try await ear.hear("ended")
      #expect(bench.record.cells.map(\.draft) == [nil])
    }
  }

  /// What a mistake made doubtful is as it was when the mistake is taken back.
  @Test func whatNeedNotRunAgainHoldsAgain() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([3: "wrong"], at: 1, from: 3, by: nil)
      #expect(try await ear.hear("ended").how == .failedToCompile)
      #expect(try await bench.session.main().html.contains("data-stale"))
      try await bench.session.run(
        [3: "@Slider(0...9) var second = 3\nshow(second)"], at: 1, from: nil, by: nil)
      #expect(try await ear.hear("ended").how == .completed)
      #expect(try await !bench.session.main().html.contains("data-stale"))
      #expect(await bench.fake.runs.count == 3)
    }
  }

  /// Someone who runs a cell need not have finished one below it.
  @Test func whatIsTypedBelowDoesNotKeepACellFromRunning() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([1: "let first = 2", 3: "wrong"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("diagnostics").diagnostics?.map(\.block) == [3])
      #expect(try await ear.hear("saved").texts == ["1": "let first = 2"])
      #expect(try await ear.hear("diagnostics").diagnostics?.map(\.block) == [3], "the message stays")
      #expect(try await ear.hear("ended").how == .completed)
      #expect(bench.record.cells.map(\.draft) == [nil, "wrong"])
      // One above does.
      try await bench.session.run([3: "show(4)", 1: "wrong"], at: 2, from: 3, by: nil)
      #expect(try await ear.hear("ended").how == .failedToCompile)
    }
  }

  @Test func whatIsTypedIsKeptBeforeItRuns() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      try await bench.session.draft([4: "let third = "], at: 1, by: nil)
      #expect(bench.record.cells == [CellRecord(saved: "let third = 0", draft: "let third = ")])
      try await bench.session.draft([4: "let third = 0"], at: 1, by: nil)
      #expect(bench.record == LessonRecord())
      #expect(await bench.fake.runs.isEmpty)
    }
  }

  @Test func textThatIsNoLessonIsSaidAtItsLine() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([2: "Between.\n\nA value {{that does not end."], at: 1, from: nil, by: nil)
      let diagnostics = try await ear.hear("diagnostics").diagnostics ?? []
      #expect(diagnostics.map(\.block) == [2] && diagnostics.map(\.line) == [3])
      #expect(try await ear.hear("ended").how == .failedToCompile)
      #expect(try bench.text == Bench.lesson)
    }
  }

  @Test func aTrapIsSaidAtItsLine() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([1: "let first = 2\ntrap()"], at: 1, from: 1, by: nil)
      let trap = PageEvent.trapped(block: 1, line: 2, message: "it traps")
      #expect(try await ear.hear("trapped") == trap)
      #expect(try await ear.hear("ended").how == .trapped)
      #expect(try bench.text.contains("trap()"), "it compiles")
      let other = Ear(await bench.session.listen())
      #expect(try await other.hear("trapped") == trap)
      #expect(try await bench.session.main().html.contains("data-stale"), "what follows did not run")
    }
  }

  @Test func whatRunsForEverIsStopped() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([1: "loop"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("began").block == 1)
      let other = Ear(await bench.session.listen())
      #expect(try await other.hear("hello").state == .running)
      await bench.session.stop()
      #expect(try await ear.hear("ended").how == .stopped)
      #expect(try await other.hear("ended").how == .stopped, "every page hears it")
      // A change ends what runs, too.
      try await bench.session.run([:], at: 2, from: 1, by: nil)
      #expect(try await ear.hear("began").block == 1)
      try await bench.session.run([1: "let first = 5"], at: 2, from: 1, by: nil)
      #expect(try await ear.hear("ended").how == .stopped)
      #expect(try await ear.hear("ended").how == .completed)
    }
  }

  /// Orders that come faster than a run can begin end it all the same.
  @Test func aStopComesEarly() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      for version in [1, 2] {
        try await bench.session.run([1: "loop"], at: version, from: 1, by: nil)
        if version == 1 { _ = try await ear.hear("saved") }
        await bench.session.stop()
        #expect(try await ear.hear("ended").how == .stopped)
      }
      for number in 3..<8 {
        try await bench.session.run([1: "let first = \(number)"], at: 9, from: 1, by: nil)
      }
      while try await ear.hear("saved").texts != ["1": "let first = 7"] {}
      while try await ear.hear("ended").how != .completed {}
      #expect(try bench.text.contains("let first = 7\n"))
    }
  }

  @Test func aCellIsPutBack() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      for text in ["let first = 2", "let first = 3"] {
        try await bench.session.run([1: text], at: await bench.session.version, from: 1, by: nil)
        _ = try await ear.hear("ended")
      }
      try await bench.session.draft([1: "let first = "], at: 3, by: nil)
      try await bench.session.putBack(1, at: 3)
      #expect(try await ear.hear("structure").version == 3, "pages fetch the text")
      #expect(try await ear.hear("saved").texts == ["1": "let first = 1\nshow(first)"])
      _ = try await ear.hear("ended")
      #expect(try bench.text == Bench.lesson)
      #expect(bench.record == LessonRecord())
    }
  }

  @Test func aSliderIsTurned() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.turn("second", to: 7.2, isFinal: false)
      #expect(try await ear.hear("element").html?.hasSuffix(" second=7.0</p>") == true)
      _ = try await ear.hear("ended")
      #expect(try bench.text == Bench.lesson)
      try await bench.session.turn("second", to: 12, isFinal: true)
      #expect(
        try await ear.hear("saved").texts == ["3": "@Slider(0...9) var second = 9\nshow(second)"])
      _ = try await ear.hear("ended")
      #expect(try bench.text == Bench.lesson.replacing("second = 3", with: "second = 9"))
      await #expect(throws: Refusal.self) { try await bench.session.turn("first", to: 1, isFinal: true) }
      await #expect(throws: Refusal.self) { try await bench.session.turn("second", to: .nan, isFinal: true) }
    }
  }

  /// What is typed in the slider's cell does not turn it back.
  @Test func aSliderIsTurnedInWhatIsTyped() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      let typed = "@Slider(0...9) var second = 3\nshow(second + 1)"
      try await bench.session.draft([3: typed], at: 1, by: "a")
      try await bench.session.turn("second", to: 5, isFinal: true)
      _ = try await ear.hear("ended")
      let turned = typed.replacing("second = 3", with: "second = 5")
      #expect(try bench.text.contains(turned), "it runs with what is typed")
      #expect(bench.record.cells.map(\.draft) == [nil])

      // What does not compile is turned, too, and the file beside it.
      try await bench.session.run([3: turned + "\nwrong"], at: await bench.session.version, from: 3, by: "a")
      _ = try await ear.hear("ended")
      try await bench.session.turn("second", to: 6, isFinal: true)
      _ = try await ear.hear("ended")
      let last = typed.replacing("second = 3", with: "second = 6")
      #expect(try bench.text.contains(last + "\n```"))
      #expect(bench.record.cells.map(\.draft) == [last + "\nwrong"])

      // Where the slider is typed over, the file alone has it.
      try await bench.session.draft([3: "wrong"], at: await bench.session.version, by: "a")
      try await bench.session.turn("second", to: 7, isFinal: true)
      #expect(try await ear.hear("ended").how == .completed)
      #expect(try bench.text.contains("second = 7"))
      #expect(bench.record.cells.map(\.draft) == ["wrong"])
    }
  }

  @Test func blocksAreAddedAndRemoved() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      #expect(try await bench.session.insert(.cell(""), after: 1, at: 1) == 2)
      #expect(try await ear.hear("structure").version == 2)
      _ = try await ear.hear("ended")
      try await bench.session.run([2: "show(0)"], at: 2, from: 2, by: nil)
      #expect(try await ear.hear("saved").texts == ["2": "show(0)"])
      _ = try await ear.hear("ended")
      #expect(bench.record.cells == [CellRecord(saved: "show(0)", isAdded: true)])
      await #expect(throws: Refusal.self, "an author's cell stays") {
        try await bench.session.remove(1, at: 3)
      }
      try await bench.session.remove(2, at: 3)
      #expect(try await ear.hear("structure").version == 4)
      _ = try await ear.hear("ended")
      #expect(try bench.text == Bench.lesson)
      #expect(bench.record == LessonRecord())

      // A paragraph becomes part of the author's prose, and is removed without it.
      #expect(try await bench.session.insert(.prose("Mine."), after: 2, at: 4) == 2)
      _ = try await ear.hear("ended")
      #expect(try bench.text.contains("Between.\n\nMine."))
      try await bench.session.remove(2, at: 5)
      _ = try await ear.hear("saved")
      #expect(try bench.text == Bench.lesson)
    }
  }

  @Test func answersAreRemembered() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      try await bench.session.remember("solved", as: "exercise-1")
      let next = try Bench(in: folder, text: nil)
      #expect(await next.session.progress == ["exercise-1": "solved"])
      await #expect(throws: Refusal.self) {
        try await next.session.remember(String(repeating: "x", count: 2000), as: "quiz-1")
      }
    }
  }

  @Test func aDamagedRecordIsPutAside() async throws {
    try await withTemporaryFolder { folder in
      let records = folder.appending(path: ".notebook")
      try File.write(Array("{".utf8), to: records.appending(path: "\(Bench.name).json").path)
      let bench = try Bench(in: folder)
      try await bench.session.remember("solved", as: "exercise-1")
      let damaged = records.appending(path: "\(Bench.name).json.damaged")
      #expect(try String(contentsOf: damaged, encoding: .utf8) == "{")
    }
  }

  @Test func theEndEndsAll() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      await bench.session.end()
      try await ear.end()
      #expect(await bench.fake.ends == 1)
    }
  }
}
