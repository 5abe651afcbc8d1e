import LeNet

/// How linear probes are trained.
public struct ProbeRecipe: Hashable, Sendable {
  /// Passes over the training digits.
  public var epochs = 3
  /// Digits of a step.
  public var batchSize = 64
  /// The learning rates that are tried for every stage.
  public var learningRates: [Double] = [0.003, 0.01, 0.03, 0.1]
  /// The first training digits with which rates are tried.
  public var trialDigits = 10_000
  /// How many of the last training digits decide which rate is best.
  public var heldOutDigits = 5000

  /// Three passes, with the best of four rates.
  public init() {}
}

extension Network {
  /// Softmax regression on a stage's values: the network up to that stage, whose weights stay, and ten units that learn.
  ///
  ///     logit[d] = bias[d] + Σ k  weight[d, k] · value[k]
  ///
  /// Its loss is convex and its weights begin as 0, so chance has no part in it but the order of the digits. Adam, at the
  /// given rate, without decay. (G. Alain and Y. Bengio, "Understanding intermediate layers using linear classifier probes",
  /// 2016.)
  ///
  /// - Parameters:
  ///   - stage: the index of the stage whose values are read.
  ///   - digits: the digits to learn from.
  ///   - recipe: how the probe is trained.
  ///   - learningRate: see ``probeRate(of:learningFrom:recipe:seed:threads:)``.
  ///   - seed: decides the order of the digits.
  ///   - threads: how many share the work; the result is the same for any number.
  /// - Returns: the network with the probe as its last stage.
  public func probe(
    of stage: Int, learningFrom digits: LabelledDigits, recipe: ProbeRecipe = ProbeRecipe(),
    learningRate: Double, seed: UInt64, threads: Int = 1
  ) -> Network {
    var probed = architecture.prefix(through: stage, name: "probe")
    let kept = probed.parameterCount
    probed.addDense("probe", units: 10)
    let start = Network(
      probed,
      parameters: parameters[..<kept] + [Float](repeating: 0, count: probed.parameterCount - kept))
    var settings = Recipe()
    settings.epochs = recipe.epochs
    settings.batchSize = recipe.batchSize
    settings.learningRate = Float(learningRate)
    settings.warmUp = 0
    settings.seed = seed
    var training = Training(settings, from: start)
    training.learns = probed.stages.indices.map { $0 > stage }
    while !training.isFinished { training.runEpoch(on: digits, threads: threads) }
    return training.network
  }

  /// The rate with which a stage's probe reads most of the last training digits after it has learned from the first ones.
  ///
  /// A stage with larger values needs a lower rate; to give all the same would favour some.
  public func probeRate(
    of stage: Int, learningFrom digits: LabelledDigits, recipe: ProbeRecipe = ProbeRecipe(), seed: UInt64,
    threads: Int = 1
  ) -> Double {
    let heldOut = min(recipe.heldOutDigits, digits.count / 3)
    let learned = digits[0..<min(recipe.trialDigits, digits.count - heldOut)]
    let decisive = digits[digits.count - heldOut..<digits.count]
    let losses = recipe.learningRates.map { rate in
      probe(
        of: stage, learningFrom: learned, recipe: recipe, learningRate: rate, seed: seed, threads: threads
      ).predictions(for: decisive, threads: threads).loss
    }
    return recipe.learningRates[losses.indices.min { losses[$0] < losses[$1] }!]
  }

  /// The probes of every stage but the last, beside those of untrained networks of the same architecture.
  ///
  /// The rate is chosen for each stage, once for this network and once for the first untrained one. (At the input all are
  /// the same.)
  ///
  /// - Parameters:
  ///   - training: the digits to learn from.
  ///   - test: the digits that accuracies are measured on.
  ///   - recipe: how the probe is trained.
  ///   - untrainedNetworks: how many networks with random weights are probed too.
  ///   - threads: how many share the work; the result is the same for any number.
  ///   - generator: draws the untrained networks and the order of the digits.
  ///   - report: called with the share that is done, 0…1.
  public func probes(
    learningFrom training: LabelledDigits, testedOn test: LabelledDigits, recipe: ProbeRecipe = ProbeRecipe(),
    untrainedNetworks: Int, threads: Int = 1, using generator: inout some RandomNumberGenerator,
    report: (Double) -> Void = { _ in }
  ) -> [LayerFindings.Probe] {
    let untrained = (0..<untrainedNetworks).map { _ in Network(architecture, using: &generator) }
    let seed = generator.next()
    let stages = architecture.stages.indices.dropLast()
    return stages.map { stage in
      func rate(_ network: Network) -> Double {
        network.probeRate(of: stage, learningFrom: training, recipe: recipe, seed: seed, threads: threads)
      }
      func accuracy(_ network: Network, _ rate: Double) -> Double {
        network.probe(
          of: stage, learningFrom: training, recipe: recipe, learningRate: rate, seed: seed, threads: threads
        ).predictions(for: test, threads: threads).accuracy
      }
      let own = rate(self)
      let ownAccuracy = accuracy(self, own)
      let others = stage == 0 ? own : untrained.first.map(rate) ?? own
      let untrainedAccuracies = untrained.map { stage == 0 ? ownAccuracy : accuracy($0, others) }
      report(Double(stage + 1) / Double(stages.count))
      return LayerFindings.Probe(
        stage: "\(architecture.stages[stage].name)", accuracy: ownAccuracy, untrained: untrainedAccuracies,
        learningRate: own, untrainedLearningRate: others)
    }
  }
}
