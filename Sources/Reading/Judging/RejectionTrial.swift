import LeNet

/// How a judge fares with digits that its network has not learned from, and with such digits among which are pictures of
/// something else.
public struct RejectionTrial: Sendable {
  /// Errors among the believed where there are digits only.
  public let digits: RejectionCurve
  /// The same where there is a picture that is no digit for every ten digits, in which every answer is wrong: of the kinds
  /// that are never a digit.
  public let mixture: RejectionCurve
  /// The judge's limit on the largest logit.
  public let leastLogit: Float
  /// The share of each kind of picture without a digit that is believed all the same, 0…1.
  public let believed: [(kind: NoDigit, share: Double)]

  /// For every picture that is no digit, as many digits.
  private static let digitsPerNoDigit = 10

  /// Tries a judge with digits, and with pictures of something else that are made from them by chance.
  public init(
    of judge: Judge, on labelled: LabelledDigits, using generator: inout some RandomNumberGenerator
  ) {
    let judgements = judge.judgements(of: (0..<labelled.count).map { labelled[$0] })
    let answers = judgements.enumerated().map { index, judgement in
      RejectionCurve.Answer(
        sureness: judgement.evidence, isRight: judgement.digit == Int(labelled.labels[index]))
    }
    let kinds = NoDigit.allCases
    let count = max(1, labelled.count / Self.digitsPerNoDigit / kinds.count { !$0.mayBeDigit })
    var wrong: [RejectionCurve.Answer] = []
    var believed: [(kind: NoDigit, share: Double)] = []
    for kind in kinds {
      let pictures = (0..<count).map { _ in kind.make(of: labelled, using: &generator) }
      let judgements = judge.judgements(of: pictures)
      if !kind.mayBeDigit {
        wrong += judgements.map { RejectionCurve.Answer(sureness: $0.evidence, isRight: false) }
      }
      believed.append((kind, Double(judgements.count { $0.isAccepted }) / Double(count)))
    }
    digits = RejectionCurve(answers)
    mixture = RejectionCurve(answers + wrong)
    leastLogit = judge.leastLogit
    self.believed = believed
  }
}
