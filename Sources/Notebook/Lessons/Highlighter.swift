/// Swift taken apart for colouring: enough to tell words, numbers, strings and comments, no more.
package struct Highlighter {
  package enum Kind: String {
    case plain, keyword, type, number, string, comment
  }

  package struct Token: Equatable {
    package var kind: Kind
    package var text: Substring
  }

  private static let keywords: Set<Substring> = [
    "as", "break", "case", "catch", "continue", "default", "defer", "do", "else", "enum", "extension",
    "false",
    "for", "func", "guard", "if", "import", "in", "init", "inout", "is", "let", "mutating", "nil", "private",
    "return", "self", "some", "static", "struct", "switch", "throw", "throws", "true", "try", "using", "var",
    "where", "while",
  ]

  /// The tokens of `code`, which put together are the code again.
  package static func tokens(of code: String) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(code)
    func take(_ kind: Kind, _ end: Substring.Index) {
      // Neighbours of one kind are one token.
      if let last = tokens.last, last.kind == kind {
        tokens[tokens.count - 1].text = code[last.text.startIndex..<end]
      } else {
        tokens.append(Token(kind: kind, text: rest[..<end]))
      }
      rest = rest[end...]
    }
    while let first = rest.first {
      if rest.hasPrefix("//") {
        take(.comment, rest.firstIndex(of: "\n") ?? rest.endIndex)
      } else if rest.hasPrefix("\"\"\"") {
        let body = rest.dropFirst(3)
        take(.string, body.firstRange(of: "\"\"\"")?.upperBound ?? rest.endIndex)
      } else if first == "\"" {
        take(.string, endOfString(rest))
      } else if first.isLetter || first == "_" || first == "#" || first == "@" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || "_#@".contains($0) }
        take(keywords.contains(word) ? .keyword : first.isUppercase ? .type : .plain, word.endIndex)
      } else if first.isNumber {
        var end = rest.startIndex
        while end < rest.endIndex, rest[end].isNumber || rest[end].isLetter || isDecimalPoint(rest, at: end) {
          end = rest.index(after: end)
        }
        take(.number, end)
      } else {
        take(.plain, rest.index(after: rest.startIndex))
      }
    }
    return tokens
  }

  /// A point with a digit behind it; `0...9` and `2.squareRoot()` have none.
  private static func isDecimalPoint(_ text: Substring, at index: Substring.Index) -> Bool {
    let next = text.index(after: index)
    return text[index] == "." && next < text.endIndex && text[next].isNumber
  }

  /// Behind the quotation mark that ends a string; marks within `\(…)` belong to what stands there.
  private static func endOfString(_ text: Substring) -> Substring.Index {
    var index = text.index(after: text.startIndex)
    var depth = 0
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if character == "\\" && next < text.endIndex {
        if text[next] == "(" { depth += 1 }
        index = text.index(after: next)
        continue
      }
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if character == "\"" {
        return next
      }
      index = next
    }
    return text.endIndex
  }
}
