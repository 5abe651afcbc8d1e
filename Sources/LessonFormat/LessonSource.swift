/// A lesson as its author wrote it: Markdown, taken apart into what is told and what is run.
///
/// The whole syntax:
///
/// 1. The first heading is the lesson's title, the paragraph below it the lesson's aim.
/// 2. A fence marked `swift` is a cell. Cells run in order, and each sees the variables of those before it.
/// 3. In a cell, `show(…)` displays a figure, a table or text, and `expect(condition, "…")` states what must hold.
/// 4. `{{expression}}` in prose becomes the expression's value, in code and links too. A backslash before it, or code
///    around a `{{` that does not end, makes it stand for itself.
/// 5. `swift hidden` runs unseen, `swift unrun` is seen and does not run, `swift file` stands outside the lesson's
///    function, for types and imports, and `swift hidden file` does so unseen.
/// 6. `swift exercise`, `swift check` and `swift answer`, one after another, are an exercise: what the reader edits,
///    what must then hold, and one solution. Their variables are their own.
/// 7. A list whose items begin with `[{{condition}}]` is a quiz: the condition says whether the choice is right, what
///    is indented below the choice explains it.
/// 8. A paragraph that begins with `**Predict.**` is a prediction. What the cells after it show, and the paragraph below
///    them, which says what came of it, are folded away on the page until they are asked for.
/// 9. A list right below a prediction holds its answers: two items or more that begin with `[{{condition}}]` are choices,
///    a single one with `[{{number}}]` and words asks for a number and says of what.
/// 10. Paragraphs right below an exercise that begin with `**Hint.**` are its hints, in order.
/// 11. `@Slider(0...9) var index = 3` at the beginning of a line declares a variable of a cell that a notebook lets the
///     reader turn.
/// 12. All else is Markdown, as CommonMark defines it. What is meant as Swift and would not run, such as a cell in a list,
///     is an error.
public struct LessonSource: Hashable, Sendable {
  /// The first heading's text.
  public var title: String
  /// The paragraph below it, as Markdown.
  public var aim: String
  /// All that follows, in the order of the file.
  public var blocks: [Block]
  /// The line behind the aim.
  var aimEnd = 0
  /// The lines of the file that each block takes, counted from 1, without blank ones at both ends.
  public var lines: [Range<Int>] = []

  /// A part of the lesson, in the order of the file.
  public enum Block: Hashable, Sendable {
    /// Markdown that is told.
    case prose(Prose)
    /// What the reader is to predict of the cells that follow, and the answers to choose from: a single one is a number.
    case prediction(Prose, answers: [Answer])
    /// What came of a prediction. The values of its answers are known here.
    case outcome(Prose)
    /// Swift that runs, and is shown unless hidden.
    case cell(Code, isHidden: Bool)
    /// Swift that is shown and does not run.
    case unrun(Code)
    /// Swift outside the lesson's function, shown unless hidden.
    case file(Code, isHidden: Bool)
    /// What the reader edits, with its check and an answer.
    case exercise(Exercise)
    /// A question's choices.
    case quiz([Choice])
  }

  /// Swift, and where in the file it begins, counted from 1: its lines have lost the indentation of their fence.
  public struct Code: Hashable, Sendable {
    /// The lines within the fence, without the last line feed.
    public var text: String
    /// The line that it begins on.
    public var line: Int
    /// The column that it begins at, in bytes.
    public var column = 1

    /// The lines of the file that hold it.
    public var lines: Range<Int> {
      line..<line + text.split(separator: "\n", omittingEmptySubsequences: false).count
    }
  }

  /// Markdown in which every `{{expression}}` has given place to a ``ValueMarker``.
  public struct Prose: Hashable, Sendable {
    /// The text, with a marker in each expression's place.
    public var markdown: String
    /// In the order of their markers.
    public var expressions: [Expression]
  }

  /// A Swift expression in prose, and where it begins, counted from 1.
  public struct Expression: Hashable, Sendable {
    /// The Swift between the braces.
    public var text: String
    /// The line that it begins on.
    public var line: Int
    /// The column that it begins at, in bytes.
    public var column: Int
  }

  /// Three cells that follow each other: a task, how it is checked, and one solution; and hints below them.
  public struct Exercise: Hashable, Sendable {
    /// What the reader edits.
    public var task: Code
    /// What runs after the task, and after the answer.
    public var check: Code
    /// One solution.
    public var answer: Code
    /// Each a step further than the one before. Without values.
    public var hints: [Prose] = []
  }

  /// One answer to a prediction.
  public struct Answer: Hashable, Sendable {
    /// The condition that says whether this choice is right; the number itself where it is the only answer.
    public var value: Expression
    /// What the choice says, or what the number counts. Without values.
    public var words: Prose
  }

  /// One answer of a quiz.
  public struct Choice: Hashable, Sendable {
    /// The condition that says whether it is right.
    public var isRight: Expression
    /// What the choice says.
    public var text: Prose
    /// Why it is right, or wrong.
    public var explanation: Prose
  }
}

/// A mistake in a lesson's syntax.
public struct LessonError: Error, Hashable, Sendable {
  /// Counted from 1, as compilers do: columns in bytes.
  public var line: Int
  /// Counted from 1, in bytes.
  public var column: Int
  /// What was found and what was expected, as a part of a sentence.
  public var message: String
}
