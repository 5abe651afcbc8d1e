import Foundation
import Notebook

extension [Lesson] {
  /// The lessons that `text` names: one, all, or none.
  func chosen(by text: String) -> [Lesson] {
    let names = Set(map(\.name).lessons(namedBy: text))
    return filter { names.contains($0.name) }
  }
}

extension [String] {
  /// The names among these, each that of a lesson's file without its ending, that `text` means: one, all, or none.
  func lessons(namedBy text: String) -> [String] {
    if text.lowercased() == "all" { return self }
    let names = map { LessonName(name: $0) }
    let named = names.filter { $0.isMeant(by: text) }
    if !named.isEmpty { return named.map(\.name) }
    let beginning = names.filter { $0.begins(with: text) }
    return beginning.count == 1 ? beginning.map(\.name) : []
  }
}

/// The name of a lesson's file, as people shorten it.
private struct LessonName {
  /// `02-convolution`
  let name: String

  /// Whether `text` means it: its number, its name or its file, in any case, with zeros in front or without.
  func isMeant(by text: String) -> Bool {
    if text.allSatisfy(\.isWholeNumber), let number = Int(text), number == Int(digits) ?? 0 { return true }
    var file = URL(filePath: text.lowercased())
    // What follows another point is no file's extension: there is no lesson 1.5.
    if ["md", "html"].contains(file.pathExtension) { file.deletePathExtension() }
    let name = file.lastPathComponent
    return Self.withoutZeros(name) == Self.withoutZeros(self.name) || name == words
  }

  /// Whether the words of the name begin with `text`.
  func begins(with text: String) -> Bool { !text.isEmpty && words.hasPrefix(text.lowercased()) }

  private var digits: Substring { name.prefix { $0.isNumber } }

  /// The name without its number: `convolution`.
  private var words: String { String(name.drop { $0.isNumber || $0 == "-" }) }

  private static func withoutZeros(_ text: String) -> Substring { text.drop { $0 == "0" } }
}
