import ArgumentParser
import Figures
import Files
import Foundation
import Lessons
import Notebook
import Pages

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
      """)

  @Argument(help: ArgumentHelp("Which lesson, or all of them.", valueName: "number"))
  var choice: String?

  @Flag(inversion: .prefixedNo, help: "Wait for Return between cells. (default: in a terminal)")
  var pause: Bool?

  @Option(help: ArgumentHelp("What every random choice of a lesson begins from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/lessons"

  @Flag(help: "Open the page when it is written.")
  var open = false

  func validate() throws {
    guard let choice, lessons.chosen(by: choice).isEmpty else { return }
    throw ValidationError(
      "no lesson “\(choice)”: expected a number from \(lessons.first?.number ?? 0) to "
        + "\(lessons.last?.number ?? 0), or all.")
  }

  func run() throws {
    guard let choice else { return list() }
    if Supervisor.isNeeded { throw ExitCode(try supervise()) }
    Supervisor.endWithParent()

    let chosen = lessons.chosen(by: choice)
    let isAll = choice.lowercased() == "all"
    var failures: [Element.Failure] = []
    for lesson in chosen {
      let pauses = !isAll && (pause ?? (isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0))
      failures += try LessonRun(
        lesson, seed: seed, output: output, pauses: pauses, isQuiet: isAll
      ).run()
    }
    let index = "\(output)/index.html"
    let place = "lessons/index.html"
    try File.write(
      Array(LessonIndex(lessons, site: Site.around(place, in: output)).html.utf8), to: index)
    try Site.complete(around: place, in: output)
    if isAll { print("wrote  \(index)") }
    if open { try Browser.open(isAll ? index : "\(output)/\(chosen[0].name).html") }
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
        try File.write(Array(page.html.utf8), to: "\(output)/\(name).html")
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
