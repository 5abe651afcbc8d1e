import Figures

/// What is known of the network: anything may be missing.
public struct NetworkSummary: Sendable {
  /// The recipe's name, where it is known.
  public let recipe: String?
  /// The seed, where it is known.
  public let seed: String?
  /// On the test digits, 0…1.
  public let testAccuracy: Double?

  /// What is known; nil for what is not.
  public init(recipe: String? = nil, seed: String? = nil, testAccuracy: Double? = nil) {
    self.recipe = recipe?.plain
    self.seed = seed?.plain
    self.testAccuracy = testAccuracy
  }
}

extension NetworkSummary {
  /// `a LeNet-5 trained by the recipe “best”, seed 1, which is right on 99.62 % of the test digits it was measured on`
  var words: String {
    var words = "a LeNet-5"
    if let recipe { words += " trained by the recipe “\(recipe)”" }
    if let seed { words += recipe == nil ? " of seed \(seed)" : ", seed \(seed)" }
    if let testAccuracy {
      words +=
        "\(words == "a LeNet-5" ? " that is" : ", which is") right on \(Numbers.percent(testAccuracy, 2)) of "
        + "the test digits it was measured on"
    }
    return words
  }
}
