extension StringProtocol {
  /// Text from a file as it may be printed: what is not printable as its code, and shortened, for a file can name a
  /// tensor in 30 MB or command a terminal.
  public var printable: String { shortened { $0 } }

  /// The same between quotes.
  public var quoted: String { shortened { "\"\($0)\"" } }

  private func shortened(_ quote: (String) -> String) -> String {
    let limit = 60
    let shown = unicodeScalars.prefix(limit).map(\.printable).joined()
    let count = unicodeScalars.count
    return count > limit ? "\(quote(shown + "…")) (\(count) characters)" : quote(shown)
  }
}

extension Unicode.Scalar {
  fileprivate var printable: String {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      let escaped = escaped(asASCII: false)
      return escaped.hasPrefix("\\") ? escaped : "\\u{\(String(value, radix: 16, uppercase: true))}"
    default: return self == "'" ? "'" : escaped(asASCII: false)
    }
  }
}

extension [String] {
  /// `a, b, c and 4 more`: the first `limit` of them, and how many there are besides.
  func listed(upTo limit: Int = 10) -> String {
    let rest = count > limit ? " and \(count - limit) more" : ""
    return prefix(limit).joined(separator: ", ") + rest
  }
}
