import Figures
import Pages
import Testing

@testable import Notebook

/// What cells write, and how it is told in the terminal and on a page.
struct NotebookTests {
  func elements(_ body: @escaping @Sendable (Notebook) throws -> Void) throws -> [Element] {
    try Lesson(name: "07-test", title: "Title", aim: "Aim.", body: body).run()
  }

  let plain = LessonScreen(Terminal(colours: .none))

  @Test func numbersAreWrittenAsPeopleDo() throws {
    let elements = try elements { notebook in
      notebook.value(44_426)
      notebook.value(0.123456)
      notebook.value("*as it is* & <b>")
      notebook.prose("\u{E000}0\u{E001}, \u{E000}1\u{E001} and \u{E000}2\u{E001}.")
    }
    #expect(plain.text(elements[0]) == "44,426, 0.12 and *as it is* & <b>.")
    let page = try LessonPage(
      Lesson(name: "07-test", title: "T", aim: "A.") { _ in }, elements: elements, among: []
    ).html
    #expect(page.contains("<p>44,426, 0.12 and *as it is* &amp; &lt;b&gt;.</p>"))
  }

  /// A value in a link's address once shifted those behind it.
  @Test func aValueStandsInItsPlaceWhereverThatIs() throws {
    let marker = (0..<6).map { "\u{E000}\($0)\u{E001}" }
    let elements = try elements { notebook in
      for value in ["https://example.org/a?b=1&c", "two", "the \"third\"", "four", "five", "six"] {
        notebook.value(value)
      }
      notebook.prose(
        "A [link \(marker[1])](\(marker[0]) \"\(marker[2])\"), ![a picture of \(marker[3])](p.png) and "
          + "`code \(marker[4])`.\n\n```text\n\(marker[5])\n```\n")
    }
    let page = try LessonPage(
      Lesson(name: "07-test", title: "T", aim: "A.") { _ in }, elements: elements, among: []
    ).html
    for part in [
      "A <a href=\"https://example.org/a?b=1&amp;c\" title=\"the &quot;third&quot;\">link two</a>",
      "<img src=\"p.png\" alt=\"a picture of four\" />", "<code>code five</code>",
      "<code class=\"language-text\">six\n</code>",
    ] { #expect(page.contains(part), "expected \(part) in the page") }
    #expect(
      plain.text(elements[0])
        == "A link two (https://example.org/a?b=1&c), a picture of four and `code five`.\n\n  six")
  }

  @Test func aFalseClaimNamesItsLine() throws {
    let elements = try elements { notebook in
      notebook.expect(1 > 2, "one is less", file: "/somewhere/Lessons/07-test.md", line: 34)
      notebook.expect(2 > 1, "never said")
    }
    #expect(elements.count == 1)
    #expect(elements[0].failure?.description == "Lessons/07-test.md:34: one is less")
  }

  @Test func anExerciseTellsWhatIsWrongAndShowsItsAnswer() throws {
    let elements = try elements { notebook in
      notebook.exercise("let x = 1", answer: "let x = 2", line: 12) {
        notebook.show("mine")
        notebook.expect(false, "x is 1; make it 2.")
      } solution: {
        notebook.show("theirs")
      }
    }
    guard case .exercise(let exercise) = elements[0], elements.count == 1 else {
      Issue.record("expected one exercise, got \(elements)")
      return
    }
    #expect(exercise.failures.map(\.message) == ["x is 1; make it 2."])
    #expect(exercise.answerFailures.isEmpty && exercise.shown.count == 1 && exercise.answerShown.count == 1)
    let text = plain.text(elements[0])
    #expect(
      text == """
        Exercise
        │ let x = 1
        mine
        Not yet. X is 1; make it 2.
        Edit the cell from line 12 of the lesson’s file, and run the lesson again. A
        solution is folded away on the page.
        """)
    let page = try LessonPage(
      Lesson(name: "07-test", title: "T", aim: "A.") { _ in }, elements: elements, among: []
    ).html
    #expect(page.contains("<summary>What is not right yet</summary>\n<p>X is 1; make it 2.</p>"))
    #expect(page.contains("<samp>theirs</samp>"))
  }

  @Test func whatIsRequiredEndsTheAttempt() throws {
    let elements = try elements { notebook in
      notebook.exercise("", answer: "", line: 1) {
        notebook.expect(false, "one")
        try notebook.require(false, "two")
        notebook.expect(false, "three")
      } solution: {
      }
    }
    guard case .exercise(let exercise) = elements[0] else {
      Issue.record("expected an exercise")
      return
    }
    #expect(exercise.failures.map(\.message) == ["one", "two"])
  }

  @Test func eachSeedOfALessonGivesOthers() {
    func seeds(_ seed: UInt64) -> [UInt64] { Notebook(seed: seed) { _ in }.seeds(3) }
    #expect(seeds(1) + seeds(2) == [1, 2, 3, 4, 5, 6])
    #expect(Set(seeds(1) + seeds(.max)).count == 6)
  }

  /// Between a prediction and its outcome, code is in sight and what it shows is not.
  @Test func resultsAreFoldedAwayUntilTheyAreAskedFor() throws {
    func page(_ holds: Bool) throws -> String {
      let elements = try elements { notebook in
        notebook.prediction("What?")
        notebook.cell("first")
        notebook.show("result")
        notebook.cell("second")
        notebook.expect(holds, "it should")
        notebook.outcome("That.")
        notebook.prose("Next, see [lesson 3](03-three.md).")
      }
      return try LessonPage(
        Lesson(name: "07-test", title: "T", aim: "A.") { _ in }, elements: elements, among: []
      ).html
    }
    let folded = try page(true)
    let places = [
      "What?", "first", "<details class=\"outcome\"><summary>Show what happens</summary>", "result", "second",
      "That.",
      "</details>", "see <a href=\"03-three.html\">lesson 3</a>",
    ].map { folded[folded.firstRange(of: "<main")!.lowerBound...].firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(try page(false).contains("<details class=\"outcome\" open>"), "a failure should be in sight")
  }

  /// A page leaves them to its reader's own words, whatever they are.
  @Test func anOutcomeKeepsTheAnswersToItsPrediction() throws {
    let elements = try elements { notebook in
      for _ in 0..<2 {
        notebook.prediction("Which?")
        notebook.cell("cell")
        notebook.answer(true)
        notebook.answer(false)
        notebook.answer(7)
        notebook.answer(Float(0.5))
        notebook.outcome("That.")
      }
    }
    let answers = elements.compactMap { if case .outcome(_, let answers) = $0 { answers } else { nil } }
    let expected: [Element.Answer] = [
      .choice(isRight: true), .choice(isRight: false), .number(7), .number(0.5),
    ]
    #expect(answers == [expected, expected])
    #expect(plain.text(elements[2]) == "That.")
  }

  @Test func anErrorInAnExerciseIsTold() throws {
    struct Mishap: Error, CustomStringConvertible { let description = "it broke" }
    let elements = try elements { notebook in
      notebook.exercise("", answer: "", line: 1) {
        throw Mishap()
      } solution: {
      }
    }
    guard case .exercise(let exercise) = elements[0] else {
      Issue.record("expected an exercise")
      return
    }
    #expect(exercise.failures.map(\.message) == ["it broke"])
  }

  @Test func aQuizIsMarkedFromTheRun() throws {
    let elements = try elements { notebook in
      notebook.value(3)
      notebook.choice("It is \u{E000}0\u{E001}.")
      notebook.condition(true)
      notebook.because("So.")
      notebook.choice("It is not.")
      notebook.condition(false)
      notebook.value(4)
      notebook.because("Not so: \u{E000}0\u{E001}.")
      notebook.quiz()
    }
    #expect(
      plain.text(elements[0]) == """
        a  It is 3.
           Yes. So.
        b  It is not.
           No. Not so: 4.
        """)
  }

  @Test func codeIsColouredAndStaysItself() {
    let code = "let x = f(\"a \\(b(\"c\"))\") // 1.5 & more\nreturn X < 2...3"
    let tokens = Highlighter.tokens(of: code)
    #expect(tokens.map(\.text).joined() == code)
    #expect(tokens.first == .init(kind: .keyword, text: "let"))
    #expect(tokens.contains(.init(kind: .string, text: "\"a \\(b(\"c\"))\"")))
    #expect(tokens.contains(.init(kind: .comment, text: "// 1.5 & more")))
    #expect(tokens.contains(.init(kind: .type, text: "X")))
    #expect(tokens.filter { $0.kind == .number }.map(\.text) == ["2", "3"])
    #expect(Highlighter.html(of: "a < b") == "a &lt; b")
  }

  @Test(arguments: [28, 50, 80]) func everythingFitsTheTerminal(width: Int) throws {
    let words =
      "several words that together are longer than a line of a terminal, whatever terminal that may be"
    let elements = try elements { notebook in
      notebook.prose(
        "## \(words)\n\n> \(words)\n\n- \(words)\n\n  \(words)\n\n```text\n\(words)\n```\n\n```swift\n\(words)\n```\n\n---\n"
      )
      notebook.cell("let text = \"\(words)\"  // \(words)\n    \(words)")
      notebook.show(words)
      notebook.show(
        Table(header: ["one", "twentyfour", "thousands"], rows: [["1", "23456", "7,890,123,456"]]), words)
      notebook.show(
        PicturesFigure(
          words, [.init("picture", [Float](repeating: 0.5, count: 784))], scale: .ink, scaleLabel: "ink"))
      notebook.exercise(words, answer: "", line: 1) {
        notebook.expect(false, words)
      } solution: {
      }
      notebook.choice(words)
      notebook.because(words)
      notebook.quiz()
      notebook.expect(false, words)
    }
    #expect(elements.count == 8)
    for colours in [Terminal.Colours.none, .full] {
      let screen = LessonScreen(Terminal(colours: colours, width: width))
      for element in elements {
        let text = screen.text(element).replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        for line in text.split(separator: "\n") where line.count > width {
          Issue.record("a line of \(line.count) characters: \(line)")
        }
      }
    }
  }

  @Test(arguments: [28, 80]) func listsFitTheTerminalHoweverDeep(width: Int) throws {
    let words = "several words and one ofmanyletterswithoutanyspaceamongthem"
    let lists = (0..<45).map { String(repeating: "  ", count: $0) + "- \(words) \($0)\n" }.joined(
      separator: "\n")
    let quotations =
      String(repeating: "> ", count: 45) + "\(words)\n\n" + String(repeating: ">", count: 45) + " ---\n"
    let items = String(repeating: "1. ", count: 45) + words
    for markdown in [lists, quotations, items] {
      let element = try elements { $0.prose(markdown) }[0]
      let text = LessonScreen(Terminal(colours: .none, width: width)).text(element)
      #expect(text.contains("several"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  @Test func proseFitsEightyColumns() throws {
    let elements = try elements { notebook in
      notebook.prose(
        "## A heading\n\nA *word* and `code` and a [link](https://example.org) in a paragraph that is long enough to be "
          + "broken.\n\n- an item that is also long enough to be broken into two lines, of which the second is indented\n"
          + "- another\n\n1. first\n2. second\n")
    }
    #expect(
      plain.text(elements[0]) == """
        A heading

        A word and `code` and a link (https://example.org) in a paragraph that is long
        enough to be broken.

        - an item that is also long enough to be broken into two lines, of which the
          second is indented
        - another

        1. first
        2. second
        """)
  }
}
