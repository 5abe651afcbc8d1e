import LeNet

// A recipe as strings, for the metadata of weights and checkpoints. Swift's descriptions of numbers read back to
// the same bits.

extension Recipe {
  /// Every number of the recipe, by the name that files have for it.
  public var metadata: [String: String] {
    var strings = [
      "epochs": "\(epochs)", "batch_size": "\(batchSize)", "learning_rate": "\(learningRate)",
      "schedule": schedule.rawValue, "warm_up": "\(warmUp)", "weight_decay": "\(weightDecay)",
      "averaging": "\(averaging)", "seed": "\(seed)",
      "augmentation": augmentation?.text ?? "none",
    ]
    switch optimiser {
    case .adam: strings["optimiser"] = "adam"
    case .descent(let momentum): strings["optimiser"] = "sgd \(momentum)"
    }
    return strings
  }

  /// Reads a recipe back, or returns nothing if a value is missing, is none or is out of bounds.
  public init?(metadata: [String: String]) {
    func value<Value: LosslessStringConvertible>(_ key: String) -> Value? {
      metadata[key].flatMap(Value.init)
    }
    guard
      let epochs: Int = value("epochs"), let batchSize: Int = value("batch_size"),
      let learningRate: Float = value("learning_rate"),
      let schedule = metadata["schedule"].flatMap(Schedule.init(rawValue:)),
      let warmUp: Float = value("warm_up"), let weightDecay: Float = value("weight_decay"),
      let averaging: Float = value("averaging"),
      let seed: UInt64 = value("seed"), let augmentation = metadata["augmentation"],
      let optimiser = metadata["optimiser"].flatMap(Optimiser.init(text:))
    else { return nil }
    self.init()
    self.epochs = epochs
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.schedule = schedule
    self.warmUp = warmUp
    self.weightDecay = weightDecay
    self.averaging = averaging
    self.seed = seed
    self.optimiser = optimiser
    if augmentation != "none" {
      guard let augmentation = Augmentation(text: augmentation) else { return nil }
      self.augmentation = augmentation
    }
    guard isWithinLimits else { return nil }
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

extension Recipe {
  /// What a recipe's numbers may be, as options and in a checkpoint.
  public static let epochLimits = 1...10_000
  public static let batchLimits = 1...60_000
  public static let rateLimit: Float = 10

  /// Whether every number is within its limits, and is one.
  public var isWithinLimits: Bool {
    let momentum: Float = if case .descent(let momentum) = optimiser { momentum } else { 0 }
    return Self.epochLimits.contains(epochs) && Self.batchLimits.contains(batchSize)
      && learningRate > 0 && learningRate <= Self.rateLimit && (0...1).contains(weightDecay)
      && [warmUp, averaging, momentum].allSatisfy { $0 >= 0 && $0 < 1 }
      && augmentation?.isWithinLimits != false
  }
}

extension Optimiser {
  fileprivate init?(text: String) {
    let words = text.split(separator: " ")
    if words == ["adam"] {
      self = .adam
    } else if words.count == 2, words[0] == "sgd", let momentum = Float(words[1]) {
      self = .descent(momentum: momentum)
    } else {
      return nil
    }
  }
}

extension Augmentation {
  /// Its numbers, by the names that options and files have for them.
  public static let limits: [(name: String, value: WritableKeyPath<Augmentation, Float> & Sendable)] = [
    ("rotation", \.rotation), ("shear", \.shear), ("scale", \.scale), ("shift", \.shift),
    ("displacement", \.displacement),
  ]

  /// What each of them may be.
  public static let range: ClosedRange<Float> = 0...100

  var isWithinLimits: Bool { Self.limits.allSatisfy { Self.range.contains(self[keyPath: $0.value]) } }

  fileprivate var text: String {
    Self.limits.map { "\($0.name) \(self[keyPath: $0.value])" }.joined(separator: " ")
  }

  fileprivate init?(text: String) {
    let words = text.split(separator: " ")
    let values = stride(from: 1, to: words.count, by: 2).compactMap { Float(words[$0]) }
    guard values.count == Self.limits.count else { return nil }
    self.init()
    for (limit, value) in zip(Self.limits, values) { self[keyPath: limit.value] = value }
    guard self.text == text else { return nil }
  }
}
