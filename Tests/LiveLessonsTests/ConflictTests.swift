import Files
import Foundation
import Testing

@testable import LiveLessons

/// What other programs and other pages change: nothing that was typed is lost.
@Suite struct ConflictTests {
  private func conflict(_ body: () async throws -> Void) async throws -> Refusal {
    try #require(await #expect(throws: Refusal.self) { try await body() })
  }

  @Test func anEditInAnotherEditorAppears() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try bench.write(Bench.lesson.replacing("let first = 1", with: "let first = 8"))
      #expect(try await ear.hear("structure").version == 2)
      #expect(try await ear.hear("element").html == "<p>let first = 8\nshow(first)</p>")
      #expect(try await ear.hear("ended").how == .completed)
      #expect(try await bench.session.main().html.contains("let first = 8"))
    }
  }

  /// A page that does not know of it yet still means the block that it shows.
  @Test func blocksKeepWhatBelongsToThem() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.draft([3: "mine"], at: 1, by: nil)
      try bench.write(
        Bench.lesson.replacing("Before.", with: "Before.\n\n```swift\nshow(0)\n```").replacing(
          "Between.", with: "In between."))
      _ = try await ear.hear("structure")
      _ = try await ear.hear("ended")
      try await bench.session.draft([1: "let first = 4"], at: 1, by: nil)
      #expect(bench.record.cells.map { $0.saved?.prefix(7) } == ["let fir", "@Slider"])
      #expect(bench.record.cells.map(\.draft) == ["let first = 4", "mine"])
      try await bench.session.run([1: "let first = 5"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("saved").blocks == [2, 4])
    }
  }

  @Test func aCellThatWasChangedElsewhereIsAConflict() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      let theirs = Bench.lesson.replacing("let first = 1", with: "let first = 8")
      try bench.write(theirs)
      // The page has not heard of it, and neither has the session.
      let refusal = try await conflict {
        try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: nil)
      }
      #expect(refusal.status == 409)
      #expect(refusal.conflicts == [1: "let first = 8\nshow(first)"])
      #expect(try bench.text == theirs)
      _ = try await ear.hear("ended")
      // The reader has seen both, and keeps the own text.
      let version = try #require(refusal.version)
      try await bench.session.run([1: "let first = 2"], at: version, from: 1, by: nil)
      _ = try await ear.hear("saved")
      #expect(try bench.text == Bench.lesson.replacing("let first = 1\nshow(first)", with: "let first = 2"))
    }
  }

  @Test func theSameTextIsNoConflict() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try bench.write(Bench.lesson.replacing("let first = 1", with: "let first = 8"))
      try await bench.session.run([1: "let first = 8\nshow(first)"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("ended").how == .completed)
    }
  }

  /// Even a page that has fetched the new text does not write over it unasked.
  @Test func aDraftOfACellThatWasChangedElsewhereIsAConflict() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.draft([1: "let first = 2"], at: 1, by: nil)
      try bench.write(Bench.lesson.replacing("let first = 1", with: "let first = 8"))
      let version = try #require(try await ear.hear("structure").version)
      _ = try await ear.hear("ended")
      let unrun = try await conflict {
        try await bench.session.run([:], at: version, from: nil, by: nil)
      }
      #expect(unrun.status == 409 && unrun.conflicts == [1: "let first = 8\nshow(first)"])
      #expect(try bench.text.contains("let first = 8"), "the draft is not run unasked")
      let refusal = try await conflict {
        try await bench.session.draft([1: "let first = 22"], at: version, by: nil)
      }
      #expect(refusal.conflicts == [1: "let first = 8\nshow(first)"])
      #expect(bench.record.cells.map(\.draft) == ["let first = 2"])
      try await bench.session.draft([1: "let first = 22"], at: try #require(refusal.version), by: nil)
      #expect(bench.record.cells.map(\.draft) == ["let first = 22"])
    }
  }

  /// A notebook that is started anew still asks before it writes over what another program wrote.
  @Test func aConflictOutlivesTheSession() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.draft([1: "let first = 2"], at: 1, by: nil)
      try bench.write(Bench.lesson.replacing("let first = 1", with: "let first = 8"))
      _ = try await ear.hear("ended")
      let next = try Bench(in: folder, text: nil)
      _ = try await next.openPage()
      let refusal = try await conflict { try await next.session.run([:], at: 1, from: 1, by: "a") }
      #expect(refusal.conflicts == [1: "let first = 8\nshow(first)"])
      let again = try await conflict { try await next.session.run([:], at: 1, from: 1, by: "b") }
      #expect(again.conflicts == refusal.conflicts, "another page is asked, too")
      // A page that leaves what it was asked for may run the rest.
      try await next.session.run([3: "show(9)"], at: try #require(refusal.version), from: 3, by: "a")
      #expect(next.record.cells.map(\.draft) == ["let first = 2", "show(9)"])
      #expect(try next.text.contains("let first = 8"))
      let version = await next.session.version
      try await next.session.run([1: "let first = 2"], at: version, from: 1, by: "a")
      #expect(next.record.cells.first?.isContested == nil, "the reader has chosen")
    }
  }

  @Test func twoPages() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let (ear, other) = (try await bench.openPage(), Ear(await bench.session.listen()))
      try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: "a")
      #expect(try await ear.hear("saved").version == 2)
      #expect(try await other.hear("saved").texts == ["1": "let first = 2"], "the other page can show it")
      _ = try await ear.hear("ended")
      _ = try await other.hear("ended")
      // The page that asked may have typed on before it heard.
      try await bench.session.draft([1: "let first = 23"], at: 1, by: "a")
      let refusal = try await conflict {
        try await bench.session.run([1: "let first = 7"], at: 1, from: 1, by: "b")
      }
      #expect(refusal.conflicts == [1: "let first = 23"])
      try await bench.session.run([3: "show(1)"], at: 1, from: 3, by: "b")
      #expect(try await other.hear("ended").how == .completed, "another cell is no conflict")
    }
  }

  /// Of what two pages type in one cell, the later does not silently take the place of the other.
  @Test func twoPagesTypeInOneCell() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.draft([1: "a types"], at: 1, by: "a")
      try await bench.session.draft([1: "a types on"], at: 1, by: "a")
      let refusal = try await conflict {
        try await bench.session.draft([1: "b types"], at: 1, by: "b")
      }
      #expect(refusal.status == 409 && refusal.conflicts == [1: "a types on"])
      #expect(bench.record.cells.map(\.draft) == ["a types on"])
      try await bench.session.draft([1: "b types"], at: try #require(refusal.version), by: "b")
      #expect(bench.record.cells.map(\.draft) == ["b types"], "b has seen the other text")
      let other = try await conflict {
        try await bench.session.draft([1: "a types still"], at: 1, by: "a")
      }
      #expect(other.conflicts == [1: "b types"])

      // A page that is opened now has the text before it.
      let version = try await bench.session.main().version
      // What is saved of another cell does not show this one to those that hear of it.
      try await bench.session.draft([1: "wrong"], at: version, by: "c")
      try await bench.session.run([2: "Amid."], at: version, from: nil, by: "c")
      _ = try await ear.hear("ended")
      try await bench.session.turn("second", to: 5, isFinal: true)
      let heard = try #require(try await ear.hear("saved").version)
      let unseen = try await conflict {
        try await bench.session.draft([1: "b types"], at: heard, by: "b")
      }
      #expect(unseen.conflicts == [1: "wrong"])
      try await bench.session.draft([1: "c types"], at: heard, by: "c")
    }
  }

  /// A page that does not know of another order of blocks yet calls them by the same numbers after a conflict.
  @Test func aConflictSpeaksInThePagesNumbers() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      _ = try await bench.openPage()
      try await bench.session.draft([1: "a types"], at: 1, by: "a")
      try bench.write(Bench.lesson.replacing("Before.", with: "Before.\n\n```swift\nshow(0)\n```"))
      let refusal = try await conflict {
        try await bench.session.draft([1: "b types"], at: 1, by: "b")
      }
      #expect(refusal.conflicts == [1: "a types"])
      try await bench.session.draft([1: "b types"], at: try #require(refusal.version), by: "b")
      #expect(bench.record.cells.map(\.saved) == ["let first = 1\nshow(first)"])
      #expect(bench.record.cells.map(\.draft) == ["b types"])
    }
  }

  @Test func aMistakeMadeElsewhereIsSaid() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      let broken = Bench.lesson.replacing("```swift exercise", with: "```swift exersise")
      try bench.write(broken)
      let note = try await ear.hear("note").text ?? ""
      #expect(note.contains("01-fake.md:19") && note.contains("exersise"), "\(note)")
      let refusal = try await conflict {
        try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: nil)
      }
      #expect(refusal.status == 409 && refusal.conflicts.isEmpty)
      #expect(try bench.text == broken, "nothing is written over it")
      #expect(bench.record.cells.map(\.draft) == ["let first = 2"], "what was typed is kept")
      try bench.write(Bench.lesson)
      #expect(try await ear.hear("note").text == "")
      try await bench.session.run([:], at: 1, from: 1, by: nil)
      _ = try await ear.hear("saved")
    }
  }

  @Test func aDeletedFileIsWrittenAgain() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try FileManager.default.removeItem(atPath: bench.folder.file(Bench.name))
      _ = try await ear.hear("gone")
      try await bench.session.draft([3: "mine"], at: 1, by: nil)
      #expect(!File.exists(bench.folder.file(Bench.name)), "nobody asked for it")
      let other = Ear(await bench.session.listen())
      _ = try await other.hear("gone")
      try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: nil)
      _ = try await ear.hear("ended")
      #expect(try bench.text.contains("let first = 2\n```"))
      #expect(try bench.text.contains("mine\n```"))
    }
  }

  @Test func theSameCellIsEditedWhileItCompiles() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      let theirs = Bench.lesson.replacing("let first = 1", with: "let first = 8")
      await bench.fake.whileCompiling { try bench.write(theirs) }
      try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: nil)
      let version = try #require(try await ear.hear("structure").version)
      while try await ear.hear("ended").how != .completed {}
      #expect(try bench.text == theirs)
      #expect(bench.record.cells.map(\.draft) == ["let first = 2"])
      let refusal = try await conflict {
        try await bench.session.run([1: "let first = 2"], at: version, from: 1, by: nil)
      }
      #expect(refusal.conflicts == [1: "let first = 8\nshow(first)"])
    }
  }

  /// What was typed for a cell that is gone is kept, and comes back with it.
  @Test func aCellThatWasDeletedElsewhere() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.draft([1: "let first = 2"], at: 1, by: nil)
      let without = Bench.lesson.replacing("```swift\nlet first = 1\nshow(first)\n```\n\n", with: "")
      try bench.write(without)
      _ = try await ear.hear("structure")
      _ = try await ear.hear("ended")
      #expect(bench.record.cells.map(\.draft) == ["let first = 2"])
      let next = try Bench(in: folder)
      #expect(try await next.session.main().html.contains("let first = 2</textarea>"))
    }
  }

  @Test func aCellThatComesBackHasWhatBelongsToIt() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: "a")
      _ = try await ear.hear("ended")
      try await bench.session.draft([1: "let first = 23"], at: 2, by: "a")
      let kept = bench.record
      let text = try bench.text
      try bench.write(text.replacing("```swift\nlet first = 2\n```\n\n", with: ""))
      _ = try await ear.hear("ended")
      #expect(bench.record == kept, "it waits for its cell")
      try bench.write(text)
      _ = try await ear.hear("ended")
      #expect(bench.record == kept)
      #expect(try await bench.session.main().html.contains("let first = 23</textarea>"))
      let version = await bench.session.version
      try await bench.session.putBack(1, at: version)
      _ = try await ear.hear("ended")
      #expect(try bench.text == Bench.lesson)
    }
  }

  /// What has no cell does not come to stand in another one, and is not kept for ever.
  @Test func whatIsTypedInACellThatIsGone() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      _ = try await bench.openPage()
      let refusal = try await conflict { try await bench.session.draft([9: "mine"], at: 1, by: "a") }
      #expect(refusal.status == 404)
      #expect(bench.record.cells.isEmpty)
      try bench.write(
        Bench.lesson.replacing("```swift\nlet first = 1\nshow(first)\n```\n\nBetween.\n\n", with: ""))
      for number in 1...60 { try await bench.session.draft([1: "mine \(number)"], at: 1, by: "a") }
      #expect(bench.record.cells.map(\.draft) == (11...60).map { "mine \($0)" })
      let next = try Bench(in: folder, text: Bench.lesson.replacing("let first = 1\nshow(first)\n", with: ""))
      #expect(try await !next.session.main().html.contains("mine"))
    }
  }

  @Test func cellsOfTheSameTextAreNotMixedUp() async throws {
    try await withTemporaryFolder { folder in
      let same = Bench.lesson.replacing("Between.", with: "```swift\nlet first = 1\nshow(first)\n```")
      let bench = try Bench(in: folder, text: same)
      try await bench.session.draft([2: "the second"], at: 1, by: "a")
      let next = try Bench(in: folder, text: nil)
      #expect(await next.session.state.blocks.map(\.draft) == [nil, nil, "the second", nil, nil])
    }
  }

  /// The file is looked at once more before it is written.
  @Test func anEditWhileTheLessonCompiles() async throws {
    try await withTemporaryFolder { folder in
      let bench = try Bench(in: folder)
      let ear = try await bench.openPage()
      await bench.fake.whileCompiling {
        try bench.write(Bench.lesson.replacing("show(second)", with: "show(2)"))
      }
      try await bench.session.run([1: "let first = 2"], at: 1, from: 1, by: nil)
      #expect(try await ear.hear("structure").version == 2)
      #expect(try await ear.hear("saved").texts == ["1": "let first = 2"])
      #expect(try bench.text.contains("let first = 2\n"))
      #expect(try bench.text.contains("show(2)"))
    }
  }
}
