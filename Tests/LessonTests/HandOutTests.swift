import Foundation
import Testing

@testable import Notebook

/// Lessons on paper.
struct HandOutTests {
  private static func prose(_ markdown: String) -> Element.Prose {
    Element.Prose(markdown: markdown, values: [])
  }

  private static let lesson = Lesson(name: "02-test", title: "Test", aim: "Aim.") { _ in }

  private static let elements: [Element] = [
    .prose(prose("## Begin")), .code("let a = 1"),
    .prediction(prose("**Predict.** First?")), .code("let b = 2"), .text("b was shown"),
    .outcome(prose("The first outcome."), answers: []),
    .prediction(prose("**Predict.** Second?")), .text("second shown"),
    .outcome(prose("The second outcome."), answers: []),
    .quiz([
      Element.Choice(text: prose("Wrong one."), explanation: prose("Why not."), isRight: false),
      Element.Choice(text: prose("Right one."), explanation: prose("Why so."), isRight: true),
    ]),
    .exercise(
      Element.Exercise(
        code: "var mine = 0", line: 3, shown: [.text("attempt shown")], failures: [], answer: "var mine = 1",
        answerShown: [.text("solution shown")], answerFailures: [])),
  ]

  private func html(hasAnswers: Bool) throws -> String {
    try HandOutPage(Self.lesson, elements: Self.elements, hasAnswers: hasAnswers).html
  }

  private static let secrets = [
    "b was shown", "The first outcome.", "second shown", "The second outcome.", "Why so.", "solution shown",
    "<h2>Answers</h2>",
  ]

  @Test func whatComesOfItIsLeftOut() throws {
    let html = try html(hasAnswers: false)
    for secret in Self.secrets { #expect(!html.contains(secret), "\(secret) is given away") }
    #expect(!html.contains("attempt shown"), "what an attempt showed that nobody has made on paper")
    for part in ["First?", "Second?", "Wrong one.", "Right one."] {
      #expect(html.contains(part), "expected \(part)")
    }
    #expect(!html.contains("<script"), "paper needs none")
  }

  @Test func thereIsRoomToWrite() throws {
    let html = try html(hasAnswers: false)
    // Two for each prediction, six for the exercise.
    #expect(html.matches(of: /<div class="line">/).count == 10)
    #expect(html.matches(of: /<span class="box">/).count == 2)
    let names = html.matches(of: /<h3>([^<]+)<\/h3>/).map { String($0.1) }
    #expect(names == ["Prediction 1", "Prediction 2", "Question 1", "Exercise 1"])
  }

  @Test func answersStandAtTheEndByTheirNames() throws {
    let html = try html(hasAnswers: true)
    let end = try #require(html.firstRange(of: "<h2>Answers</h2>"), "no answers")
    let (before, after) = (html[..<end.lowerBound], html[end.lowerBound...])
    for secret in Self.secrets {
      #expect(!before.contains(secret), "\(secret) stands before the answers")
      #expect(after.contains(secret), "\(secret) is not among the answers")
    }
    let names = after.matches(of: /<h3>([^<]+)<\/h3>/).map { String($0.1) }
    #expect(names == ["Prediction 1", "Prediction 2", "Question 1", "Exercise 1"])
    #expect(after.contains("<strong>b</strong> Right one.") && !after.contains("Wrong one."))
  }
}
