/// Turns logits into probabilities, and says how wrong they are.
///
///     probability[u] = e^logit[u] ÷ Σ v  e^logit[v]
///     loss = −ln probability[label]
public enum Softmax {
  /// Computes the probabilities of sixteen digits. The largest logit is subtracted first, which changes
  /// nothing but keeps e^logit in range.
  ///
  /// - Parameter rubbish: the constant logit of one more class, for what is none of the others; the probabilities
  ///   then add up to less than 1. With the logits −y of radial basis units and −j here, the cross-entropy is the
  ///   paper's loss (equation 9).
  public static func forward(
    _ logits: UnsafePointer<Lanes>, count: Int, rubbish: Float? = nil,
    into probabilities: UnsafeMutablePointer<Lanes>
  ) {
    var largest = rubbish.map(Lanes.init(repeating:)) ?? logits[0]
    for unit in 0..<count { largest.replace(with: logits[unit], where: logits[unit] .> largest) }
    var sum = rubbish.map { exponential($0 - largest) } ?? .zero
    for unit in 0..<count {
      probabilities[unit] = exponential(logits[unit] - largest)
      sum += probabilities[unit]
    }
    for unit in 0..<count { probabilities[unit] /= sum }
  }

  /// The cross-entropy of each of sixteen digits, and the loss's gradient with respect to the logits:
  ///
  ///     gradient[u] = (probability[u] − (1 if u is the label, else 0)) · scale
  ///
  /// - Parameters:
  ///   - labels: the sixteen labels; a negative one marks a lane without a digit, which counts nothing.
  ///   - scale: 1 ÷ digits in the batch, so that the gradient is the mean's.
  /// - Returns: the loss of each lane, in nats.
  static func crossEntropy(
    _ probabilities: UnsafePointer<Lanes>, count: Int, labels: SIMD16<Int32>, scale: Float,
    gradient: UnsafeMutablePointer<Lanes>
  ) -> Lanes {
    let scales = Lanes(repeating: scale).replacing(with: 0, where: labels .< 0)
    // A lane without a digit keeps probability 1, whose logarithm adds nothing.
    var ofLabel = Lanes(repeating: 1)
    for unit in 0..<count {
      let isLabel = labels .== Int32(unit)
      ofLabel.replace(with: probabilities[unit], where: isLabel)
      gradient[unit] = (probabilities[unit] - Lanes.zero.replacing(with: 1, where: isLabel)) * scales
    }
    // e⁻⁸⁷ is the least a probability can be, and its logarithm still a number.
    let least = Lanes(repeating: .leastNormalMagnitude)
    return -naturalLogarithm(ofLabel.replacing(with: least, where: ofLabel .< least))
  }
}
