import LeNet

/// On which digits two models are right, where both were given the same.
public struct PairedErrors: Hashable, Sendable {
  /// Digits that both get right.
  public var bothRight: Int
  /// Digits that the first model alone gets wrong: b of McNemar's test.
  public var onlyFirstWrong: Int
  /// Digits that the second model alone gets wrong: c of McNemar's test.
  public var onlySecondWrong: Int
  /// Digits that both get wrong.
  public var bothWrong: Int

  /// The four counts of two models on the same digits.
  public init(bothRight: Int, onlyFirstWrong: Int, onlySecondWrong: Int, bothWrong: Int) {
    self.bothRight = bothRight
    self.onlyFirstWrong = onlyFirstWrong
    self.onlySecondWrong = onlySecondWrong
    self.bothWrong = bothWrong
  }

  /// - Precondition: both predict the same digits.
  public init(_ first: Predictions, _ second: Predictions) {
    precondition(
      first.labels == second.labels,
      "predictions for \(first.count) and \(second.count) digits that are not the same digits")
    self.init(bothRight: 0, onlyFirstWrong: 0, onlySecondWrong: 0, bothWrong: 0)
    for index in 0..<first.count {
      let label = Int(first.labels[index])
      switch (first.prediction(index) == label, second.prediction(index) == label) {
      case (true, true): bothRight += 1
      case (false, true): onlyFirstWrong += 1
      case (true, false): onlySecondWrong += 1
      case (false, false): bothWrong += 1
      }
    }
  }

  /// All digits that both were given.
  public var total: Int { bothRight + onlyFirstWrong + onlySecondWrong + bothWrong }
}
