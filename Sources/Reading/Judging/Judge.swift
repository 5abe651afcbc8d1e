import LeNet

/// LeNet-5 as the judge of what normalisation makes of pieces of a picture.
///
/// A digit is believed if its largest logit is at least ``leastLogit``, which nineteen of twenty training digits reach:
///
///     max y[k] ≥ q      y: the ten logits      q: the value below which 5 % of training digits' largest logits lie
///
/// A logit is a sum of evidence that what is no digit does not give, while the softmax only shares what evidence there
/// is. Of MNIST's digits the probability finds the misread ones better, of scans the logit; and of what is no digit, the
/// logit lets less through: fewer clothes, scribbles and touching pairs.
///
/// A network of ReLUs is nearly homogeneous, so that less ink gives smaller logits. Yet logits divided by the norm of the
/// input, of C5 or of F6 order scans and touching pairs no better than they are. Nor do the sum over all logits
/// (ln Σ eʸ), a bound on the probability besides, a bound for each class, the mean over shifted, slanted or scaled copies,
/// or distances from the classes' means in F6.
///
/// The share was chosen with a network that had learned from 50,000 of the training digits. Of the other 10,000 it
/// rejects about 5 %, and with a tenth as many scribbles and touching pairs among them, 1 to 1.5 % of what is accepted is
/// wrong. Of halves of digits four in ten are accepted, most of which are digits: see ``NoDigit/mayBeDigit``.
public struct Judge: Sendable {
  /// The network that is asked.
  public let network: Network
  /// The least value of the largest logit with which a digit is believed.
  public var leastLogit: Float

  /// The share of training digits that are not believed, 0…1.
  public static let rejectedShare: Float = 0.05
  /// ``leastLogit`` for the network that comes with the package.
  public static let leastLogitOfTrained: Float = 3.9

  /// - Precondition: the network takes a digit of 28 × 28 pixels, and has ten classes.
  public init(_ network: Network, leastLogit: Float = leastLogitOfTrained) {
    self.network = network
    self.leastLogit = leastLogit
  }

  /// A judge that believes nineteen of twenty of some digits.
  ///
  /// - Parameters:
  ///   - network: the network that is asked.
  ///   - digits: of those that the network has learned from; two thousand are enough.
  public init(_ network: Network, believing digits: LabelledDigits) {
    let answers = network.answers(for: (0..<digits.count).map { digits[$0] })
    self.init(network, leastLogit: answers.map { $0.logits.max()! }.quantile(Self.rejectedShare))
  }

  /// What the network says of each digit, sixteen at a time.
  public func judgements(of digits: [Digit]) -> [Judgement] {
    network.answers(for: digits).map { Judgement($0, isAccepted: $0.logits.max()! >= leastLogit) }
  }
}
