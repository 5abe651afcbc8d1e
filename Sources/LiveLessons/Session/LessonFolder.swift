import Files
import Foundation
import LessonFormat

/// A folder of lessons that are edited in place, and the folder of what is kept beside them.
public struct LessonFolder: Sendable {
  /// Where the Markdown files are.
  public let path: String
  /// Where `LessonRecord`s are.
  public let records: String

  /// - Parameters:
  ///   - path: where the Markdown files are.
  ///   - records: where drafts and progress are kept.
  public init(_ path: String, records: String) {
    self.path = path
    self.records = records
  }

  /// The names of the lessons' files without their ending, in order, as the build sees them.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { $0.lowercased().hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix(".") }
      .map { String($0.dropLast(3)) }.sorted()
  }

  func file(_ name: String) -> String { "\(path)/\(name).md" }
  func record(_ name: String) -> String { "\(records)/\(name).json" }

  /// The text of a lesson's file, taken apart.
  ///
  /// - Throws: `FileError` if it cannot be read, or breaks a rule of the lessons' syntax.
  func lesson(_ name: String) throws -> LessonEdit {
    let bytes = try File.read(file(name), limit: 1 << 24)
    do throws(LessonError) { return try LessonEdit(LessonSource.text(of: bytes)) } catch {
      throw FileError("\(file(name)):\(error.line)", found: error.message)
    }
  }

  /// Writes the file of a new lesson with the next free number.
  ///
  /// - Returns: its name.
  func add(title: String) throws -> String {
    let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let number = 1 + (names.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0)
    let name = (["\(number < 10 ? "0" : "")\(number)"] + words.prefix(6).map(String.init)).joined(
      separator: "-")
    let text = """
      # \(title)

      What a reader can do or say in the end.

      What this lesson is about, in a sentence or two.

      ```swift
      let answer = 6 * 7
      show("The answer is \\(answer).")
      ```

      """
    // A title may be what no heading is, such as a fence.
    do { _ = try LessonSource(markdown: text) } catch {
      throw FileError("the title \(title.quoted)", found: error.message, expected: "words")
    }
    try File.write(Array(text.utf8), to: file(name))
    return name
  }

  /// The folder with every lesson of another one that it does not have yet: a class works on copies.
  ///
  /// - Throws: `FileError` if one cannot be read or written.
  public static func copying(_ original: String, to path: String) throws -> LessonFolder {
    let copy = LessonFolder(path, records: "\(path)/.notebook")
    let originals = LessonFolder(original, records: "")
    do {
      try File.checkWritable(folder: path)
      for name in originals.names where !File.exists(copy.file(name)) {
        try File.write(try File.read(originals.file(name)), to: copy.file(name))
      }
    } catch var error as FileError {
      error.remedy = "Name another folder with --copy."
      throw error
    }
    return copy
  }
}
