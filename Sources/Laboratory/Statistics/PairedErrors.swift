import LeNet

/// On which digits two models are right, where both were given the same.
public struct PairedErrors: Codable, Hashable, Sendable {
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

extension PairedErrors {
  /// By how much the second model's accuracy is larger, as a share, −1…1: (b − c) ÷ n. 0 for no digits.
  public var difference: Double {
    total == 0 ? 0 : Double(onlyFirstWrong - onlySecondWrong) / Double(total)
  }

  /// The 95 % interval of ``difference`` on digits like these.
  ///
  /// The usual interval of paired shares, with one digit more in either of the two that differ; the usual one is too
  /// narrow where few differ (Bonett and Price, "Adjusted Wald confidence interval for a difference of binomial
  /// proportions based on paired data", 2012):
  ///
  ///     d ± z √((s − d²) ÷ (n + 2))    with d = (b − c) ÷ (n + 2), s = (b + c + 2) ÷ (n + 2), z = 1.96
  public var differenceInterval: ClosedRange<Double> {
    let n = Double(total + 2)
    let centre = Double(onlyFirstWrong - onlySecondWrong) / n
    let spread =
      1.959_963_984_540_054
      * ((Double(onlyFirstWrong + onlySecondWrong + 2) / n - centre * centre) / n).squareRoot()
    return max(-1, centre - spread)...min(1, centre + spread)
  }
}
