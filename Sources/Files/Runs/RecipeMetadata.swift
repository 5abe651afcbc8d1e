import LeNet

// A recipe as strings, for the metadata of weights and checkpoints. Swift's descriptions of numbers read back to
// the same bits.

extension Recipe {
  /// Every number of the recipe, by the name that files have for it.
  public var metadata: [String: String] {
    Dictionary(uniqueKeysWithValues: Self.knobs.map { ($0.key, $0.text(self)) })
  }

  /// Reads a recipe back, or returns nothing if a value is missing, is none or is out of bounds.
  public init?(metadata: [String: String]) {
    self.init()
    for knob in Self.knobs {
      guard let text = metadata[knob.key], knob.set(text, in: &self) else { return nil }
    }
  }
}

extension Training {
  /// The recipe, and what is to choose of a LeNet-5.
  public var metadata: [String: String] {
    recipe.metadata.merging(["activation": network.activation.rawValue]) { $1 }
  }
}

extension Architecture {
  /// The LeNet-5 that ``Training/metadata`` describes, or nothing if it does not.
  static func leNet5(metadata: [String: String]) -> Architecture? {
    metadata["activation"].flatMap(Activation.init(rawValue:)).map { .leNet5(activation: $0) }
  }
}
