import LeNet

/// A digit that two networks take for different ones.
public struct DifferingDigit: Codable, Hashable, Sendable {
  /// Where it stands in its set.
  public var index: Int
  /// What it shows, 0…9.
  public var label: Int
  /// What the first network takes it for, and the second.
  public var answers: [Int]
  /// How sure each is of its answer, 0…1.
  public var probabilities: [Float]

  /// Which of the two networks is right.
  public var kind: Kind {
    answers[0] == label ? .onlyFirstRight : answers[1] == label ? .onlySecondRight : .bothWrong
  }

  /// Which of two networks that give different answers is right.
  public enum Kind: CaseIterable, Sendable {
    /// The first alone.
    case onlyFirstRight
    /// The second alone.
    case onlySecondRight
    /// Neither.
    case bothWrong
  }

  /// All digits that two networks differ in, in their order.
  ///
  /// - Precondition: both predict the same digits.
  public static func all(_ first: Predictions, _ second: Predictions) -> [DifferingDigit] {
    precondition(
      first.labels == second.labels,
      "predictions for \(first.count) and \(second.count) digits that are not the same digits")
    return (0..<first.count).compactMap { index in
      let answers = [first.prediction(index), second.prediction(index)]
      guard answers[0] != answers[1] else { return nil }
      return DifferingDigit(
        index: index, label: Int(first.labels[index]), answers: answers,
        probabilities: [first.confidence(index), second.confidence(index)])
    }
  }
}
