import LeNet

/// LeNet-5 as the judge of what normalisation makes of pieces of a picture.
public struct Judge: Sendable {
  public let network: Network
  /// The least confidence, 0…1, with which a digit is accepted.
  public var leastConfidence: Float

  /// - Precondition: the network takes a digit of 28 × 28 pixels, and has ten classes.
  public init(_ network: Network, leastConfidence: Float = 0.9) {
    self.network = network
    self.leastConfidence = leastConfidence
  }

  /// What the network says of each digit, sixteen at a time.
  public func judgements(of digits: [Digit]) -> [Judgement] {
    network.probabilities(of: digits).map { probabilities in
      let confidence = probabilities.max()!
      return Judgement(probabilities: probabilities, isAccepted: confidence >= leastConfidence)
    }
  }
}

/// What the network says of one digit.
public struct Judgement: Hashable, Sendable {
  /// How sure it is of each digit; they add up to 1.
  public let probabilities: [Float]
  /// Whether it is sure enough to be believed.
  public let isAccepted: Bool

  public init(probabilities: [Float], isAccepted: Bool) {
    self.probabilities = probabilities
    self.isAccepted = isAccepted
  }

  /// The digits from the likeliest to the least likely.
  public var ranking: [Int] { (0..<10).sorted { probabilities[$0] > probabilities[$1] } }

  /// The likeliest digit.
  public var digit: Int { ranking[0] }

  /// How sure the network is of the likeliest digit, 0…1.
  public var confidence: Float { probabilities[digit] }
}
