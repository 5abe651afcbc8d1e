import Foundation
import LessonFormat
import Testing

@testable import LiveLessons

/// What is said to a student who made a common mistake.
struct StudentWordsTests {
  /// A line of Swift, below it the compiler's message with a caret at its column, and below that what is said.
  struct Case: CustomTestStringConvertible {
    let line, message, words: String
    let column: Int
    var testDescription: String { message }

    init(_ text: String) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let caret = lines[1].firstIndex(of: "^")!
      line = lines[0]
      column = lines[1].utf8.distance(from: lines[1].startIndex, to: caret) + 1
      message = String(lines[1][caret...].dropFirst(2))
      words = lines[2...].joined(separator: "\n")
    }

    static func all(in table: String) -> [Case] {
      // The line of code is empty where the file ends.
      var blocks: [[Substring]] = [[]]
      for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.isEmpty, blocks[blocks.count - 1].count > 2 {
          blocks.append([])
        } else {
          blocks[blocks.count - 1].append(line)
        }
      }
      return blocks.map { Case($0.joined(separator: "\n")) }
    }
  }

  static let names = LessonNames(below: ["foo"], used: ["kernel"])

  @Test(arguments: Case.all(in: syntax) + Case.all(in: declarations) + Case.all(in: types))
  func aCommonMistakeHasWords(mistake: Case) {
    #expect(
      StudentWords.words(
        for: mistake.message, at: mistake.line, column: mistake.column, names: Self.names) == mistake.words)
  }

  @Test(arguments: [
    "something new", "", "expected", "expected '", "cannot convert value of type 'A' to specified type 'B'",
    "variable 'x' was never mutated; consider changing to 'let' constant",
  ]) func ofOtherMistakesNothingIsSaid(message: String) {
    #expect(StudentWords.words(for: message, at: "let x = 1", column: 5) == nil)
  }

  /// The place is the compiler's, and a line may have changed since.
  @Test(arguments: [0, 1, 7, 8, 900, -3]) func anyColumnWillDo(column: Int) {
    #expect(StudentWords.words(for: "expected ',' separator", at: "é = “1”", column: column) != nil)
  }

  // MARK: - Names

  @Test(arguments: [
    ("kernel", "kernal", 1), ("kernel", "kenrel", 1), ("Kernel", "kernel", 0), ("count", "cuont", 1),
    ("map", "maps", 1),
    ("abc", "xyz", 3), ("a", "abcd", 3), ("", "ab", 2), ("reduce", "rdeuec", 2),
  ]) func slipsOfTheHandAreCounted(first: String, second: String, slips: Int) {
    #expect(LessonNames.slips(from: first, to: second, limit: 3) == slips)
    #expect(LessonNames.slips(from: second, to: first, limit: 3) == slips)
  }

  @Test func shortNamesHaveNoNeighbours() {
    let names = LessonNames(used: ["abc", "kernels"])
    #expect(names.nearest(to: "ac") == nil)
    #expect(names.nearest(to: "abd") == "abc")
    #expect(names.nearest(to: "krenel") == "kernels")
  }

  @Test func aLessonsNamesAreThoseOfItsCells() throws {
    let lesson = try LessonSource(
      markdown: """
        # T

        A.

        ```swift
        let first = 1  // comment
        ```
        ```swift
        show(firts)
        ```
        ```swift
        let (left, right) = (first, "text")
        func later() {}
        ```
        ```swift exercise
        let own = 1
        ```
        ```swift check
        expect(own == 2, "no")
        ```
        ```swift answer
        let own = 2
        ```
        """)
    let names = LessonNames(of: lesson, at: 1)
    #expect(names.below == ["left", "right", "later"])
    #expect(names.used.isSuperset(of: ["first", "later", "own"]))
    #expect(names.used.isDisjoint(with: ["firts", "comment", "text"]))
    #expect(
      StudentWords.words(for: "cannot find 'firts' in scope", at: "show(firts)", column: 6, names: names)
        == "There is no “firts”. Did you mean “first”?")
  }

  /// The compiler's sentences change from one version to the next; this one is asked.
  @Test(arguments: [
    "let a = [1 2]", "let a = max(1, 2", "let a = \"abc", "let kernel = 1\nprint(kernal)",
    "let i = 3\nlet f: Float = 2\nprint(i * f)",
    "let a: Int = 0.5", "let a = [1].first + 1", "let a = 1\na = 2", "func g(a: Int) {}\ng(1)",
    "func g(_ a: Int, _ b: Int) {}\ng(1)",
    "var a = 1\nif a = 1 { }", "func g() throws {}\nfunc h() { g() }", "let a = 1\nlet a = 2",
  ]) func theCompilerSpeaksAsIsAssumed(code: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString).swift")
    try code.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = ["swiftc", "-frontend", "-typecheck", "-diagnostic-style", "llvm", file.path]
    let output = Pipe()
    compiler.standardError = output
    try compiler.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    compiler.waitUntilExit()
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""]
    let errors = text.matches(of: #/\.swift:(\d+):(\d+): error: (.*)/#).map(\.output)
    #expect(!errors.isEmpty, "expected an error, got \(text)")
    for error in errors {
      let words = StudentWords.words(
        for: String(error.3), at: lines[Int(error.1)! - 1], column: Int(error.2)!, names: Self.names)
      #expect(words != nil, "expected words for “\(error.3)”")
    }
  }
}
