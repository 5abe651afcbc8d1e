import LeNet

/// Whatever says which digit a picture shows: the models that a network is compared with, and networks.
public protocol Classifier: Sendable {
  /// Classifies every digit, on `threads` threads; the result does not depend on how many.
  func predictions(for digits: LabelledDigits, threads: Int) -> Predictions
}
