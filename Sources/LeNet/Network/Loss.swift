/// What training makes small: how wrong a network's logits are about a digit.
public enum Loss: Hashable, Sendable {
  /// −ln of the probability that the softmax gives to the label.
  case crossEntropy
  /// What LeNet-5 does without; pages do not carry it.
  case laboratory(LaboratoryLoss)

  /// Turns the logits of sixteen digits into probabilities, in place.
  func turnIntoProbabilities(_ logits: UnsafeMutablePointer<Lanes>, count: Int) {
    switch self {
    case .crossEntropy: Softmax.forward(logits, count: count, into: logits)
    case .laboratory(let loss): loss.turnIntoProbabilities(logits, count: count)
    }
  }

  /// The loss of each of sixteen digits, in nats, and its gradient with respect to the logits.
  ///
  /// - Parameters:
  ///   - labels: a negative one marks a lane without a digit, which counts nothing.
  ///   - scale: 1 ÷ digits in the batch, so that the gradient is the mean's.
  func gradient(
    of probabilities: UnsafePointer<Lanes>, count: Int, labels: SIMD16<Int32>, scale: Float,
    into gradient: UnsafeMutablePointer<Lanes>
  ) -> Lanes {
    Softmax.crossEntropy(probabilities, count: count, labels: labels, scale: scale, gradient: gradient)
  }
}
