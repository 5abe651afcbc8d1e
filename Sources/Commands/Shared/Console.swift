import Files
import Foundation
import Pages

/// The terminal, and what else the program's outputs may lead to.
enum Console {
  /// Whether someone watches: progress is for them only.
  static let isWatched =
    isatty(STDERR_FILENO) != 0 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  /// How many characters a line of the terminal has, as it is now.
  static var width: Int { Terminal.columns(of: STDERR_FILENO) ?? 80 }

  /// What clears the line that the cursor is on.
  static let clearedLine = "\r\u{1B}[K"

  /// Twenty characters of which a share, 0…1, is filled.
  static func bar(_ share: Double) -> String {
    let filled = min(20, Int((20 * share).rounded(.down)))
    return String(repeating: "━", count: filled) + String(repeating: "╌", count: 20 - filled)
  }

  /// Writes over the line that the cursor is on; an empty text clears it.
  static func replaceLine(with text: String) {
    guard isWatched else { return }
    say("\(clearedLine)\(text)")
  }

  /// Says something that is neither a result nor an error.
  static func note(_ text: String) { say("\(text)\n") }

  /// Prints commands that lead on from here, and what each does.
  static func printNext(_ steps: [(command: String, does: String)]) {
    print(Terminal.standardOutput.next(steps.map { (Program.asTyped($0.command), $0.does) }))
  }

  /// Says a part of a line, or several lines. Whether they arrive does not matter: there is no better place to say that
  /// they did not.
  static func say(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written >= 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(written, 0))
    }
  }

  /// Opens what of standard input, output and error the program was started without, for the other direction: using
  /// it is still an error, but no file that is opened later takes its place.
  static func occupyStandardDescriptors() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest one that is free: this one.
      _ = open("/dev/null", mode)
    }
  }

  /// Sends on its way what was printed and may not have arrived: a full disk says so only now.
  ///
  /// - Throws: `FileError` if not all arrives.
  static func finishPrinting() throws {
    guard fflush(nil) != 0 else { return }
    throw FileError(unwritable: "standard output", errno: errno, elsewhere: "send it elsewhere")
  }
}
