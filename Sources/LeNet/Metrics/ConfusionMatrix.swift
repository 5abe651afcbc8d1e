/// How often each digit was taken for each: rows are what the digits show, columns what was predicted.
public struct ConfusionMatrix: Hashable, Sendable {
  /// `[10][10]`, by label and prediction.
  public private(set) var counts: [[Int]]

  /// - Precondition: ten rows of ten counts.
  public init(counts: [[Int]]) {
    precondition(
      counts.count == 10 && counts.allSatisfy { $0.count == 10 },
      "\(counts.count) rows for a confusion matrix of 10 × 10")
    self.counts = counts
  }

  /// Counts each prediction in the row of its label and the column of its likeliest digit.
  public init(_ predictions: Predictions) {
    counts = Array(repeating: Array(repeating: 0, count: 10), count: 10)
    for index in 0..<predictions.count {
      counts[Int(predictions.labels[index])][predictions.prediction(index)] += 1
    }
  }

  /// How many digits were counted.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// How many digits were predicted as what they show.
  public var correct: Int { (0..<10).reduce(0) { $0 + counts[$1][$1] } }

  /// The share of right predictions, 0…1; 0 for no digits.
  public var accuracy: Double { ratio(correct, total) }
}

// MARK: - Per digit

extension ConfusionMatrix {
  /// How well one digit is distinguished from the others.
  public struct Scores: Hashable, Sendable {
    /// Of those predicted as this digit, the share that show it; 0 where none were predicted.
    public var precision: Double
    /// Of those that show this digit, the share predicted as it; 0 where none show it.
    public var recall: Double
    /// The harmonic mean of precision and recall: 2PR ÷ (P + R).
    public var f1: Double
    /// How many show this digit.
    public var support: Int
  }

  /// Precision, recall and F1 of one digit, 0…9, against the nine others.
  public func scores(of digit: Int) -> Scores {
    let hits = counts[digit][digit]
    let support = counts[digit].reduce(0, +)
    let predicted = counts.reduce(0) { $0 + $1[digit] }
    return Scores(
      precision: ratio(hits, predicted), recall: ratio(hits, support),
      f1: ratio(2 * hits, predicted + support), support: support)
  }

  /// The mean of the ten digits' scores, every digit counting the same.
  public var macroAverage: Scores { average { _ in 1 } }

  /// The mean of the ten digits' scores, every digit counting by its support.
  public var weightedAverage: Scores { average { Double($0.support) } }

  private func average(weight: (Scores) -> Double) -> Scores {
    let scores = (0..<10).map(scores)
    let total = max(scores.reduce(0) { $0 + weight($1) }, .leastNonzeroMagnitude)
    func mean(_ score: (Scores) -> Double) -> Double {
      scores.reduce(0) { $0 + weight($1) * score($1) } / total
    }
    return Scores(
      precision: mean { $0.precision }, recall: mean { $0.recall }, f1: mean { $0.f1 }, support: self.total)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

// MARK: - Uncertainty

extension ConfusionMatrix {
  /// The 95 % interval of the accuracy on digits like these.
  public var accuracyInterval: ClosedRange<Double> { wilsonInterval(correct, of: total) }
}

/// The 95 % interval of a share that was counted: the true rate lies in it nineteen times out of twenty. 0…1 where nothing
/// was counted.
///
/// Wilson's score interval (1927), which holds near 1 where the usual ± does not:
///
///     (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n)    with z = 1.96
public func wilsonInterval(_ part: Int, of total: Int) -> ClosedRange<Double> {
  guard total > 0 else { return 0...1 }
  let (n, share) = (Double(total), Double(part) / Double(total))
  let z = 1.959_963_984_540_054
  let centre = share + z * z / (2 * n)
  let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  let scale = 1 + z * z / n
  return max(0, (centre - spread) / scale)...min(1, (centre + spread) / scale)
}
