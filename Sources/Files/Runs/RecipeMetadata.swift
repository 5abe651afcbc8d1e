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
  /// The recipe, what is to choose of a LeNet-5, and which of its layers learn where not all do.
  public var metadata: [String: String] {
    var metadata = recipe.metadata
    metadata["activation"] = network.activation.rawValue
    let learned = learnedStages
    if learned != Stage.learned { metadata["learned"] = learned.map { "\($0)" }.joined(separator: " ") }
    return metadata
  }

  /// The stages of LeNet-5 with weights that learn, in their order.
  public var learnedStages: [Stage] {
    get { Stage.learned.filter { learns[$0.rawValue] } }
    set { learns = Stage.allCases.map(newValue.contains) }
  }

  /// The stages that ``metadata`` names: all of them where it names none, nothing where one has no weights.
  static func learnedStages(metadata: [String: String]) -> [Stage]? {
    guard let text = metadata["learned"] else { return Stage.learned }
    let stages = text.split(separator: " ").map { Stage(withWeights: $0) }
    return stages.isEmpty || stages.contains(nil) ? nil : stages.compactMap(\.self)
  }
}

extension Stage {
  /// The stage with weights that has a name, as files and options write it: `c1`, `output`.
  public init?(withWeights name: some StringProtocol) {
    guard let stage = Stage.learned.first(where: { "\($0)" == name.lowercased() }) else { return nil }
    self = stage
  }
}

extension Architecture {
  /// The LeNet-5 that ``Training/metadata`` describes, or nothing if it does not.
  static func leNet5(metadata: [String: String]) -> Architecture? {
    metadata["activation"].flatMap(Activation.init(rawValue:)).map { .leNet5(activation: $0) }
  }
}
