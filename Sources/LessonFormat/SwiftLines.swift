/// Which lines of Swift begin a statement of their own: not within brackets, a string or a comment.
struct SwiftLines {
  /// Those lines, counted from 1, and where in the bytes each begins.
  private(set) var starts: [(line: Int, start: Int)] = []

  private let bytes: [UInt8]
  private var next = 0
  /// What is open at `next`, the innermost last.
  private var open: [Part] = []

  private enum Part {
    case bracket
    /// A string with as many # around it, of one line or of several.
    case string(hashes: Int, isLong: Bool)
    /// Comments nest.
    case comment
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var line = 0
    var lineStart = 0
    while next < bytes.count {
      if next == lineStart {
        line += 1
        if open.isEmpty { starts.append((line, next)) }
        lineStart = bytes[next...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
      }
      switch open.last {
      case .string(let hashes, let isLong): skipInString(hashes: hashes, isLong: isLong)
      case .comment: skipInComment()
      case .bracket, nil: skipInCode()
      }
    }
  }

  private mutating func skipInCode() {
    switch bytes[next] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): push(.bracket, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): pop(1)
    case .quote, UInt8(ascii: "#"):
      let hashes = bytes[next...].prefix { $0 == UInt8(ascii: "#") }.count
      next += hashes
      guard has("\"") else { return }
      let isLong = has("\"\"\"")
      push(.string(hashes: hashes, isLong: isLong), isLong ? 3 : 1)
    default:
      if has("//") {
        next = bytes[next...].firstIndex(of: .lineFeed) ?? bytes.count
      } else if has("/*") {
        push(.comment, 2)
      } else {
        next += 1
      }
    }
  }

  /// A raw string has its # in its escapes too. A string of one line ends with it at the latest.
  private mutating func skipInString(hashes: Int, isLong: Bool) {
    let marks = String(repeating: "#", count: hashes)
    let end = (isLong ? "\"\"\"" : "\"") + marks
    let escape = "\\" + marks
    if has(end) {
      pop(end.utf8.count)
    } else if !isLong && bytes[next] == .lineFeed {
      pop(1)
    } else if has(escape + "(") {
      push(.bracket, escape.utf8.count + 1)
    } else if has(escape), next + escape.utf8.count < bytes.count,
      bytes[next + escape.utf8.count] != .lineFeed
    {
      next += escape.utf8.count + 1
    } else {
      next += 1
    }
  }

  private mutating func skipInComment() {
    if has("*/") { pop(2) } else if has("/*") { push(.comment, 2) } else { next += 1 }
  }

  private mutating func push(_ part: Part, _ count: Int) {
    open.append(part)
    next += count
  }

  private mutating func pop(_ count: Int) {
    _ = open.popLast()
    next += count
  }

  private func has(_ text: String) -> Bool { bytes[next...].starts(with: text.utf8) }
}
