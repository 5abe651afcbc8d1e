extension String {
  /// The text as it is but for control characters, which could command a terminal and are no valid HTML: each
  /// becomes �. Names of files and metadata of weights come from elsewhere.
  var plain: String { String(String.UnicodeScalarView(unicodeScalars.map { $0.isPlain ? $0 : "\u{FFFD}" })) }
}

extension Unicode.Scalar {
  fileprivate var isPlain: Bool {
    switch properties.generalCategory {
    // Formats reorder what follows them; separators begin lines; the unassigned include HTML's noncharacters.
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
    default: true
    }
  }
}
