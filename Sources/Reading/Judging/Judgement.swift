import LeNet

/// What the network says of one digit.
public struct Judgement: Hashable, Sendable {
  /// The ten sums before the softmax.
  public let logits: [Float]
  /// How sure it is of each digit; they add up to 1.
  public let probabilities: [Float]
  /// Whether there is evidence enough for it to be believed; see ``Judge``.
  public let isAccepted: Bool

  /// What the network answered, and whether it is to be believed.
  public init(_ answer: Answer, isAccepted: Bool) {
    logits = answer.logits
    probabilities = answer.probabilities
    self.isAccepted = isAccepted
  }

  /// The digits from the likeliest to the least likely.
  public var ranking: [Int] { (0..<10).sorted { logits[$0] > logits[$1] } }

  /// The likeliest digit.
  public var digit: Int { ranking[0] }

  /// How sure the network is of the likeliest digit, 0…1.
  public var confidence: Float { probabilities[digit] }

  /// The evidence for the likeliest digit: the largest logit.
  public var evidence: Float { logits.max()! }
}
