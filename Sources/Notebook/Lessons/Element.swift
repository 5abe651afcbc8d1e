import Figures

/// A part of a lesson that has run.
public enum Element: Sendable {
  /// Markdown with the values of this run.
  case prose(Prose)
  /// What the reader is to predict of what follows, up to its outcome.
  case prediction(Prose)
  /// What came of the prediction, and what the answers to it are: right or wrong choices, or a number.
  case outcome(Prose, answers: [Answer])
  /// A cell's Swift.
  case code(String)
  /// A figure that a cell showed.
  case figure(any Figure)
  /// A table that a cell showed.
  case table(Table, name: String)
  /// Text or a number that a cell showed.
  case text(String)
  /// A part of the page that computes in the browser.
  case live(LiveWidget)
  /// What the reader edits, with what came of it.
  case exercise(Exercise)
  /// A question's choices.
  case quiz([Choice])
  /// Something that should hold and does not.
  case failure(Failure)

  /// Markdown with the values that stand in it.
  public struct Prose: Hashable, Sendable {
    /// With a `ValueMarker` in each value's place.
    public var markdown: String
    /// In the order of their markers.
    public var values: [String]
  }

  /// What an answer to a prediction is in this run.
  public enum Answer: Hashable, Sendable {
    /// A choice, and whether it is right.
    case choice(isRight: Bool)
    /// The number that was asked for.
    case number(Double)
  }

  /// A claim that turned out false.
  public struct Failure: Hashable, Sendable {
    /// What is wrong, and what to do.
    public var message: String
    /// The Markdown file, as the lesson's sources name it.
    public var file: String
    /// The line of the file, counted from 1.
    public var line: Int

    /// A claim of a lesson's line that turned out false.
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
    /// The reader's code.
    public var code: String
    /// The line of the file on which the reader's code begins.
    public var line: Int
    /// What the reader's code showed.
    public var shown: [Element]
    /// What is still wrong with it; empty when it is solved.
    public var failures: [Failure]
    /// One solution.
    public var answer: String
    /// What the solution showed.
    public var answerShown: [Element]
    /// What is wrong with the solution: nothing, in a sound lesson.
    public var answerFailures: [Failure]

    /// Whether nothing is wrong with the reader's code.
    public var isSolved: Bool { failures.isEmpty }
  }

  /// One answer of a quiz, marked from this run.
  public struct Choice: Hashable, Sendable {
    /// What the choice says.
    public var text: Prose
    /// Why it is right, or wrong.
    public var explanation: Prose
    /// Whether it is right in this run.
    public var isRight: Bool
  }
}
