import Foundation

/// What the server tells a lesson's pages by itself, as JSON; `type` says what, and only what belongs to it is set.
struct PageEvent: Codable, Hashable {
  private(set) var type: String
  private(set) var version: Int?
  private(set) var state: RunState?
  private(set) var from, block, index, count, line: Int?
  private(set) var html, message, text: String?
  private(set) var diagnostics: [Diagnostic]?
  private(set) var how: RunEvent.Ending?
  private(set) var seconds: Double?
  private(set) var blocks: [Int]?
  /// The text of each of `blocks`, by its number.
  private(set) var texts: [String: String]?

  /// The first of all.
  static func hello(version: Int, state: RunState) -> Self {
    Self(type: "hello", version: version, state: state)
  }

  /// The lesson has other blocks, or other texts: they are to be fetched.
  static func structure(version: Int) -> Self { Self(type: "structure", version: version) }

  /// Blocks from here on are out of date.
  static func compiling(from block: Int) -> Self { Self(type: "compiling", from: block) }

  static func began(block: Int) -> Self { Self(type: "began", block: block) }

  /// An element that is not what it was.
  static func element(block: Int, index: Int, html: String) -> Self {
    Self(type: "element", block: block, index: index, html: html)
  }

  /// An element that is what it was.
  static func kept(block: Int, index: Int) -> Self { Self(type: "kept", block: block, index: index) }

  static func finished(block: Int, count: Int) -> Self { Self(type: "finished", block: block, count: count) }

  /// All that the compiler says; lines are counted within the cell, from 1.
  static func diagnostics(_ all: [Diagnostic]) -> Self { Self(type: "diagnostics", diagnostics: all) }

  /// - Parameter line: counted within the cell, from 1.
  static func trapped(block: Int, line: Int, message: String) -> Self {
    Self(type: "trapped", block: block, line: line, message: message)
  }

  static func ended(_ how: RunEvent.Ending, seconds: Double) -> Self {
    Self(type: "ended", how: how, seconds: seconds)
  }

  /// Texts that the file holds now.
  static func saved(version: Int, texts: [Int: String]) -> Self {
    Self(
      type: "saved", version: version, blocks: texts.keys.sorted(),
      texts: Dictionary(uniqueKeysWithValues: texts.map { ("\($0)", $1) }))
  }

  /// A sentence for the status line.
  static func note(_ text: String) -> Self { Self(type: "note", text: text) }

  /// The lesson's file was deleted.
  static let gone = Self(type: "gone")

  /// As server-sent events have it: one line of JSON.
  var sent: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and finite numbers can always be encoded.
    return "data: \(String(decoding: try! encoder.encode(self), as: UTF8.self))\n\n"
  }
}

/// What a lesson is doing.
enum RunState: String, Codable {
  case idle, compiling, running
}
