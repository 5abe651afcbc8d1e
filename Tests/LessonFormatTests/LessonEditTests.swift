import Foundation
import Testing

@testable import LessonFormat

/// Changes in a lesson's text leave everything else as it is, byte for byte.
struct LessonEditTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Lessons")
    .standardized

  /// The lessons of the package, by their files' names.
  static let shipped =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.filter {
      $0.hasSuffix(".md") && $0 != "README.md"
    }.sorted() ?? []

  func edit(_ body: String) throws -> LessonEdit { try LessonEdit("# T\n\nA.\n\n" + body) }

  func body(_ edit: LessonEdit) -> String { String(edit.markdown.dropFirst(9)) }

  static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func thereAreLessons() { #expect(Self.shipped.count > 20) }

  // The property: for every block of every lesson, as its file is and with the line ends of another system.
  @Test(arguments: shipped, ["\n", "\r\n"])
  func aBlocksTextChangesItsLinesAlone(name: String, lineEnd: String) throws {
    let file = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let lesson = try LessonEdit(file.replacing("\n", with: lineEnd))
    let unchanged = MarkdownLines(lesson.markdown)
    for (block, part) in lesson.source.blocks.enumerated() {
      let text = lesson.text(of: block)
      var lines = unchanged
      guard let code = part.code else {
        lines.replace(lesson.source.lines[block], with: text[...], indentation: "")
        #expect(lines.text == lesson.markdown)
        continue
      }
      lines.replace(code, with: text[...])
      #expect(lines.text == lesson.markdown)
      lines.replace(code, with: "\(text)\n\nlet added = \(block)")
      var expected = Self.lines(file)
      let end = code.line - 1 + Self.lines(code.text).count
      expected.insert(contentsOf: ["", "let added = \(block)"], at: end)
      #expect(lines.text == expected.joined(separator: lineEnd), "block \(block)")
    }
  }

  /// Reading a lesson takes a while: a few blocks of each.
  @Test(arguments: shipped) func whatIsChangedOrInsertedCanBeTakenBack(name: String) throws {
    let file = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let lesson = try LessonEdit(file)
    for block in stride(from: Int(name.prefix(2))! % 8, to: lesson.source.blocks.count, by: 8) {
      let text = lesson.text(of: block)
      let replaced = try lesson.replacing(block, with: text + "\nadded")
      #expect(replaced.text(of: block) == text + "\nadded")
      #expect(replaced.source.blocks.count == lesson.source.blocks.count)
      #expect(try replaced.replacing(block, with: text).markdown == file)
      // Where no blank line separated two blocks, one does afterwards.
      let end = lesson.source.lines[block].upperBound
      guard end > Self.lines(file).count || Self.lines(file)[end - 1].isEmpty else { continue }
      let (inserted, number) = try lesson.inserting(.cell("let added = 1"), after: block)
      #expect(inserted.text(of: number) == "let added = 1" && number == block + 1)
      #expect(try inserted.removing(number).markdown == file, "block \(block)")
    }
  }

  // MARK: - Replacing

  @Test func aFencesIndentationAndTildesStay() throws {
    let lesson = try edit("  ~~~ swift  \n  let a = 1\n   let b = 2\n let c = 3\n ~~~~\nText\n")
    #expect(lesson.text(of: 0) == "let a = 1\n let b = 2\nlet c = 3")
    let changed = try lesson.replacing(0, with: "let a = 1\nlet x = 4\n\nlet c = 3")
    #expect(body(changed) == "  ~~~ swift  \n  let a = 1\n  let x = 4\n\n let c = 3\n ~~~~\nText\n")
  }

  @Test func lineEndsAndTheByteOrderMarkStay() throws {
    let lesson = try LessonEdit("\u{FEFF}# T\r\rA.\r\n\r\n```swift\r\na\r\nb\r\n```\nText")
    #expect(
      try lesson.replacing(0, with: "a\r\nc\nd").markdown
        == "\u{FEFF}# T\r\rA.\r\n\r\n```swift\r\na\r\nc\r\nd\r\n```\nText")
    #expect(
      try lesson.replacing(1, with: "One\ntwo").markdown
        == "\u{FEFF}# T\r\rA.\r\n\r\n```swift\r\na\r\nb\r\n```\nOne\ntwo")
  }

  @Test(arguments: [
    ("```", "```swift\nb\n```", "````"), ("~~~", "```", "~~~"), ("~~~", "  ~~~~ x", "~~~~~"),
    ("````", "```", "````"),
    ("```", "a ``` b", "```"),
  ]) func aFenceGrowsWhereItsCodeHoldsOne(fence: String, code: String, expected: String) throws {
    let changed = try edit(" \(fence)swift hidden\n a\n \(fence)  \n\nText\n").replacing(0, with: code)
    let indented = Self.lines(code).map { " \($0)" }.joined(separator: "\n")
    #expect(body(changed) == " \(expected)swift hidden\n\(indented)\n \(expected)  \n\nText\n")
    #expect(changed.text(of: 0) == code)
  }

  @Test(arguments: ["", "a", "a\n", "\n", "\na\n\n"]) func anEmptyCellCanBeFilledAndAFullOneEmptied(
    code: String
  ) throws {
    for old in ["```swift\n```\n", "```swift\n\n```\n", "```swift\nx\n```\n"] {
      let changed = try edit(old).replacing(0, with: code)
      #expect(changed.text(of: 0) == code)
      #expect(changed.source.blocks.count == 1)
    }
  }

  @Test func anExercisesTaskIsReplaced() throws {
    let exercise =
      "```swift exercise\na\n```\n```swift check\na\n```\n```swift answer\na\n```\n\n**Hint.** a\n"
    #expect(
      body(try edit(exercise).replacing(0, with: "b"))
        == exercise.replacing("exercise\na", with: "exercise\nb"))
  }

  @Test func proseIsReplacedAsMarkdown() throws {
    let lesson = try edit("\nOne {{a}}\n\ntwo.\n\n```swift\na\n```\n")
    #expect(lesson.text(of: 0) == "One {{a}}\n\ntwo.")
    #expect(
      body(try lesson.replacing(0, with: "One {{b}}\n\ntwo.")) == "\nOne {{b}}\n\ntwo.\n\n```swift\na\n```\n")
  }

  /// Only before the first line is it no part of the text.
  @Test func aByteOrderMarkWithinIsACharacter() throws {
    let lesson = try edit("\u{FEFF}Text.\n\n```swift\n\u{FEFF}a\n```\n")
    for block in 0..<2 {
      #expect(try lesson.replacing(block, with: lesson.text(of: block)).markdown == lesson.markdown)
    }
    #expect(body(try lesson.replacing(1, with: "\u{FEFF}b")) == "\u{FEFF}Text.\n\n```swift\n\u{FEFF}b\n```\n")
  }

  @Test func whatIsNoLessonAnyMoreIsRefused() throws {
    let lesson = try edit("Text.\n")
    #expect(throws: LessonError(line: 5, column: 1, message: "{{ without }} on the same line: }} is missing"))
    {
      try lesson.replacing(0, with: "{{a")
    }
  }

  // MARK: - Inserting and removing

  @Test(arguments: [
    (-1, "```swift\nx\n```\n\nOne.\n\n```swift\na\n```\nTwo.", 0),
    (0, "One.\n\n```swift\nx\n```\n\n```swift\na\n```\nTwo.", 1),
    (1, "One.\n\n```swift\na\n```\n\n```swift\nx\n```\n\nTwo.", 2),
    (2, "One.\n\n```swift\na\n```\nTwo.\n\n```swift\nx\n```\n", 3),
  ]) func aCellIsInsertedBelowABlock(after: Int, expected: String, number: Int) throws {
    let (changed, block) = try edit("One.\n\n```swift\na\n```\nTwo.").inserting(.cell("x"), after: after)
    #expect(body(changed) == expected)
    #expect(block == number && changed.text(of: block) == "x")
  }

  @Test func proseJoinsProse() throws {
    let lesson = try edit("One.\n\n```swift\na\n```\n")
    let (below, joined) = try lesson.inserting(.prose("New."), after: 0)
    #expect(body(below) == "One.\n\nNew.\n\n```swift\na\n```\n" && joined == 0)
    let (end, alone) = try lesson.inserting(.prose("New."), after: 1)
    #expect(body(end) == "One.\n\n```swift\na\n```\n\nNew.\n" && alone == 2)
    let (first, top) = try lesson.inserting(.prose("New."), after: -1)
    #expect(body(first) == "New.\n\nOne.\n\n```swift\na\n```\n" && top == 0)
  }

  @Test func aNewCellsFenceIsLongEnough() throws {
    let (changed, block) = try edit("Text.\n").inserting(.cell("```swift\n```"), after: 0)
    #expect(changed.text(of: block) == "```swift\n```")
  }

  @Test(arguments: [
    (0, "```swift\na\n```\n\nTwo.\n\n```swift\nb\n```\n\n"), (1, "One.\n\nTwo.\n\n```swift\nb\n```\n\n"),
    (2, "One.\n\n```swift\na\n```\n\n```swift\nb\n```\n\n"), (3, "One.\n\n```swift\na\n```\n\nTwo.\n\n"),
  ]) func aBlockIsRemovedWithTheBlankLinesThatAreTooMany(block: Int, expected: String) throws {
    let lesson = try edit("One.\n\n```swift\na\n```\n\nTwo.\n\n```swift\nb\n```\n\n")
    #expect(body(try lesson.removing(block)) == expected)
  }

  @Test func aPredictionKeepsItsOutcome() throws {
    let lesson = try edit("**Predict.** What?\n\n```swift\na\n```\n\nSo.\n")
    #expect(throws: LessonError.self) { try lesson.removing(2) }
    #expect(body(try lesson.inserting(.cell("b"), after: 1).lesson).hasSuffix("```swift\nb\n```\n\nSo.\n"))
  }

  // MARK: - Sliders

  @Test func aSlidersValueIsReplaced() throws {
    let body =
      "```swift\na\n```\n\n ```swift hidden\n @Slider(0...1, step: 0.05) var share = 0.5 // half\n ```\n"
    #expect(
      self.body(try edit(body).replacing(slider: "share", with: "0.55"))
        == body.replacing("= 0.5 ", with: "= 0.55 "))
  }

  @Test(arguments: [
    ("index", "4; evil()", 6, 28, "“4; evil()” for a slider’s value, expected a number such as 3"),
    ("share", "1", 1, 1, "no slider “share” in the lesson"),
  ]) func valuesAreNumbersOfSlidersThatAreThere(
    name: String, value: String, line: Int, column: Int, message: String
  ) throws {
    let lesson = try edit("```swift\n@Slider(0...9) var index = 3\n```\n")
    #expect(throws: LessonError(line: line, column: column, message: message)) {
      try lesson.replacing(slider: name, with: value)
    }
  }
}
