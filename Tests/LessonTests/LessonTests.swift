import Figures
import Foundation
import LessonFormat
import Lessons
import Testing

@testable import Notebook

/// Every lesson runs, its claims hold, and its exercises are what they should be.
struct LessonTests {
  @Test func theirNumbersFollowEachOther() {
    #expect(lessons.map(\.number) == Array(0..<lessons.count))
  }

  /// What each lesson shows, run once for all tests.
  static let runs = Dictionary(
    uniqueKeysWithValues: lessons.map { lesson in (lesson.name, Result { try lesson.run() }) })

  @Test(arguments: lessons.map(\.name))
  func everythingALessonSaysHolds(name: String) throws {
    let elements = try #require(Self.runs[name]).get()
    for failure in elements.compactMap(\.failure) { Issue.record("\(failure.description)") }

    let exercises = elements.compactMap { element -> Element.Exercise? in
      if case .exercise(let exercise) = element { exercise } else { nil }
    }
    #expect(!exercises.isEmpty, "expected an exercise")
    for exercise in exercises {
      #expect(
        !exercise.isSolved, "the exercise at line \(exercise.line) is solved before anybody has edited it")
      #expect(
        exercise.failures.allSatisfy { $0.message.count > 10 }, "expected words that say what is wrong")
      for failure in exercise.answerFailures { Issue.record("the answer: \(failure.description)") }
    }

    let quizzes = elements.compactMap(\.choices)
    #expect(!quizzes.isEmpty, "expected a quiz")
    for choices in quizzes {
      let right = choices.count { $0.isRight }
      #expect(right == 1, "expected one right answer, found \(right) of \(choices.map(\.text.markdown))")
    }
  }

  /// A prediction's answers: one of the choices is right, or there is one number.
  @Test(arguments: lessons.map(\.name)) func predictionsHaveAnAnswer(name: String) throws {
    for case .outcome(let prose, let answers) in try #require(Self.runs[name]).get() where !answers.isEmpty {
      let right = answers.count { $0 == .choice(isRight: true) }
      if case .number(let number) = answers[0] {
        #expect(
          answers.count == 1 && number.isFinite, "expected one number, found \(answers): \(prose.markdown)")
      } else {
        #expect(
          answers.count > 1 && right == 1,
          "expected one right answer of several, found \(answers): \(prose.markdown)")
      }
    }
  }

  /// Hints come one by one, and none is given away with the task.
  @Test(arguments: lessons.map(\.name)) func exercisesHaveHints(name: String) throws {
    for case .exercise(let exercise) in try LessonSource(markdown: LessonWordsTests().source(name)).blocks {
      #expect(
        (1...3).contains(exercise.hints.count), "line \(exercise.task.line) has \(exercise.hints.count) hints"
      )
    }
  }

  /// Whoever notices that the first answer is right needs not think.
  @Test func theRightAnswersPlaceVaries() throws {
    let places = try Self.runs.values.flatMap { try $0.get() }.compactMap(\.choices)
      .compactMap { choices in choices.firstIndex { $0.isRight } }
    for place in 0..<3 {
      let count = places.count { $0 == place }
      #expect(5 * count >= places.count, "place \(place) is right in \(count) of \(places.count) quizzes")
    }
  }

  @Test func theSameSourcesGiveTheSamePage() throws {
    let lesson = try #require(lessons.first { $0.name == "02-convolution" })
    func page() throws -> String {
      try LessonPage(lesson, elements: lesson.run(), among: lessons).html
    }
    let first = try page()
    let second = try page()
    #expect(first == second, "expected the same bytes twice")
    for part in ["<h1>2. C1: convolution</h1>", "href=\"01-the-digit.html\"", "href=\"03-activations.html\""]
    {
      #expect(first.contains(part), "expected \(part) in the page")
    }
    #expect(!first.contains("{{") && !first.contains("\u{E000}"), "a value was not filled in")
  }
}

extension Element {
  /// The choices, if this is a quiz.
  fileprivate var choices: [Choice]? {
    if case .quiz(let choices) = self { choices } else { nil }
  }
}
