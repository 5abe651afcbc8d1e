/// A Swift expression in prose, read as far as its end: enough to tell brackets, strings and comments.
struct SwiftExpression {
  /// Where the `}}` after it lies.
  let end: Int

  /// What stands in the way of an end.
  struct Unended: Error { let reason: String }

  /// - Parameters:
  ///   - bytes: Markdown up to the end of what the expression stands in. It ends with its line at the latest.
  ///   - start: where the expression begins, after its `{{`.
  init(in bytes: ArraySlice<UInt8>, from start: Int) throws(Unended) {
    var scanner = Scanner(bytes: bytes, next: start)
    end = try scanner.skip(to: "}}")
  }

  private struct Scanner {
    let bytes: ArraySlice<UInt8>
    var next: Int
    /// How many brackets are open.
    var depth = 0

    private var isAtEnd: Bool { next >= bytes.endIndex || bytes[next] == .lineFeed }

    /// Moves past what closes a bracket, and returns where that lies.
    mutating func skip(to close: String) throws(Unended) -> Int {
      while !isAtEnd {
        if has(close) {
          next += close.utf8.count
          return next - close.utf8.count
        }
        switch bytes[next] {
        case UInt8(ascii: "("): try skipBracket(to: ")")
        case UInt8(ascii: "["): try skipBracket(to: "]")
        case UInt8(ascii: "{"): try skipBracket(to: "}")
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          throw Unended(reason: "“\(Character(Unicode.Scalar(bytes[next])))” where \(close) was expected")
        case .quote: try skipString(hashes: 0)
        case UInt8(ascii: "#"): try skipHashes()
        default:
          if has("/*") {
            try skipComment()
          } else if has("//") {
            throw Unended(reason: "a comment")
          } else {
            next += 1
          }
        }
      }
      throw Unended(reason: "\(close) is missing")
    }

    private mutating func skipBracket(to close: String) throws(Unended) {
      next += 1
      depth += 1
      guard depth <= 32 else { throw Unended(reason: "brackets nest more than 32 deep") }
      _ = try skip(to: close)
      depth -= 1
    }

    /// A raw string has as many # before and after it, and in its escapes.
    private mutating func skipHashes() throws(Unended) {
      let hashes = bytes[next...].prefix { $0 == UInt8(ascii: "#") }.count
      next += hashes
      if next < bytes.endIndex, bytes[next] == .quote { try skipString(hashes: hashes) }
    }

    private mutating func skipString(hashes: Int) throws(Unended) {
      let marks = String(repeating: "#", count: hashes)
      next += 1
      while !isAtEnd {
        if has("\"" + marks) {
          next += 1 + hashes
          return
        }
        if has("\\" + marks) {
          next += 1 + hashes
          if has("(") { try skipBracket(to: ")") } else if !isAtEnd { next += 1 }
        } else {
          next += 1
        }
      }
      throw Unended(reason: "a string does not end")
    }

    /// Comments nest.
    private mutating func skipComment() throws(Unended) {
      var open = 0
      while !isAtEnd {
        let step = has("/*") ? 1 : has("*/") ? -1 : 0
        open += step
        next += step == 0 ? 1 : 2
        if open == 0 { return }
      }
      throw Unended(reason: "a comment does not end")
    }

    private func has(_ text: String) -> Bool {
      var place = next
      for byte in text.utf8 {
        guard place < bytes.endIndex, bytes[place] == byte else { return false }
        place += 1
      }
      return true
    }
  }
}
