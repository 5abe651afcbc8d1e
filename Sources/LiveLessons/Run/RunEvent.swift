/// What happens while a lesson is compiled and run.
public enum RunEvent: Sendable, Equatable {
  /// The blocks from here on are out of date: they are compiled.
  case compiling(from: Int)
  /// The compiler refuses the lesson; nothing ran.
  case failedToCompile([Diagnostic])
  /// A block begins to run.
  case began(block: Int)
  /// The block showed something.
  case element(block: Int, index: Int, html: String)
  /// The block has ended, having shown this many elements.
  case finished(block: Int, count: Int)
  /// The block ended the process, at a line of the file.
  case trapped(block: Int, line: Int, message: String)
  /// What kept the lesson from being run that is no fault of its text.
  case failed(String)
  /// That is all.
  case ended(Ending)

  /// How a run came to its end.
  public enum Ending: String, Codable, Sendable {
    /// The lesson has run to its end.
    case completed
    /// It was asked to stop, or to run anew.
    case stopped
    /// A cell ended the process.
    case trapped
    /// It does not compile.
    case failedToCompile
    /// It could not be run.
    case failed
  }
}
