import LeNet

/// What came out for one model and one seed: all that the table and the page are made from.
public struct ModelRun: Codable, Sendable {
  /// The model's ``Model/id``.
  public var model: String
  /// What its random choices were drawn with.
  public var seed: UInt64
  /// How long networks were trained.
  public var budget: Budget
  /// The checksum of the training digits and of the test digits.
  public var data: String
  /// Numbers that were learned, or kept from the digits.
  public var parameters: Int
  /// Multiplications of a weight with a value, for one digit.
  public var multiplyAdds: Int
  /// How many digits it learned from.
  public var trainingDigits: Int
  /// The processor's time for training, all threads together.
  public var trainingSeconds: Double
  /// Test digits in a second of the processor's time.
  public var digitsPerSecond: Double
  /// How many digits it was measured on.
  public var testDigits: Int
  /// The test digits that are wrong, in their order.
  public var mistakes: [Mistake]
  /// The error after learning from fewer digits; ascending, with all of them last.
  public var learningCurve: [LearningPoint]
  /// For every ``Disturbance``, by its name, the error at each of its levels.
  public var robustness: [String: [Double]]

  /// A test digit that is wrong.
  public struct Mistake: Hashable, Codable, Sendable {
    /// Which of the test digits.
    public var digit: Int
    /// What the model takes it for.
    public var answer: Int
  }

  /// A point of the learning curve.
  public struct LearningPoint: Hashable, Codable, Sendable {
    /// How many training digits, the first of all.
    public var digits: Int
    /// The share of test digits that are wrong, 0…1.
    public var error: Double
  }

  /// Whether the numbers can be those of a run: a file may say anything.
  public var isPlausible: Bool {
    let digits = mistakes.map(\.digit)
    let sizes = learningCurve.map(\.digits)
    let shares = learningCurve.map(\.error) + robustness.values.flatMap(\.self)
    return parameters > 0 && multiplyAdds > 0 && trainingDigits > 0 && testDigits > 0
      && trainingSeconds >= 0 && digitsPerSecond > 0
      && zip(digits, digits.dropFirst()).allSatisfy { $0 < $1 }
      && mistakes.allSatisfy { (0..<testDigits).contains($0.digit) && (0..<10).contains($0.answer) }
      && shares.allSatisfy { (0...1).contains($0) }
      && Disturbance.allCases.allSatisfy { robustness[$0.rawValue]?.count == $0.levels.count }
      && !sizes.isEmpty && zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The share of test digits that are wrong, 0…1.
  public var error: Double { testDigits == 0 ? 0 : Double(mistakes.count) / Double(testDigits) }
}

extension ModelRun {
  /// On which of the test digits this run and another are right.
  ///
  /// - Precondition: both had the same test digits.
  public func errors(paired other: ModelRun) -> PairedErrors {
    precondition(
      testDigits == other.testDigits && data == other.data,
      "runs on \(testDigits) and \(other.testDigits) digits that are not the same digits")
    let (own, others) = (Set(mistakes.map(\.digit)), Set(other.mistakes.map(\.digit)))
    let both = own.intersection(others).count
    return PairedErrors(
      bothRight: testDigits - own.union(others).count, onlyFirstWrong: own.count - both,
      onlySecondWrong: others.count - both, bothWrong: both)
  }
}
