import Foundation
import LessonFormat
import Lessons
import Notebook
import Testing

/// What lessons say of each other and of the program, as it stands in their files.
struct LessonWordsTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Lessons")
    .standardized

  func source(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: "\(name).md"), encoding: .utf8)
  }

  /// Lines that a page shows as prose.
  func prose(_ name: String) throws -> [String] {
    var isCode = false
    return try source(name).split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return isCode || line.hasPrefix("```") ? nil : String(line)
    }
  }

  /// Numbers change when a lesson is added: a link, whose file must be there, keeps words and number together.
  @Test(arguments: lessons.map(\.name)) func lessonsReferToEachOtherByLinks(name: String) throws {
    let text = try prose(name).joined(separator: " ")
    for link in text.matches(of: /\[[Ll]esson ([0-9]+)\]\(([^)]*)\.md\)/) {
      let lesson = lessons.first { $0.name == link.2 }
      #expect(lesson.map { "\($0.number)" } == String(link.1), "\(link.0) names no lesson of that number")
    }
    let others = text.replacing(/\[[Ll]esson [0-9]+\]\([^)]*\.md\)|lenet lesson [0-9]+/, with: "")
    let loose = others.matches(of: /[Ll]essons? [0-9]+/).map(\.0)
    #expect(loose == [], "expected links such as [lesson 2](02-convolution.md)")
  }

  @Test(arguments: lessons.map(\.name)) func commandsAreWhatOneTypes(name: String) throws {
    for line in try prose(name) where line.contains("lenet ") {
      #expect(
        !line.replacing("swift run lenet", with: "").contains(/\blenet [a-z-]/),
        "expected swift run before lenet: \(line)")
    }
  }

  @Test(arguments: lessons.map(\.name)) func aLessonSaysWhatItDoesNotShow(name: String) throws {
    #expect(try source(name).contains("\n## Limits\n"))
  }
}
