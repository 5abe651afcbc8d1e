extension StringProtocol {
  /// Text from a file, safe to print: characters that could command a terminal are escaped, and long text is
  /// shortened, because a tensor's name can have 30 MB.
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
