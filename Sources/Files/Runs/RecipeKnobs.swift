import LeNet

extension Recipe {
  /// Everything that a recipe decides, in the order of options.
  public static let knobs: [Knob] = [
    .epochs, .batchSize, .learningRate, .schedule, .warmUp, .optimiser, .weightDecay, .averaging,
    .augmentation, .seed,
  ]

  /// Whether every number is within its limits, and is one.
  public var isWithinLimits: Bool {
    var copy = self
    return Self.knobs.allSatisfy { $0.set($0.text(self), in: &copy) }
  }

  /// The options of `lenet train` that make this recipe of another, but for the seed.
  public func options(from base: Recipe) -> [String] {
    Self.knobs.filter { $0.name != Knob.seed.name }.flatMap { knob in
      let given = knob.options(base)
      return knob.options(self).filter { !given.contains($0) }
    }
  }
}

extension Knob {
  /// `Recipe.epochs`, 1…10,000.
  public static let epochs = Knob(
    "epochs", \.epochs, help: "Passes over the training digits.", valueName: "n", expected: "1 to 10,000",
    isRight: { (1...10_000).contains($0) })

  /// `Recipe.batchSize`, 1…60,000.
  public static let batchSize = Knob(
    "batch-size", \.batchSize, help: "Digits a step.", valueName: "n", expected: "1 to 60,000",
    isRight: { (1...60_000).contains($0) })

  /// `Recipe.learningRate`, above 0, 10 at most.
  public static let learningRate = Knob(
    "learning-rate", \.learningRate, help: "The largest learning rate of the schedule.", valueName: "rate",
    expected: "a number above 0, 10 at most", isRight: { $0 > 0 && $0 <= 10 })

  /// `Recipe.schedule`: `cosine` or `constant`.
  public static let schedule = Knob(
    "schedule", help: "How the rate goes on after the warm-up.", valueName: "name",
    expected: Schedule.allCases.map(\.rawValue).joined(separator: " or "), text: { $0.schedule.rawValue },
    read: { text, recipe in
      guard let schedule = Schedule(rawValue: text) else { return false }
      recipe.schedule = schedule
      return true
    })

  /// `Recipe.warmUp`, from 0 to below 1.
  public static let warmUp = Knob(
    share: "warm-up", \.warmUp,
    help: "The share of all steps in which the rate rises, from 0 to below 1.")

  /// Files have `adam`, or `sgd 0.9` with the momentum.
  public static let optimiser = Knob(
    "optimiser", help: "How a step follows the gradient.", valueName: "name", expected: "adam or sgd",
    text: { $0.momentum.map { "sgd \($0)" } ?? "adam" },
    options: { $0.momentum.map { ["--optimiser sgd", "--momentum \($0)"] } ?? ["--optimiser adam"] },
    read: { text, recipe in
      let words = text.split(separator: " ")
      if words == ["adam"] {
        recipe.optimiser = .adam
        return true
      }
      return words.count == 2 && words[0] == "sgd" && momentum.set(String(words[1]), in: &recipe)
    })

  /// A part of the optimiser: to set it is to choose gradient descent.
  public static let momentum = Knob(
    "momentum", help: "The share of its speed that sgd keeps from step to step.", valueName: "share",
    expected: warmUp.expected, text: { "\($0.momentum ?? 0.9)" },
    read: { text, recipe in
      guard let momentum = Float(text), momentum >= 0, momentum < 1 else { return false }
      recipe.optimiser = .descent(momentum: momentum)
      return true
    })

  /// `Recipe.weightDecay`, 0…1.
  public static let weightDecay = Knob(
    "weight-decay", \.weightDecay, help: "The share by which weights shrink, times the rate, every step.",
    valueName: "share", expected: "a share, 0 to 1", isRight: { (0...1).contains($0) })

  /// `Recipe.averaging`, from 0 to below 1.
  public static let averaging = Knob(
    share: "averaging", \.averaging,
    help: "Average the weights over steps, keeping this share of the average each time; 0 for none.")

  /// Files have `none`, or the limits of the changes in turn.
  public static let augmentation = Knob(
    "augmentation",
    help: "Change the training digits at random; any of the next five turns this on.", valueName: "on/off",
    expected: "on or off", text: { $0.augmentation?.text ?? "none" },
    options: { recipe in
      guard let augmentation = recipe.augmentation else { return ["--augmentation off"] }
      return ["--augmentation on"]
        + Augmentation.limits.filter {
          augmentation[keyPath: $0.value] != Augmentation()[keyPath: $0.value]
        }.map { "--\($0.name) \(augmentation[keyPath: $0.value])" }
    },
    read: { text, recipe in
      let augmentation = Augmentation(text: text)
      guard text == "none" || augmentation?.isWithinLimits == true else { return false }
      recipe.augmentation = augmentation
      return true
    })

  /// `Recipe.seed`, any number of 64 bits.
  public static let seed = Knob(
    "seed", \.seed, help: "Where chance begins; the same seed gives the same network.", valueName: "n",
    expected: "a whole number", isRight: { _ in true })
}

extension Recipe {
  /// The share of its speed that gradient descent keeps; none with Adam.
  fileprivate var momentum: Float? {
    if case .descent(let momentum) = optimiser { momentum } else { nil }
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

  fileprivate var isWithinLimits: Bool {
    Self.limits.allSatisfy { Self.range.contains(self[keyPath: $0.value]) }
  }

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
