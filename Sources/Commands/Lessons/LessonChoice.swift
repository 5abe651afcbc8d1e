import Foundation
import Notebook

extension Lesson {
  /// Whether `text` names this lesson: by its number, its name or its file, in any case, with zeros in front or without.
  func isNamed(_ text: String) -> Bool {
    if text.allSatisfy(\.isWholeNumber), Int(text) == number { return true }
    var file = URL(filePath: text.lowercased())
    // What follows another point is no file's extension: there is no lesson 1.5.
    if ["md", "html"].contains(file.pathExtension) { file.deletePathExtension() }
    let name = file.lastPathComponent
    return Self.withoutZeros(name) == Self.withoutZeros(self.name) || name == words
  }

  /// Whether the words of the lesson's name begin with `text`.
  func begins(with text: String) -> Bool { !text.isEmpty && words.hasPrefix(text.lowercased()) }

  /// The name without its number: `convolution`.
  private var words: String { String(name.drop { $0.isNumber || $0 == "-" }) }

  private static func withoutZeros(_ text: String) -> Substring { text.drop { $0 == "0" } }
}

extension [Lesson] {
  /// The lessons that `text` names: one, all, or none.
  func chosen(by text: String) -> [Lesson] {
    if text.lowercased() == "all" { return self }
    let named = filter { $0.isNamed(text) }
    if !named.isEmpty { return named }
    let beginning = filter { $0.begins(with: text) }
    return beginning.count == 1 ? beginning : []
  }
}
