import Foundation

/// What the compiler says of a place in a lesson's file.
public struct Diagnostic: Codable, Hashable, Sendable {
  /// The block of the lesson in which the place lies; nil outside of all.
  public var block: Int?
  /// The line of the file, counted from 1.
  public var line: Int
  /// The column, counted from 1 in bytes.
  public var column: Int
  /// Whether the code cannot run because of it; else it is a warning.
  public var isError: Bool
  /// The compiler's words.
  public var message: String
  /// The same in a student's words, where the mistake is a common one.
  public var words: String?

  /// What the compiler says at a line and column of the file.
  public init(
    block: Int? = nil, line: Int, column: Int, isError: Bool, message: String, words: String? = nil
  ) {
    self.block = block
    self.line = line
    self.column = column
    self.isError = isError
    self.message = message
    self.words = words
  }

  /// The errors and warnings in the compiler's output, of which some stand in the file at `path`.
  ///
  /// - Parameters:
  ///   - output: lines such as `/…/02-convolution.md:34:7: error: cannot find 'kernal' in scope`, with others between.
  ///   - path: the lesson's file.
  static func all(in output: String, of path: String) -> [Diagnostic] {
    output.split(separator: "\n").compactMap { line in
      guard line.hasPrefix(path + ":"),
        let match = line.dropFirst(path.count).wholeMatch(of: /:([0-9]+):([0-9]+): (error|warning): (.*)/),
        let number = Int(match.1), let column = Int(match.2)
      else { return nil }
      return Diagnostic(line: number, column: column, isError: match.3 == "error", message: String(match.4))
    }
  }
}
