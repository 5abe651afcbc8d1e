/// A training run: an architecture, a recipe, and how far it has come.
///
/// A run goes epoch by epoch. Between epochs its ``progress`` is all there is to it, so a run that was
/// interrupted goes on from there to the same bits.
public struct Training: Sendable {
  /// What decides the run, with the data.
  public let recipe: Recipe
  /// What is trained.
  public let architecture: Architecture
  /// How far the run has come, and all that it needs to go on.
  public private(set) var progress: Progress
  /// `[stages]`: whether each stage learns, all at first. One that does not keeps its parameters, bit for bit.
  public var learns: [Bool]

  /// Where a run stands.
  public struct Progress: Sendable {
    /// The network's parameters after the last step.
    public var parameters: [Float]
    /// The optimiser's memory: Adam's m, or the speed of descent.
    public var firstMoment: [Float]
    /// The optimiser's memory: Adam's v.
    public var secondMoment: [Float]
    /// The averaged parameters, where the recipe averages.
    public var average: [Float]
    /// Steps taken.
    public var step = 0
    /// Finished epochs, in order.
    public var epochs: [Epoch] = []
    /// The parameters at moments of the run, the first before the first step.
    public var snapshots: [Snapshot] = []

    /// The beginning of a run: no step taken, the optimiser's memory zero.
    public init(parameters: [Float]) {
      self.parameters = parameters
      firstMoment = [Float](repeating: 0, count: parameters.count)
      secondMoment = firstMoment
      average = parameters
    }
  }

  /// The results of an epoch.
  public struct Epoch: Hashable, Sendable {
    /// The mean loss over the epoch's digits, in nats, each measured just before it was learned from.
    public var loss: Double
    /// The share of the epoch's digits that were right just before they were learned from, 0…1.
    public var trainingAccuracy: Double
    /// The share of the validation digits that are right after the epoch, 0…1.
    public var validationAccuracy: Double?

    /// The results of an epoch, such as one that a history holds.
    public init(loss: Double, trainingAccuracy: Double, validationAccuracy: Double? = nil) {
      self.loss = loss
      self.trainingAccuracy = trainingAccuracy
      self.validationAccuracy = validationAccuracy
    }
  }

  /// The parameters at one moment.
  public struct Snapshot: Sendable {
    /// How many steps had been taken.
    public var step: Int
    /// The network's parameters then.
    public var parameters: [Float]

    /// The parameters after `step` steps.
    public init(step: Int, parameters: [Float]) {
      self.step = step
      self.parameters = parameters
    }
  }

  /// A new run. The seed decides the first weights too.
  public init(_ recipe: Recipe, of architecture: Architecture = .leNet5) {
    var generator = SplitMix64(seed: recipe.seed)
    self.init(recipe, from: Network(architecture, using: &generator))
  }

  /// A new run that begins with a network's weights.
  public init(_ recipe: Recipe, from network: Network) {
    self.init(recipe, of: network.architecture, resuming: Progress(parameters: network.parameters))
    progress.snapshots = [Snapshot(step: 0, parameters: network.parameters)]
  }

  /// A run that was interrupted.
  public init(_ recipe: Recipe, of architecture: Architecture = .leNet5, resuming progress: Progress) {
    self.recipe = recipe
    self.architecture = architecture
    self.progress = progress
    learns = architecture.stages.map { _ in true }
  }

  /// Whether all epochs of the recipe have been run.
  public var isFinished: Bool { progress.epochs.count >= recipe.epochs }

  /// The network as it stands; the averaged one where the recipe averages.
  public var network: Network {
    Network(architecture, parameters: recipe.averaging > 0 ? progress.average : progress.parameters)
  }

  /// What a caller hears during an epoch.
  public struct Report: Sendable {
    /// How many of the epoch's digits have been learned from.
    public let digits: Int
    /// Their mean loss, in nats.
    public let loss: Double
    /// The share of them that were right, 0…1.
    public let accuracy: Double
  }

  /// Trains on every digit once, in a new order, then measures the validation digits.
  ///
  /// - Parameters:
  ///   - digits: the digits to learn from.
  ///   - validation: digits that are only measured; none unless given.
  ///   - threads: how many share the work; more than four do not help. The result is the same for any number.
  ///   - report: called after every step with the epoch's results so far.
  public mutating func runEpoch(
    on digits: LabelledDigits, validation: LabelledDigits? = nil, threads: Int = 1,
    report: (Report) -> Void = { _ in }
  ) {
    let epoch = EpochRun(self, digits: digits)
    progress = epoch.run(threads: threads, report: report)
    if let validation {
      let accuracy = network.predictions(for: validation, threads: threads).accuracy
      progress.epochs[progress.epochs.count - 1].validationAccuracy = accuracy
    }
  }
}

extension Recipe {
  /// Steps of an epoch: the last may have fewer digits.
  public func steps(digits: Int) -> Int { (digits + batchSize - 1) / batchSize }

  /// The steps after which a run of `steps` steps keeps its parameters: none (before the first), the last,
  /// and about two dozen between that lie close at first, when most changes.
  public static func snapshotSteps(of steps: Int) -> [Int] {
    let count = 24
    var kept: [Int] = [0]
    // Each gap is longer than the one before by the same factor: step = steps · (rᵏ − 1) ÷ (rⁿ − 1).
    let ratio = 1.35
    var growth = 1.0
    var last = 1.0
    for _ in 1..<count { last *= ratio }
    for _ in 1..<count {
      growth *= ratio
      let step = Int((Double(steps) * (growth - 1) / (last - 1)).rounded())
      if step > kept[kept.count - 1] { kept.append(step) }
    }
    return kept
  }
}
