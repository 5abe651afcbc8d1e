import Testing

@testable import LessonFormat

/// Every rule of the syntax, and what is said where one is broken.
struct LessonParserTests {
  /// A lesson's blocks, below a title and an aim that take the first four lines.
  func blocks(_ body: String) throws -> [LessonSource.Block] {
    try LessonSource(markdown: "# Title\n\nAim.\n\n" + body).blocks
  }

  func error(_ markdown: String) -> LessonError? {
    do {
      _ = try LessonSource(markdown: markdown)
      return nil
    } catch { return error }
  }

  @Test func rule1TitleAndAim() throws {
    let lesson = try LessonSource(markdown: "\n# C1: convolution\n\nAfterwards you can\ncompute.\n\nText.\n")
    #expect(lesson.title == "C1: convolution")
    #expect(lesson.aim == "Afterwards you can compute.")
    #expect(lesson.blocks.count == 1)
  }

  @Test func rule2CellsRememberTheirLine() throws {
    let blocks = try blocks("```swift\nlet a = 1\n\nlet b = a\n```\nText\n```swift\nshow(b)\n```\n")
    #expect(blocks.count == 3)
    #expect(blocks[0] == .cell(.init(text: "let a = 1\n\nlet b = a", line: 6), isHidden: false))
    #expect(blocks[2] == .cell(.init(text: "show(b)", line: 12), isHidden: false))
  }

  @Test func rule4ValuesAreTakenOutWithTheirPlaces() throws {
    guard case .prose(let prose) = try blocks("It is {{accuracy}}, or `{{ a[0] }}`.\nThen {{b}}.\n")[0] else {
      Issue.record("expected prose")
      return
    }
    #expect(
      prose.markdown
        == "\nIt is \u{E000}0\u{E001}, or `\u{E000}1\u{E001}`.\nThen \u{E000}2\u{E001}.\n")
    #expect(
      prose.expressions == [
        .init(text: "accuracy", line: 5, column: 9), .init(text: " a[0] ", line: 5, column: 27),
        .init(text: "b", line: 6, column: 8),
      ])
  }

  @Test func rule5MarkedCells() throws {
    let blocks = try blocks(
      "```swift hidden\na\n```\n```swift unrun\nb\n```\n```swift file\nc\n```\n```swift hidden file\nd\n```\n"
    )
    #expect(
      blocks == [
        .cell(.init(text: "a", line: 6), isHidden: true), .unrun(.init(text: "b", line: 9)),
        .file(.init(text: "c", line: 12), isHidden: false), .file(.init(text: "d", line: 15), isHidden: true),
      ])
  }

  @Test func rule6AnExerciseIsThreeFences() throws {
    let blocks = try blocks(
      "```swift exercise\nlet x = 1\n```\n\n```swift check\nexpect(x == 2, \"\")\n```\n\n```swift answer\nlet x = 2\n```\n"
    )
    #expect(
      blocks == [
        .exercise(
          .init(
            task: .init(text: "let x = 1", line: 6), check: .init(text: "expect(x == 2, \"\")", line: 10),
            answer: .init(text: "let x = 2", line: 14)))
      ])
  }

  @Test func rule7AQuizIsAListOfConditions() throws {
    let blocks = try blocks(
      "Why?\n\n- [{{a > 0}}] Because of\n  {{a}}.\n\n  It is so.\n- [{{a < 0}}] Not so.\n\n  It is not.\n\nNext.\n"
    )
    guard blocks.count == 3, case .quiz(let choices) = blocks[1] else {
      Issue.record("expected prose, a quiz and prose, got \(blocks)")
      return
    }
    #expect(choices.map(\.isRight.text) == ["a > 0", "a < 0"])
    #expect(choices.map(\.isRight.line) == [7, 11])
    #expect(choices[0].text.expressions == [.init(text: "a", line: 8, column: 5)])
    #expect(choices[0].explanation.markdown.contains("It is so."))
    #expect(choices[1].text.markdown == "Not so.\n")
  }

  @Test func rule8APredictionIsFollowedByItsResultsAndItsOutcome() throws {
    let blocks = try blocks(
      "**Predict.** Is {{a}} more?\n\n```swift hidden\nb\n```\n```swift\nc\n```\n\nIt is\n{{d}}.\n\nNext.\n")
    guard blocks.count == 5, case .prediction(let prediction, answers: []) = blocks[0],
      case .outcome(let outcome) = blocks[3],
      case .prose(let next) = blocks[4]
    else {
      Issue.record("expected a prediction, two cells, an outcome and prose, got \(blocks)")
      return
    }
    #expect(prediction.expressions == [.init(text: "a", line: 5, column: 19)])
    #expect(outcome.expressions == [.init(text: "d", line: 15, column: 3)])
    #expect(next.markdown.contains("Next.") && !next.markdown.contains("It is"))
  }

  @Test(arguments: [
    "**Predict.** What?\n", "**Predict.** What?\n\nText.\n",
    "**Predict.** What?\n```swift exercise\na\n```\n```swift check\na\n```\n```swift answer\na\n```\n",
  ]) func aPredictionThatNoCellFollowsIsRefused(body: String) {
    #expect(
      error("# T\n\nA.\n\n" + body)
        == LessonError(
          line: 5, column: 1,
          message: "a prediction that no cell follows: expected the cells whose results it asks for"))
  }

  @Test(arguments: [
    "", "## Heading\n", "- [{{a}}] Yes.\n\n  So.\n", "- a list\n", "**Predict.** And?\n\n```swift\na\n```\n",
    "```swift unrun\na\n```\n",
  ]) func aPredictionWithoutAnswerIsRefused(rest: String) {
    #expect(
      error("# T\n\nA.\n\n**Predict.** What?\n\n```swift\na\n```\n\n" + rest)
        == LessonError(
          line: 5, column: 1,
          message:
            "a prediction without an answer: expected a paragraph right below its cells that says what came of it"
        ))
  }

  @Test func rule12OtherFencesAreMarkdown() throws {
    let blocks = try blocks("```text\n# no title\n- [{{not}}] a quiz\n```\n")
    guard blocks.count == 1, case .prose = blocks[0] else {
      Issue.record("expected one block of prose, got \(blocks)")
      return
    }
  }

  /// The lines tell an editor what to replace, and where a compiler's message belongs.
  @Test func everyBlockKnowsItsLines() throws {
    let lesson = try LessonSource(
      markdown: "# T\n\nA.\n\n\n  \nText.\n\nMore.\n\n\n```swift\na\n```\n- [{{a}}] b\n\n  c\n\n\nEnd.")
    #expect(lesson.lines == [7..<10, 12..<15, 15..<18, 20..<21])
    #expect(lesson.blocks.count == 4 && lesson.aimEnd == 4)
  }
}
