import Figures
import Foundation
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
