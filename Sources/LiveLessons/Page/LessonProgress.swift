import LessonFormat

/// The names by which the answers of a lesson's reader are kept: `prediction-1`, `quiz-2`, `exercise-1`, counted from 1
/// in the order of the file.
struct BlockKeys {
  private var predictions = 0
  private var quizzes = 0
  private var exercises = 0

  /// The name of the next block; nothing for one that asks nothing.
  mutating func next(for block: LessonSource.Block) -> String? {
    switch block {
    case .prediction:
      predictions += 1
      return "prediction-\(predictions)"
    case .quiz:
      quizzes += 1
      return "quiz-\(quizzes)"
    case .exercise:
      exercises += 1
      return "exercise-\(exercises)"
    default: return nil
    }
  }
}

/// How far the reader of a lesson has come.
///
/// What the reader answered is kept by the names of `BlockKeys`: what was predicted (nothing where the result was asked
/// for without predicting), the number of the choice taken in a quiz, `solved` for an exercise, and for `hints-1` how many
/// hints of the first exercise are shown.
public struct LessonProgress: Equatable, Sendable {
  /// How many there are, and how many of them are solved.
  public let exercises, solved: Int
  /// How many quizzes and predictions there are, and how many of them are answered.
  public let questions, answered: Int

  /// The progress in a lesson by what its reader answered.
  public init(_ answers: [String: String], in source: LessonSource) {
    var keys = BlockKeys()
    let all = source.blocks.compactMap { keys.next(for: $0) }
    let exercises = all.filter { $0.hasPrefix("exercise") }
    let questions = all.filter { !$0.hasPrefix("exercise") }
    self.exercises = exercises.count
    solved = exercises.count { answers[$0] == "solved" }
    self.questions = questions.count
    answered = questions.count { answers[$0].map { !$0.isEmpty } ?? false }
  }

  /// `2 of 3 exercises, 5 of 6 questions`; nothing for a lesson that asks nothing.
  public var words: String? {
    let parts = [(solved, exercises, "exercise"), (answered, questions, "question")].filter { $0.1 > 0 }
      .map { "\($0) of \($1) \($2)\($1 == 1 ? "" : "s")" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
