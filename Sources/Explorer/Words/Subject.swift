import LeNet

/// The digit that a report is about.
public struct Subject: Sendable {
  /// The digit as the network sees it.
  public let digit: Digit
  /// Where it comes from: `test digit 0 of MNIST`, or a file's name.
  public let source: String
  /// What it shows, if that is known.
  public let label: Int?
  /// How it was made of a picture, if it was.
  public let normalisation: Normalisation?

  /// - Parameters:
  ///   - digit: the digit as the network sees it.
  ///   - source: control characters in it become �.
  ///   - label: what it shows, 0…9, if that is known.
  public init(digit: Digit, source: String, label: Int? = nil) {
    self.init(digit, source, label, nil)
  }

  /// A digit out of a picture.
  public init(_ normalisation: Normalisation, source: String) {
    self.init(normalisation.digit, source, nil, normalisation)
  }

  private init(_ digit: Digit, _ source: String, _ label: Int?, _ normalisation: Normalisation?) {
    self.digit = digit
    self.source = source.plain
    self.label = label
    self.normalisation = normalisation
  }
}
