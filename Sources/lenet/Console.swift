import Foundation

/// Standard error, for what is not a result.
enum Console {
  /// Whether someone watches: progress is for them only.
  static let isWatched = isatty(STDERR_FILENO) != 0

  /// Writes over the line that the cursor is on; an empty text clears it.
  static func replaceLine(with text: String) {
    guard isWatched else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  /// Says something that is neither a result nor an error.
  static func note(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }
}
