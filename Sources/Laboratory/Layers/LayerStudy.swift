import LeNet

/// How thoroughly a network's layers are examined.
public struct LayerStudy: Hashable, Sendable {
  /// How the probes of all stages are trained.
  public var probes = ProbeRecipe()
  /// Untrained networks whose probes stand beside the network's.
  public var untrainedNetworks = 3
  /// How many times a stage's weights are drawn to replace what it has learned.
  public var draws = 3
  /// Units of each dense stage whose patches are shown: those without which the network's loss is largest.
  public var strongestUnits = 12
  /// The first test digits of which stages' similarity is computed.
  public var similarityDigits = 2000
  /// The recipe of the two networks that differ in their seed only, where no other network is given.
  public var pair = Recipe.quick
  /// The dimensions of the random subspaces, rising.
  public var dimensions = [50, 75, 100, 125, 150, 175, 200, 250, 300, 400, 600, 1000, 1500]
  /// Passes over the training digits in each of them.
  public var subspaceEpochs = 3

  /// The study that `lenet layers` makes: a minute or two.
  public init() {}

  /// Enough to see that everything works: seconds with some hundred digits.
  public static var brief: LayerStudy {
    var study = LayerStudy()
    study.probes.epochs = 1
    study.probes.learningRates = [0.01]
    (study.untrainedNetworks, study.draws, study.strongestUnits) = (1, 1, 2)
    study.similarityDigits = 50
    study.pair.epochs = 1
    (study.dimensions, study.subspaceEpochs) = ([10, 20], 1)
    return study
  }

  /// What is found, one after another.
  public enum Part: String, CaseIterable, Sendable {
    /// What remains without each filter and unit, and without each stage.
    case ablation
    /// What filters and units respond to most.
    case patches
    /// How much values change where digits move.
    case shifts
    /// How well each stage's values tell the digits apart.
    case probes
    /// How alike stages are.
    case similarity
    /// How few directions training needs.
    case intrinsicDimension = "intrinsic dimension"

    /// About the seconds that it takes with 70,000 digits on two cores, beside the other parts.
    var duration: Double {
      switch self {
      case .ablation: 3
      case .patches: 0.5
      case .shifts: 2
      case .probes: 24
      case .similarity: 7
      case .intrinsicDimension: 30
      }
    }

    /// The share of the study that is done when a share of this part is.
    func shareOfStudy(_ share: Double) -> Double {
      let before = Self.allCases.prefix { $0 != self }.reduce(0) { $0 + $1.duration }
      return (before + share * duration) / Self.allCases.reduce(0) { $0 + $1.duration }
    }
  }
}

extension LayerFindings {
  /// Examines a network's layers.
  ///
  /// The result is the same for any number of threads.
  ///
  /// - Parameters:
  ///   - network: with an activation behind some of its stages; LeNet-5 is meant.
  ///   - other: a network whose stages are compared with this one's, and its name; if there is none, two networks
  ///     that differ in their seed are trained, and compared with each other.
  ///   - training: the digits that probes learn from and patches are searched in.
  ///   - test: the digits that all else is measured on.
  ///   - study: how thoroughly.
  ///   - seed: what all random choices are made with.
  ///   - threads: how many share the work; the result is the same for any number.
  ///   - report: called with the part that is at work, and the share of the study that is done, 0…1.
  /// - Precondition: there are training and test digits.
  public init(
    of network: Network, comparedWith other: (network: Network, name: String)? = nil,
    learningFrom training: LabelledDigits, testedOn test: LabelledDigits, study: LayerStudy = LayerStudy(),
    seed: UInt64 = 1, threads: Int = 2, report: (LayerStudy.Part, Double) -> Void = { _, _ in }
  ) {
    func begin(_ part: LayerStudy.Part) { report(part, part.shareOfStudy(0)) }
    func generator(_ part: LayerStudy.Part) -> SplitMix64 {
      SplitMix64(seed: seed, item: LayerStudy.Part.allCases.firstIndex(of: part)!)
    }
    testDigits = test.count
    trainingDigits = training.count
    self.seed = seed
    stages = network.architecture.stages.dropLast().map(Stage.init)

    begin(.ablation)
    whole = network.score(on: test, threads: threads)
    ablations = network.ablations(on: test, threads: threads)
    var draws = generator(.ablation)
    replacements = network.replacements(on: test, draws: study.draws, threads: threads, using: &draws)
    activity = network.activity(on: test, threads: threads)
    separations = network.separations(on: test, threads: threads)

    begin(.patches)
    patches = network.patches(
      of: network.architecture.channelsShown(by: ablations, units: study.strongestUnits), in: training,
      threads: threads)

    begin(.shifts)
    let shifted = network.shiftResponses(on: test, threads: threads)
    (shifts, shiftedAccuracies) = (shifted.stages, shifted.accuracies)

    begin(.probes)
    var untrained = generator(.probes)
    probes = network.probes(
      learningFrom: training, testedOn: test, recipe: study.probes,
      untrainedNetworks: study.untrainedNetworks,
      threads: threads, using: &untrained,
      report: { report(.probes, LayerStudy.Part.probes.shareOfStudy($0)) })

    begin(.similarity)
    var seeds = generator(.similarity)
    similarity = Similarity(
      of: network, comparedWith: other, learningFrom: training,
      measuredOn: test[0..<min(study.similarityDigits, test.count)], recipe: study.pair, threads: threads,
      using: &seeds, report: { report(.similarity, LayerStudy.Part.similarity.shareOfStudy($0)) })

    begin(.intrinsicDimension)
    var projections = generator(.intrinsicDimension)
    intrinsicDimension = IntrinsicDimension(
      of: network.architecture, learningFrom: training, testedOn: test, dimensions: study.dimensions,
      epochs: study.subspaceEpochs, threads: threads, using: &projections,
      report: { report(.intrinsicDimension, LayerStudy.Part.intrinsicDimension.shareOfStudy($0)) })
  }
}

extension LayerFindings.Stage {
  fileprivate init(_ stage: Architecture.Stage) {
    name = "\(stage.name)"
    (channels, height, width) = (stage.shape.channels, stage.shape.height, stage.shape.width)
    receptiveField = stage.receptiveField.height
    stride = stage.receptiveField.stride
  }
}

extension Architecture {
  /// The channels whose patches are shown: all filters, and of each dense stage the units without which the loss is
  /// largest.
  fileprivate func channelsShown(
    by ablations: [LayerFindings.Ablation], units: Int
  ) -> [(stage: Int, channel: Int)] {
    stages.indices.flatMap { stage in
      let ranked = ablations.filter { $0.stage == "\(stages[stage].name)" }
      let shown =
        stages[stage].shape.area > 1
        ? ranked[...] : ranked.sorted { $0.score.loss > $1.score.loss }.prefix(units)
      return shown.map { (stage, $0.channel) }
    }
  }
}
