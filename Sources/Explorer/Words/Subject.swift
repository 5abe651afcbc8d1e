import LeNet

/// The digit that a report is about.
public struct Subject: Sendable {
  public let digit: Digit
  /// Where it comes from: `test digit 0 of MNIST`, or a file's name.
  public let source: String
  /// What it shows, if that is known.
  public let label: Int?

  /// - Parameter source: control characters in it become �.
  public init(digit: Digit, source: String, label: Int? = nil) {
    self.digit = digit
    self.source = source.plain
    self.label = label
  }
}

/// What is known of the network: anything may be missing.
public struct NetworkSummary: Sendable {
  public let recipe: String?
  public let seed: String?
  /// On the test digits, 0…1.
  public let testAccuracy: Double?

  public init(recipe: String? = nil, seed: String? = nil, testAccuracy: Double? = nil) {
    self.recipe = recipe?.plain
    self.seed = seed?.plain
    self.testAccuracy = testAccuracy
  }
}
