import Files
import Foundation

/// What is kept of a lesson beside its file: what was typed and does not compile, what cells were before they were
/// changed, and what the reader has answered.
struct LessonRecord: Codable, Equatable {
  var cells: [CellRecord] = []
  /// By the names that the page gives to questions.
  var progress: [String: String] = [:]

  init(cells: [CellRecord] = [], progress: [String: String] = [:]) {
    self.cells = cells
    self.progress = progress
  }

  /// The record in a file; an empty one where there is none. A damaged one is put aside: it may hold the only copy of what
  /// somebody typed.
  init(path: String) {
    guard let bytes = try? File.read(path) else { return }
    do { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) } catch {
      rename(path, path + ".damaged")
    }
  }

  /// - Throws: `FileError` if it cannot be written.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try File.write(Array(try encoder.encode(self)) + [UInt8(ascii: "\n")], to: path)
  }
}

/// What is kept of one cell.
struct CellRecord: Codable, Equatable {
  /// The text before it was first changed here; nil where it stands as it was.
  var original: String?
  /// What the lesson's file holds: by this the record finds its cell. Nil where the cell was gone when it was typed in.
  var saved: String?
  /// What is typed and not saved.
  var draft: String?
  /// Whether the cell was added here.
  var isAdded = false
  /// Whether the file's text was changed by another program after the draft was typed; nil where not.
  var isContested: Bool?
  /// How many cells before it hold the same; nil for none.
  var ordinal: Int?
}
