import Testing

@testable import Reading

@Suite struct GrammarTests {
  /// Whether a grammar allows a text.
  private func allows(_ grammar: Grammar, _ text: String) -> Bool {
    var state: Int? = 0
    for character in text {
      guard let here = state else { return false }
      switch character {
      case ".": state = grammar.after(.dot, here)
      case ",": state = grammar.after(.comma, here)
      case "/": state = grammar.after(.stroke, here)
      case "-": state = grammar.after(.dash, here)
      default: state = grammar.afterDigit(here)
      }
      if let state, state >= grammar.stateCount { return false }
    }
    return state.map(grammar.mayEnd) ?? false
  }

  @Test(arguments: ["0", "12345"]) func digits(_ text: String) { #expect(allows(.digits, text)) }
  @Test(arguments: ["", "1.2", "-1", "1/2", "1,5"]) func noDigits(_ text: String) {
    #expect(!allows(.digits, text))
  }

  @Test(arguments: ["5", "12.50", "1,234.50", "1.234,50", "120.-", "120.--", "1.234.567,89", "1,234"])
  func amounts(_ text: String) { #expect(allows(.amount, text)) }
  @Test(arguments: ["", ".50", "12.", "1..2", "1-2", "1/2", "12.-5", "12.---", "12.5", "1.01.38", "3,14159"])
  func noAmounts(_ text: String) { #expect(!allows(.amount, text)) }

  @Test(arguments: ["1.2.98", "24/12/1998", "24-12-98", "1998-12-24", "1998/1/2", "03.10.2024"])
  func dates(_ text: String) { #expect(allows(.date, text)) }
  @Test(arguments: [
    "", "1.2", "24/12-1998", "123/1/98", "1.2.3", "1.2.123", "1998-12-", "19,1,98", "1.2.3.98",
  ])
  func noDates(_ text: String) { #expect(!allows(.date, text)) }
}
