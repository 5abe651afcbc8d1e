import Figures

/// A part of a lesson that has run.
public enum Element: Sendable {
  case prose(Prose)
  /// What the reader is to predict of what follows, up to its outcome.
  case prediction(Prose)
  /// What came of the prediction.
  case outcome(Prose)
  /// A cell's Swift.
  case code(String)
  case figure(any Figure)
  case table(Table, name: String)
  case text(String)
  case live(LiveWidget)
  case exercise(Exercise)
  case quiz([Choice])
  /// Something that should hold and does not.
  case failure(Failure)

  /// Markdown with the values that stand in it.
  public struct Prose: Hashable, Sendable {
    /// With a `ValueMarker` in each value's place.
    public var markdown: String
    public var values: [String]
  }

  /// A claim that turned out false.
  public struct Failure: Hashable, Sendable {
    public var message: String
    /// The Markdown file and the line in it.
    public var file: String
    public var line: Int

    public init(message: String, file: String, line: Int) {
      self.message = message
      self.file = file
      self.line = line
    }

    /// The message as a sentence begins.
    var sentence: String { message.capitalised }

    /// `Lessons/02-convolution.md:34: …`
    public var description: String {
      "\(file.split(separator: "/").suffix(2).joined(separator: "/")):\(line): \(message)"
    }
  }

  /// A cell for the reader to edit, with what came of it.
  public struct Exercise: Sendable {
    /// The reader's code, and the line on which it begins.
    public var code: String
    public var line: Int
    /// What the reader's code showed.
    public var shown: [Element]
    /// What is still wrong with it; empty when it is solved.
    public var failures: [Failure]
    /// One solution, what it showed, and what is wrong with that: nothing, in a sound lesson.
    public var answer: String
    public var answerShown: [Element]
    public var answerFailures: [Failure]

    public var isSolved: Bool { failures.isEmpty }
  }

  /// One answer of a quiz, marked from this run.
  public struct Choice: Hashable, Sendable {
    public var text: Prose
    public var explanation: Prose
    public var isRight: Bool
  }
}
