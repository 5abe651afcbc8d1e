import LeNet

/// How linear probes are trained.
public struct ProbeRecipe: Hashable, Sendable {
  /// Passes over the training digits.
  public var epochs = 3
  /// Digits of a step.
  public var batchSize = 64
  /// The learning rates that are tried for every stage.
  public var learningRates: [Float] = [0.0003, 0.001, 0.003, 0.01]
  /// The first training digits with which rates are tried, and how many of the last decide which is best.
  public var trialDigits = 10_000
  public var heldOutDigits = 5000

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
  /// - Parameter learningRate: see ``probeRate(of:learningFrom:recipe:seed:threads:)``.
  /// - Returns: the network with the probe as its last stage.
  public func probe(
    of stage: Int, learningFrom digits: LabelledDigits, recipe: ProbeRecipe = ProbeRecipe(),
    learningRate: Float, seed: UInt64, threads: Int = 1
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
    settings.learningRate = learningRate
    settings.warmUp = 0
    settings.seed = seed
    var training = Training(settings, from: start)
    training.firstStage = stage + 1
    while !training.isFinished { training.runEpoch(on: digits, threads: threads) }
    return training.network
  }

  /// The rate with which a stage's probe reads most of the last training digits after it has learned from the first ones.
  ///
  /// A stage with larger values needs a lower rate; to give all the same would favour some.
  public func probeRate(
    of stage: Int, learningFrom digits: LabelledDigits, recipe: ProbeRecipe = ProbeRecipe(), seed: UInt64,
    threads: Int = 1
  ) -> Float {
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
}
