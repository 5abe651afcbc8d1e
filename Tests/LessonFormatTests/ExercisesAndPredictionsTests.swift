import Testing

@testable import LessonFormat

/// The hints of exercises, and the answers to predictions.
extension LessonParserTests {
  private static let exercise =
    "```swift exercise\na\n```\n```swift check\nb\n```\n\n```swift answer\nc\n```\n"

  @Test func rule9APredictionsAnswersAreChoices() throws {
    let blocks = try blocks(
      "**Predict.** Which?\n\n* [{{a > b}}] The *first*,\n  or so.\n* [{{a < b}}] The second.\n\n```swift\na\n```\n\nSo.\n"
    )
    guard blocks.count == 3, case .prediction(let question, let answers) = blocks[0],
      case .outcome = blocks[2]
    else {
      Issue.record("expected a prediction, a cell and an outcome, got \(blocks)")
      return
    }
    #expect(question.markdown == "**Predict.** Which?\n")
    #expect(answers.map(\.value.text) == ["a > b", "a < b"])
    #expect(answers.map(\.value.line) == [7, 9] && answers.map(\.value.column) == [6, 6])
    #expect(answers.map(\.words.markdown) == ["The *first*,\n  or so.\n", "The second.\n"])
  }

  @Test func rule9ASingleAnswerIsANumber() throws {
    let blocks = try blocks("**Predict.** How many?\n- [{{a.count}}] places\n\n```swift\na\n```\n\nSo.\n")
    guard case .prediction(_, let answers) = blocks[0] else {
      Issue.record("expected a prediction, got \(blocks)")
      return
    }
    #expect(answers.map(\.value) == [.init(text: "a.count", line: 6, column: 6)])
    #expect(answers.map(\.words.markdown) == ["places\n"])
  }

  @Test(arguments: [
    (
      "- [{{a}}] b\n\n  Why.\n", 7, 3,
      "an explanation below a prediction’s answer: expected it in the paragraph below the cells"
    ),
    ("- [{{a}}] b {{c}}\n", 5, 15, "a value in a prediction’s answer: expected words only"),
    ("- [{{a}}]\n", 5, 3, "a choice that does not begin with [{{condition}}] and a space"),
    (
      "- [{{a}}] b\n* [{{a}}] c\n", 4, 1,
      "a prediction that no cell follows: expected the cells whose results it asks for"
    ),
    ("- b\n", 4, 1, "a prediction that no cell follows: expected the cells whose results it asks for"),
  ]) func answersThatAreNone(list: String, line: Int, column: Int, message: String) {
    #expect(
      error("# T\nA.\n\n**Predict.** What?\n" + list + "\n```swift\na\n```\n\nSo.\n")
        == LessonError(line: line, column: column, message: message))
  }

  @Test func rule10HintsBelongToTheExerciseAboveThem() throws {
    let blocks = try blocks(
      Self.exercise + "\n**Hint.** Look at\n`a`.\n\n**Hint.** Then at `b`.\n\nText, no **Hint.**\n")
    guard blocks.count == 2, case .exercise(let exercise) = blocks[0], case .prose(let prose) = blocks[1]
    else {
      Issue.record("expected an exercise and prose, got \(blocks)")
      return
    }
    #expect(exercise.hints.map(\.markdown) == ["**Hint.** Look at\n`a`.\n", "**Hint.** Then at `b`.\n"])
    #expect(prose.markdown == "\nText, no **Hint.**\n")
  }

  @Test(arguments: [
    ("**Hint.** Look.\n", 5, 1, "a hint without an exercise: expected it right below an exercise’s answer"),
    (
      Self.exercise + "\nText.\n\n**Hint.** Look.\n", 18, 1,
      "a hint without an exercise: expected it right below an exercise’s answer"
    ),
    (
      "**Predict.** What?\n\n```swift\na\n```\n\n**Hint.** Look.\n", 11, 1,
      "a hint without an exercise: expected it right below an exercise’s answer"
    ),
    (Self.exercise + "\n**Hint.** It is {{a}}.\n", 16, 19, "a value in a hint: expected words only"),
  ]) func straysAmongHints(body: String, line: Int, column: Int, message: String) {
    #expect(error("# T\n\nA.\n\n" + body) == LessonError(line: line, column: column, message: message))
  }

  /// Pages know no hints, and an answer's value only where it is known.
  @Test func hintsAreNotWovenAndAnswersAreBeforeTheOutcome() throws {
    let lesson = try LessonSource(
      markdown: "# T\n\nA.\n\n**Predict.** What?\n\n- [{{x}}] places\n\n```swift\nlet x = 1\n```\n\nSo.\n\n"
        + Self.exercise + "\n**Hint.** Look.\n")
    let woven = Weaver.swift(for: lesson, name: "01-t", path: "t.md")
    #expect(!woven.contains("Hint") && !woven.contains("places"))
    let parts = ["self.prediction(", "let x = 1", "self.answer(x)", "self.outcome(", "self.exercise("]
    let places = parts.map { woven.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil), "found \(woven)")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }
}
