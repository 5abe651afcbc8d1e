import ArgumentParser
import Figures
import Files
import Foundation
import Lessons
import Notebook

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Runs a lesson cell by cell, and writes it as a page.",
    usage: "lenet lesson [<number>|all] [<options>]",
    discussion: """
      Without a number, lists the lessons with their aims.

      A lesson is a Markdown file in the folder Lessons whose Swift is compiled and run. Change a number in it and \
      run the same command again. In a terminal, Return runs the next cell.

      Examples:
        lenet lesson                  what there is
        lenet lesson 2                the second lesson, cell by cell
        lenet lesson 2 --no-pause     all of it at once
        lenet lesson all              every lesson, with a table of contents
        lenet lesson 2 --handout      on paper, too, to write on
        lenet lesson all --site DIR   a web site with a search
      """)

  @Argument(help: ArgumentHelp("Which lesson, or all of them.", valueName: "number"))
  var choice: String?

  @Flag(inversion: .prefixedNo, help: "Wait for Return between cells. (default: in a terminal)")
  var pause: Bool?

  @Option(help: ArgumentHelp("What every random choice of a lesson begins from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = LessonOutput.standardOutput

  @Flag(
    name: .customLong("handout"),
    help: "Write a hand-out to print, too: room to write, boxes to tick, and no outcomes.")
  var handOut = false

  @Flag(help: "Put the answers at the end of the hand-out, on a page of their own.")
  var answers = false

  @Option(
    help: ArgumentHelp(
      "Write all lessons into a folder for any web server instead, with a search over them.", valueName: "dir"
    ))
  var site: String?

  @Flag(help: "Open the page when it is written.")
  var open = false

  func validate() throws {
    if answers && !handOut { throw ValidationError("--answers is for a hand-out: give --handout, too.") }
    if site != nil && !isAll {
      throw ValidationError("--site is for all lessons: lenet lesson all --site DIR.")
    }
    if site != nil && output != LessonOutput.standardOutput {
      throw ValidationError("--site and --output both say where to write: give one of them.")
    }
    if handOut && choice == nil {
      throw ValidationError("--handout is for a lesson: give its number, or all.")
    }
    guard let choice, lessons.chosen(by: choice).isEmpty else { return }
    throw ValidationError(
      "no lesson “\(choice)”: expected a number from \(lessons.first?.number ?? 0) to "
        + "\(lessons.last?.number ?? 0), or all.")
  }

  private var isAll: Bool { choice?.lowercased() == "all" }

  private var folder: LessonOutput {
    LessonOutput(
      path: site ?? output, isSite: site != nil,
      handOuts: !handOut ? .none : answers ? .withAnswers : .withoutAnswers)
  }

  func run() throws {
    guard let choice else { return list() }
    if Supervisor.isNeeded { throw ExitCode(try supervise()) }
    Supervisor.endWithParent()

    let chosen = lessons.chosen(by: choice)
    var folder = folder
    try folder.check()
    var failures: [Element.Failure] = []
    for lesson in chosen {
      let pauses = !isAll && (pause ?? (isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0))
      failures += try LessonRun(lesson, seed: seed, pauses: pauses, isQuiet: isAll).run(writingTo: &folder)
    }
    let index = try folder.writeIndex()
    if isAll { print("wrote  \(index)") }
    if open { try Browser.open(isAll ? index : folder.page(of: chosen[0])) }
    guard failures.isEmpty else {
      throw LessonFailure(failures: failures)
    }
  }

  /// Runs the lessons in a child. Of one that trapped, the page says so: that of an earlier run would show what no longer
  /// holds.
  private func supervise() throws -> Int32 {
    do { return try Supervisor.run() } catch let trap as TrappedLesson {
      let name = URL(filePath: trap.failure.file).deletingPathExtension().lastPathComponent
      if let lesson = lessons.first(where: { $0.name == name }) {
        let page = LessonPage(lesson, elements: [.failure(trap.failure)], among: lessons)
        try File.write(Array(page.html.utf8), to: folder.page(of: lesson))
      }
      throw trap
    }
  }

  private func list() {
    let screen = LessonScreen(.standardOutput)
    print(lessons.map { screen.heading(of: $0) }.joined(separator: "\n\n"))
    print("\n" + Program.asTyped("lenet lesson \(lessons.first?.number ?? 0) begins the first."))
  }
}

/// Claims of lessons that did not hold, each with its line.
struct LessonFailure: Error, CustomStringConvertible {
  let failures: [Element.Failure]
  var description: String { failures.map(\.description).joined(separator: "\n") }
}
