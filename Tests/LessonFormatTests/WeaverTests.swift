import Foundation
import Testing

@testable import LessonFormat

/// What the compiler says of woven lessons. It is asked: only it knows where it finds a mistake.
struct WeaverTests {
  /// As much of a notebook as a woven lesson needs to be type-checked.
  static let notebook = """
    struct Lesson {
      init(name: String, title: String, aim: String, body: (Notebook) throws -> Void) {}
    }
    @propertyWrapper struct Slider {
      let wrappedValue: Int
      init(wrappedValue: Int, _ bounds: ClosedRange<Int>) { self.wrappedValue = wrappedValue }
    }
    final class Notebook {
      func show(_ text: String) {}
      func expect(_ condition: Bool, _ message: String) {}
      func value(_ number: Int) {}
      func value(_ text: String) {}
      func condition(_ isRight: Bool) {}
      func prose(_ markdown: String) {}
      func prediction(_ markdown: String) {}
      func answer(_ isRight: Bool) {}
      func answer(_ number: Int) {}
      func outcome(_ markdown: String) {}
      func cell(_ code: String) {}
      func choice(_ markdown: String) {}
      func because(_ markdown: String) {}
      func quiz() {}
      func exercise(
        _ code: String, answer: String, line: Int, attempt: () throws -> Void, solution: () throws -> Void
      ) {}
    }
    """

  /// A sound lesson with one of everything.
  static let lesson = """
    # Title

    Aim.

    ```swift file
    private struct Pair { var a: Int }
    ```

    ```swift
    let pair = Pair(a: 2)
    ```

    It is {{pair.a}}, as “{{"text"}}” says.

    ```swift hidden
    let twice = 2 * pair.a
    ```

    - [{{twice == 4}}] Yes: {{twice}}.

      Because of {{twice}}.

     ```swift exercise
     let x = 1
     ```

    ```swift check
    expect(x == twice, "\\(x) is not \\(twice)")
    ```

    ```swift answer
    let x = 4
    ```

    **Hint.** Look above.

    **Predict.** How many?

    - [{{last}}] places

    ```swift
    @Slider(0...9) var last = 3
    ```

    It is {{last}}.

    **Predict.** More or less?

    - [{{more > 4}}] More.
    - [{{more < 4}}] Less.

    ```swift
    let more = last + 2
    ```

    It is {{more}}.
    """

  /// The compiler's errors and warnings in the lesson, each as `line:column: kind: message`.
  func diagnostics(_ markdown: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weaver-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let woven = Weaver.swift(
      for: try LessonSource(markdown: markdown), name: "01-test", path: "Lessons/01-test.md")
    // The modules of the package are not at hand here, and the lesson does not use them.
    let alone = woven.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
    let file = folder.appending(path: "lesson.swift")
    try (Self.notebook + "\n" + alone).write(to: file, atomically: true, encoding: .utf8)

    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = [
      "swiftc", "-typecheck", "-parse-as-library", "-diagnostic-style", "llvm", file.path,
    ]
    let output = Pipe()
    compiler.standardError = output
    try compiler.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    compiler.waitUntilExit()
    return text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "01-test.md:").map { String(line[$0.upperBound...]) }
    }.filter { $0.contains(": error:") || $0.contains(": warning:") }
  }

  @Test func aSoundLessonCompiles() throws {
    #expect(try diagnostics(Self.lesson) == [])
  }

  @Test(arguments: [
    ("Pair(a: 2)", "Pair(b: 2)", "10:"),
    ("{{pair.a}}", "{{pair.b}}", "13:"),
    ("2 * pair.a", "2 * par.a", "16:17:"),
    ("[{{twice == 4}}]", "[{{twoce == 4}}]", "19:"),
    ("let x = 1", "let x = “1”", "24:10:"),
    ("expect(x == twice", "expect(y == twice", "28:8:"),
    ("let x = 4", "let x = four", "32:9:"),
    ("{ var a: Int }", "{ var a: Itn }", "6:"),
    ("[{{last}}]", "[{{lost}}]", "39:"),
    ("[{{last}}]", "[{{\"3\"}}]", "39:"),
    ("@Slider(0...9)", "@Slider(0..<9)", "42:"),
    ("[{{more < 4}}]", "[{{mroe < 4}}]", "50:"),
  ])
  func aMistakeIsFoundAtItsLine(sound: String, broken: String, place: String) throws {
    let found = try diagnostics(Self.lesson.replacing(sound, with: broken))
    #expect(found.contains { $0.hasPrefix(place) }, "expected an error at \(place), found \(found)")
  }

  @Test func theCatalogueIsInOrder() {
    let catalogue = Weaver.catalogue(of: ["10-then-and-now", "02-convolution"])
    #expect(catalogue.contains("[lesson_02_convolution, lesson_10_then_and_now]"))
  }
}
