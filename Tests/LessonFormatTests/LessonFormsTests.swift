import Testing

@testable import LessonFormat

/// Markdown as people write it, and what is said where a cell would silently not run.
extension LessonParserTests {
  @Test(arguments: ["\r\n", "\r"]) func lineEndsDoNotMatter(lineEnd: String) throws {
    let markdown = WeaverTests.lesson
    #expect(
      try LessonSource(markdown: "\u{FEFF}" + markdown.replacing("\n", with: lineEnd))
        == LessonSource(markdown: markdown))
  }

  @Test(arguments: [
    "```swift\nlet a = 1\n```", "~~~swift\nlet a = 1\n~~~", "```` Swift \t\nlet a = 1\n`````  ",
    "   ~~~\tSWIFT\n   let a = 1\n  ~~~~\t", " ```swift\n let a = 1\n   ```",
  ]) func fencesAreCommonMarks(fence: String) throws {
    guard case .cell(let code, isHidden: false) = try blocks(fence + "\n")[0] else {
      Issue.record("expected a cell")
      return
    }
    #expect(code.text == "let a = 1")
    #expect(code.line == 6)
    #expect(code.column == 1 + fence.prefix { $0 == " " }.count)
  }

  @Test func aLongerFenceHoldsShorterOnes() throws {
    #expect(
      try blocks("````swift hidden\na\n```\n  b\n````\n")
        == [.cell(.init(text: "a\n```\n  b", line: 6), isHidden: true)])
    for shown in ["````text\n```swift\na\n```\n````\n", "~~~md\n```swift\na\n```\n~~~\n", "    let a = 1\n"] {
      guard case .prose = try blocks(shown)[0] else {
        Issue.record("expected prose")
        return
      }
    }
  }

  @Test(arguments: ["- ", "* ", "+ ", "1. ", "-   "]) func quizzesAreListsOfAnyKind(mark: String) throws {
    let indentation = String(repeating: " ", count: mark.count)
    let blocks = try blocks("\(mark)[{{true}}] A\n\n\(indentation)Because.\n\(indentation)So.\n")
    guard case .quiz(let choices) = blocks[0] else {
      Issue.record("expected a quiz")
      return
    }
    #expect(choices.count == 1)
    #expect(choices[0].isRight == .init(text: "true", line: 5, column: 4 + mark.count))
    #expect(choices[0].text.markdown == "A\n")
    #expect(choices[0].explanation.markdown == "Because.\nSo.\n")
  }

  @Test func listsOfLinksAreNoQuiz() throws {
    guard case .prose(let prose) = try blocks("- [{{name}}](page.html)\n")[0] else {
      Issue.record("expected prose")
      return
    }
    #expect(prose.expressions.map(\.text) == ["name"])
  }

  @Test(arguments: [
    #""}}""#, #" dict["a"] ?? "{{" "#, "xs.map { $0 }", " { 1 }() ", ##"#"}} " }}"#"##, #"f("\(g("}}"))")"#,
    #""\"}}""#, "a /* }} /* { */ */", "[1: { 2 }]",
  ]) func valuesEndWhereSwiftSaysSo(expression: String) throws {
    guard case .prose(let prose) = try blocks("A {{\(expression)}} and {{ b }}.\n")[0] else {
      Issue.record("expected prose")
      return
    }
    #expect(prose.expressions.map(\.text) == [expression, " b "])
    #expect(prose.markdown == "\nA \u{E000}0\u{E001} and \u{E000}1\u{E001}.\n")
  }

  @Test(arguments: [
    "`{{` begins a value and `}}` ends it.", "\\{{a}} and \\{\\{a}}", "```\n{{ a\n```", "    {{ a",
    "`a\n{{` b", "`` ` {{ ``",
  ]) func bracesInCodeStandForThemselves(markdown: String) throws {
    guard case .prose(let prose) = try blocks(markdown + "\n")[0] else {
      Issue.record("expected prose")
      return
    }
    #expect(prose.expressions == [])
    #expect(prose.markdown == "\n\(markdown)\n")
  }

  @Test(arguments: [
    ("Text.\n", LessonError(line: 1, column: 1, message: "expected the lesson's title: # and its words")),
    (
      "# T\n\n## S\n",
      LessonError(line: 3, column: 1, message: "expected the lesson's aim: a paragraph below the title")
    ),
    (
      "# T\n\nAim.\n\n```swift\nlet a = 1\n",
      LessonError(line: 5, column: 1, message: "a fence that does not end: expected ``` on a line of its own")
    ),
    (
      "# T\n\nAim.\n\n```swift hiden\n```\n",
      LessonError(
        line: 5, column: 1,
        message:
          "a cell marked “hiden”, expected hidden, unrun, file, hidden file, exercise, check, answer or nothing"
      )
    ),
    (
      "# T\n\nAim.\n\n```swift check\n```\n",
      LessonError(
        line: 5, column: 1,
        message:
          "a check without an exercise before it: expected the fences exercise, check and answer in a row")
    ),
    (
      "# T\n\nAim.\n\n```swift exercise\n```\nText.\n",
      LessonError(line: 7, column: 1, message: "expected ```swift check to follow the exercise")
    ),
    (
      "# T\n\nAim.\n\nIt is {{a.\n",
      LessonError(line: 5, column: 7, message: "{{ without }} on the same line: }} is missing")
    ),
    (
      "# T\n\nAim.\n\n- [{{a}}] Because.\n\nText.\n",
      LessonError(
        line: 5, column: 3,
        message: "a choice without an explanation: expected an indented paragraph below it")
    ),
    (
      "# T\n\nAim.\n\n- [{{a}} Because.\n\n  So.\n",
      LessonError(
        line: 5, column: 3, message: "a choice that does not begin with [{{condition}}] and a space")
    ),
  ])
  func mistakesAreReportedAtTheirLine(markdown: String, expected: LessonError) {
    #expect(error(markdown) == expected)
  }

  /// What looks like a cell and would not run is an error at its place.
  @Test(arguments: [
    ("- item\n\n  ```swift\n  a\n  ```\n", 7, 3), ("> ~~~ Swift hidden\n> a\n> ~~~\n", 5, 3),
    ("1. > ```swift5\n", 5, 6), ("<!--\n```swift\na\n```\n-->\n", 6, 1),
    ("<div>\n```swift\na\n```\n</div>\n", 6, 1), ("    ```swift\n    a\n    ```\n", 5, 5),
    ("\t```swift\n", 5, 2), ("Text\n    ```swift\n    a\n", 6, 5),
    ("- [{{a}}] x\n\n  ```swift\n  ```\n", 7, 3),
  ]) func cellsStandAtTheMargin(body: String, line: Int, column: Int) {
    #expect(
      error("# T\n\nAim.\n\n" + body)
        == LessonError(
          line: line, column: column,
          message:
            "Swift that would not run: expected its fence at the margin, outside lists, quotations, HTML and other code"
        ))
  }

  @Test(arguments: [
    "{.swift}", "Swift5", "{ .numbered .swift }", "swfit", "hidden", "swift,hidden", "language-swift",
  ])
  func aFenceThatIsAlmostSwiftIsAMistake(info: String) {
    #expect(
      error("# T\n\nAim.\n\n```\(info)\na\n```\n")
        == LessonError(
          line: 5, column: 1,
          message:
            "a fence marked “\(info)”, which would not run: expected swift and hidden, unrun, file, hidden file, exercise, "
            + "check, answer or nothing, or another language"))
  }

  @Test(arguments: ["```text\n\n```swift\na\n```\n", "```swift\na\n\n  ```swift hidden\na\n```\n"])
  func aForgottenEndIsFound(body: String) {
    let error = error("# T\n\nAim.\n\n" + body)
    #expect(
      error?.message.hasPrefix("a fence within the fence of line 5: expected ``` on a line of its own")
        == true)
  }

  /// A value that no page would show is lost, and its author should know.
  @Test(arguments: [
    ("<a href=\"{{a}}\">b</a> {{c}}\n", 10), ("<!-- {{a}} -->\n", 6), ("[r]: {{a}}\n", 6),
    ("```text {{a}}\n```\n", 9),
    ("<div>{{a}}</div>\n", 6),
  ]) func aValueThatIsNotShownIsAMistake(body: String, column: Int) {
    let error = error("# T\n\nAim.\n\n" + body)
    #expect(error?.line == 5 && error?.column == column)
    #expect(error?.message.hasPrefix("a value that nobody would see") == true)
  }

  @Test(arguments: [
    (
      "a é\u{E000}\n", 5,
      "the character U+E000, which stands for values: expected another, or \\u{E000} in Swift"
    ),
    ("It is {{f(a}}\n", 7, "{{ without }} on the same line: “}” where ) was expected"),
    ("It is {{\"a}}\n", 7, "{{ without }} on the same line: a string does not end"),
    ("It is {{ }}\n", 7, "{{}} without an expression"),
    (
      "- [{{a}}] - 3\n\n  b\n", 11,
      "a choice whose words Markdown takes for something else: expected a paragraph, or a backslash before its first mark"
    ),
    (
      "- [{{a}}] b\n\n  c\n- d\n", 1,
      "an item without a condition in a quiz: expected [{{condition}}] and a space"
    ),
    (
      "- [{{a}}] b\n\n  c\n* [{{a}}] d\n\n  e\n", 1,
      "a quiz with two kinds of list marks: expected the same for all its choices"
    ),
    ("\(String(repeating: ">", count: 200)) a\n", 1, "Markdown that nests more than 100 deep"),
  ]) func moreMistakes(body: String, column: Int, message: String) {
    let error = error("# T\n\nAim.\n\n" + body)
    #expect(error?.message == message)
    #expect(error?.column == column)
  }

  /// Markdown would make a marker of it, in which another value or none would come to stand.
  @Test(arguments: [
    ("# T &#xE000;0&#xE001;\n\nAim.\n", 1, 5), ("# T\n\nAim\n&#57344;0&#57345;.\n", 4, 1),
    ("# T\n\nAim.\n\n- a\n\n  It is {{a}}, &#Xe000;0&#Xe001;.\n", 7, 16),
    ("# T\n\nAim.\n\nA [link](a&#xE001;b).\n", 5, 11), ("# T\n\nAim.\n\n[l](a \"&#xE000;\")\n", 5, 8),
    ("# T\n\nAim.\n\n[l]\n\n[l]: a&#xE000;\n", 7, 7),
    ("# T\n\nAim.\n\n- [{{a}}] b\n\n  c &#xE000;\n", 7, 5),
    // A backtick in a value begins no code.
    ("# T\n\nAim.\n\n{{\"`\"}} &#xE000; ` b\n", 5, 9),
  ]) func aReferenceMakesNoMarker(markdown: String, line: Int, column: Int) {
    #expect(
      error(markdown)
        == LessonError(
          line: line, column: column,
          message: "a reference to U+E000 or U+E001, which mark values: expected another character"))
  }

  @Test(arguments: ["`&#xE000;0&#xE001;`", "    &#xE000;", "\\&#xE000;", "&#xE002; &amp; é"])
  func otherReferencesAreMarkdown(markdown: String) throws {
    guard case .prose(let prose) = try blocks(markdown + "\n")[0] else {
      Issue.record("expected prose")
      return
    }
    #expect(prose.markdown == "\n\(markdown)\n")
  }

  @Test func aMarkerWithoutAValueIsLeftOut() {
    let markers = ["0", "1", "-1", "x"].map { "\u{E000}\($0)\u{E001}" }
    #expect(ValueMarker.filled("a " + markers.joined(separator: ","), with: ["b"]) == "a b,,,")
  }

  @Test func aValueBeforeTheLessonRunsIsAMistake() {
    #expect(
      error("# T\n\nAim {{a}}.\n")
        == LessonError(line: 3, column: 7, message: "a value in the title or the aim: expected words only"))
  }

  @Test(arguments: [
    (
      Array("# T\n\né".utf8) + [0xE9, 0x20],
      LessonError(line: 3, column: 3, message: "bytes that are not UTF-8 text: save the file as that")
    ),
    (
      [0xFF, 0xFE, 0x23, 0x00],
      LessonError(line: 1, column: 1, message: "UTF-16 text, expected UTF-8: save the file as that")
    ),
  ]) func filesAreUTF8(bytes: [UInt8], expected: LessonError) {
    #expect(throws: expected) { try LessonSource.text(of: bytes) }
  }
}
