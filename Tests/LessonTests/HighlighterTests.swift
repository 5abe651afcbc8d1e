import Foundation
import Testing

@testable import Notebook

/// Lessons' Swift is coloured in one way on pages and in the notebook's editors: by the examples that the script's tests
/// have.
@Suite struct HighlighterTests {
  private struct Example: Decodable {
    let code: String
    /// The kind and the text of each.
    let tokens: [[String]]
  }

  @Test func tokensAreThoseOfTheExamples() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "highlighting.json")
    for example in try JSONDecoder().decode([Example].self, from: Data(contentsOf: file)) {
      let tokens = Highlighter.tokens(of: example.code).map { [$0.kind.rawValue, String($0.text)] }
      #expect(tokens == example.tokens, "in \(example.code)")
    }
  }
}
