import Figures
import Files
import Foundation
import Lessons
import Notebook

/// Runs one lesson in the terminal and has its pages written.
struct LessonRun {
  private let lesson: Lesson
  private let seed: UInt64
  private let pauses: Bool
  private let isQuiet: Bool
  private let screen = LessonScreen(.standardOutput)

  /// - Parameters:
  ///   - lesson: the lesson to run.
  ///   - seed: what the lesson's random choices begin from.
  ///   - pauses: whether to wait for Return between cells.
  ///   - isQuiet: whether to leave everything to the page but what fails.
  init(_ lesson: Lesson, seed: UInt64, pauses: Bool, isQuiet: Bool) {
    self.lesson = lesson
    self.seed = seed
    self.pauses = pauses
    self.isQuiet = isQuiet
  }

  /// - Parameter folder: where its pages are written to.
  /// - Returns: what should hold and does not, exercises left aside.
  func run(writingTo folder: inout LessonOutput) throws -> [Element.Failure] {
    // Figures come into a folder below it.
    let figures = "\(folder.path)/\(lesson.name)"
    if !isQuiet {
      try File.checkWritable(folder: figures)
      print(screen.heading(of: lesson) + "\n")
    }
    let start = ContinuousClock.now
    var shown = Shown()
    let elements = try lesson.run(seed: seed) { element in
      guard !isQuiet else { return }
      try present(element, after: &shown, figures: figures)
    }
    let pages = try folder.write(lesson, elements: elements)
    print(
      isQuiet
        ? "ran    \(pages[0]) in \(Numbers.fixed((ContinuousClock.now - start).seconds, 1)) s"
        : pages.map { "wrote  \($0)" }.joined(separator: "\n"))
    return elements.flatMap { element -> [Element.Failure] in
      if case .exercise(let exercise) = element { return exercise.answerFailures }
      return element.failure.map { [$0] } ?? []
    }
  }

  /// What was shown so far.
  private struct Shown {
    var figures = 0
    /// Whether a prediction was asked for, and nothing came of it yet.
    var isPredicted = false
  }

  private func present(_ element: Element, after shown: inout Shown, figures: String) throws {
    // What was shown stays shown if the next cell traps.
    defer { fflush(nil) }
    switch element {
    case .prediction: shown.isPredicted = true
    case .code: break
    default:
      // The results of cells that run unseen.
      if shown.isPredicted { waitForReturn("Return shows what happens: ") }
      shown.isPredicted = false
    }
    switch element {
    case .exercise(let exercise) where pauses && !exercise.isSolved:
      print(screen.exercise(exercise, isJudged: false))
      waitForReturn("Return says what is not right yet: ")
      print(screen.judgement(of: exercise) + "\n")
    case .code:
      print(screen.text(element) + "\n")
      waitForReturn("Return runs this cell: ")
      shown.isPredicted = false
    case .quiz(let choices) where pauses: ask(choices)
    case .figure(let figure):
      shown.figures += 1
      let number = (shown.figures < 10 ? "0" : "") + "\(shown.figures)"
      let file = "\(figures)/\(number)-\(figure.name).png"
      try File.write(figure.png(.light), to: file)
      print(screen.text(element, file: file) + "\n")
    default: print(screen.text(element) + "\n")
    }
  }

  private func waitForReturn(_ prompt: String) {
    guard pauses else { return }
    print(prompt, terminator: "")
    fflush(nil)
    if readLine() == "q" { Foundation.exit(0) }
    print()
  }

  /// Asks until the answer is right or the reader moves on.
  private func ask(_ choices: [Element.Choice]) {
    print(screen.quiz(choices, isAnswered: false) + "\n")
    while true {
      print("Your answer, a letter (Return shows them all): ", terminator: "")
      fflush(nil)
      guard let line = readLine(), let letter = line.lowercased().first,
        let index = Array("abcdefgh").firstIndex(of: letter), index < choices.count
      else { break }
      print(screen.explanation(of: choices[index]) + "\n")
      if choices[index].isRight { return }
    }
    print("\n" + screen.quiz(choices) + "\n")
  }
}
