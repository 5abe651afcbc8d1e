import Foundation
import Lessons
import Notebook
import Testing

@testable import Commands

/// Lessons as a reader runs them.
@Suite struct LessonCommandTests {
  @Test func theListHasEveryAim() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["lesson"], in: folder)
      #expect(run.status == 0)
      for lesson in lessons {
        #expect(
          "\n\n\(run.output)".contains("\n\n\(lesson.number). \(lesson.title)\n"),
          "expected lesson \(lesson.number) in the list")
      }
      #expect(
        run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "lines of more than 80 characters")
    }
  }

  @Test func aLessonPrintsAndWritesWhatItShows() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["lesson", "2"], in: folder)
      #expect(run.status == 0)
      #expect(run.errors == "")
      for part in [
        "│ let network = try WeightsFile.trained.network", "→ output/lessons/02-convolution/01-pictures.png",
        "\nNot yet. ", "wrote  output/lessons/02-convolution.html",
      ] { #expect(run.output.contains(part), "expected “\(part)”") }
      for file in ["02-convolution.html", "index.html", "02-convolution/01-pictures.png"] {
        let path = folder.appending(path: "output/lessons/\(file)").path
        #expect(FileManager.default.fileExists(atPath: path), "expected \(file)")
      }
    }
  }

  @Test func aHandOutLiesBesideThePage() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["lesson", "0", "--no-pause", "--handout", "--answers"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.output.contains(
          "wrote  output/lessons/00-enough-swift.html\nwrote  output/lessons/00-enough-swift-handout.html\n"))
      let page = folder.appending(path: "output/lessons/00-enough-swift-handout.html")
      #expect(try String(contentsOf: page, encoding: .utf8).contains("<h2>Answers</h2>"))
    }
  }

  @Test(arguments: [
    (["lesson", "2", "--answers"], "--answers is for a hand-out: give --handout, too."),
    (["lesson", "--handout"], "--handout is for a lesson: give its number, or all."),
    (["lesson", "2", "--site", "x"], "--site is for all lessons: lenet lesson all --site DIR."),
    (
      ["lesson", "all", "--site", "x", "--output", "y"],
      "--site and --output both say where to write: give one of them."
    ),
  ]) func optionsThatDoNotFit(arguments: [String], expected: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("Error: \(expected)\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  /// A folder that holds another site is left as it is.
  @Test func aSiteTakesNoOthersPlace() throws {
    try withTemporaryFolder { folder in
      let index = folder.appending(path: "index.html")
      try Data("<h1>Mine</h1>".utf8).write(to: index)
      let run = try CommandRun(["lesson", "all", "--site", "."], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errors
          == "Error: ./index.html: a page of another site, expected none, or one of an earlier run. "
          + "Give --site a folder of its own.\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["index.html"])
    }
  }

  @Test(arguments: [
    "2", "02", "convolution", "conv", "02-convolution", "2-Convolution", "Lessons/02-convolution.md",
  ]) func aLessonHasManyNames(name: String) {
    #expect(lessons.chosen(by: name).map(\.number) == [2])
  }

  @Test(arguments: ["0", "00", "enough", "00-enough-swift", "Lessons/00-enough-swift.md"])
  func aLessonMayHaveTheNumberZero(name: String) {
    #expect(lessons.chosen(by: name).map(\.number) == [0])
  }

  @Test(arguments: [
    "", "-0", "99", "c", "2x", "convolutions", "/", "-", "1.5", "2.0", "1/5", "convolution.5",
  ])
  func otherNamesNameNone(name: String) {
    #expect(lessons.chosen(by: name).map(\.number) == [])
  }

  @Test func anUnknownLessonIsRefused() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["lesson", "99"], in: folder)
      #expect(run.status == 64)
      #expect(
        run.errors.hasPrefix(
          "Error: no lesson “99”: expected a number from 0 to \(lessons.last!.number), or all.\n"))
    }
  }

  /// Whoever ends the command ends the lesson, which is no fault of the lesson's.
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP]) func aSignalEndsALessonToo(signal: Int32) throws {
    try withTemporaryFolder { folder in
      let temporary = folder.appending(path: "temporary")
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
      let process = CommandRun.process(["lesson", "training", "--no-pause"], in: folder)
      process.environment?["TMPDIR"] = temporary.path
      let (output, errors) = (Pipe(), Pipe())
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      // What it prints first comes from the lesson, which so has begun.
      #expect(!output.fileHandleForReading.availableData.isEmpty)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
      #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
      #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
      // The lesson held the other end of the pipe: it is closed once the lesson has ended.
      _ = try output.fileHandleForReading.readToEnd()
    }
  }

  /// Nobody can catch SIGKILL: the lesson itself must notice.
  @Test func aKilledCommandTakesItsLessonWithIt() throws {
    try withTemporaryFolder { folder in
      let process = CommandRun.process(["lesson", "training", "--no-pause"], in: folder)
      process.environment?["TMPDIR"] = folder.path
      let output = Pipe()
      process.standardOutput = output
      process.standardError = Pipe()
      try process.run()
      #expect(!output.fileHandleForReading.availableData.isEmpty)
      let start = ContinuousClock.now
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      _ = try output.fileHandleForReading.readToEnd()
      #expect(ContinuousClock.now - start < .seconds(2), "the lesson went on without its command")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.allSatisfy { $0 == "output" }, "left: \(left)")
    }
  }

  /// What a lesson says when it fails comes through with no place for temporary files.
  @Test func anErrorIsSaidWithoutTemporaryFiles() throws {
    try withTemporaryFolder { folder in
      let process = CommandRun.process(["lesson", "2", "--no-pause", "--output", "/dev/null/x"], in: folder)
      process.environment?["TMPDIR"] = "/nowhere"
      let errors = Pipe()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      #expect(
        text
          == "Error: /dev/null/x cannot be written: part of the path is a file, not a folder. Write elsewhere with "
          + "--output.\n")
    }
  }
}
