import Figures
import Foundation
import Lessons
import Testing

@testable import Notebook

/// Every lesson runs, its claims hold, and its exercises are what they should be.
struct LessonTests {
  @Test func thereAreTwelve() {
    #expect(lessons.map(\.number) == Array(1...12))
  }

  @Test(arguments: lessons.map(\.name))
  func everythingALessonSaysHolds(name: String) throws {
    let lesson = try #require(lessons.first { $0.name == name })
    let elements = try lesson.run()
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

    let quizzes = elements.compactMap { element -> [Element.Choice]? in
      if case .quiz(let choices) = element { choices } else { nil }
    }
    #expect(!quizzes.isEmpty, "expected a quiz")
    for choices in quizzes {
      #expect(choices.count >= 2, "expected a choice")
      let right = choices.count { $0.isRight }
      #expect(
        (1..<choices.count).contains(right),
        "expected right and wrong answers, found \(right) right of \(choices.map(\.text.markdown))")
    }
  }

  @Test func theSameSourcesGiveTheSamePage() throws {
    let lesson = lessons[1]
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
