import LeNet

extension LayerFindings.IntrinsicDimension {
  /// The passes over the digits, their batches and the schedule of every training, within a subspace or not.
  private static func recipe(epochs: Int, learningRate: Float, seed: UInt64) -> Recipe {
    var recipe = Recipe()
    recipe.epochs = epochs
    recipe.learningRate = learningRate
    recipe.warmUp = 0.1
    recipe.seed = seed
    return recipe
  }

  /// Trains an architecture within random subspaces of some dimensions, and with all its parameters.
  ///
  ///     θ = θ₀ + P · z        only z is learned; θ₀ is an untrained network
  ///
  /// Few dimensions that suffice say that the task is easy for this network, whatever the number of its parameters
  /// (C. Li, H. Farkhoor, R. Liu and J. Yosinski, "Measuring the intrinsic dimension of objective landscapes", ICLR 2018).
  /// Each dimension has a projection of its own; all begin with the same network. The learning rate is 0.005 for all
  /// parameters, and 0.2 within subspaces: of rates from 0.01 to 0.6 tried on held-out training digits, those from 0.15 to
  /// 0.3 were best from 100 to 1500 dimensions.
  ///
  /// - Parameters:
  ///   - architecture: the network, whose first weights are drawn anew for every training.
  ///   - training: the digits to learn from.
  ///   - test: the digits that accuracy is measured on.
  ///   - dimensions: rising.
  ///   - epochs: passes over the training digits, for each.
  ///   - threads: each trains another dimension; the result does not depend on their number.
  ///   - generator: draws the untrained network and the projections.
  ///   - report: called with the share that is done, 0…1.
  /// - Precondition: there are training digits.
  public init(
    of architecture: Architecture, learningFrom training: LabelledDigits, testedOn test: LabelledDigits,
    dimensions: [Int], epochs: Int, threads: Int = 1, using generator: inout some RandomNumberGenerator,
    report: (Double) -> Void = { _ in }
  ) {
    let start = Network(architecture, using: &generator)
    let seed = generator.next()
    // About as much work as a dimension.
    let trainings = Double(dimensions.count + 1)
    var direct = Training(Self.recipe(epochs: epochs, learningRate: 0.005, seed: seed), from: start)
    while !direct.isFinished { direct.runEpoch(on: training, threads: threads) }
    report(1 / trainings)
    let recipe = Self.recipe(epochs: epochs, learningRate: 0.2, seed: seed)
    // The largest first: the last are then short for every thread.
    let order = dimensions.indices.reversed()
    var accuracies = [Double](repeating: 0, count: dimensions.count)
    accuracies.withUnsafeMutableBufferPointer { accuracies in
      nonisolated(unsafe) let accuracies = accuracies
      withWorkers(threads) { worker, workers, _ in
        for place in stride(from: worker, to: order.count, by: workers) {
          let index = order[order.index(order.startIndex, offsetBy: place)]
          var generator = SplitMix64(seed: seed, item: dimensions[index])
          let subspace = RandomSubspace(
            parameters: start.parameters.count, dimension: dimensions[index], using: &generator)
          let network = start.trained(in: subspace, on: training, recipe)
          accuracies[index] = network.predictions(for: test).accuracy
          if worker == 0 { report(min(1, Double(place + workers + 1) / trainings)) }
        }
      }
    }
    parameters = architecture.parameterCount
    self.epochs = epochs
    directAccuracy = direct.network.predictions(for: test, threads: threads).accuracy
    points = zip(dimensions, accuracies).map { Point(dimension: $0, accuracy: $1) }
    dimension90 = Self.dimension(in: points, reaching: 0.9 * directAccuracy)
  }

  /// The least dimension at which the curve, straight between neighbouring points, has reached an accuracy; nil if it does
  /// not, and the first dimension if that is enough.
  static func dimension(in points: [Point], reaching accuracy: Double) -> Double? {
    guard let index = points.firstIndex(where: { $0.accuracy >= accuracy }) else { return nil }
    guard index > 0 else { return Double(points[0].dimension) }
    let (below, above) = (points[index - 1], points[index])
    let share = (accuracy - below.accuracy) / (above.accuracy - below.accuracy)
    return Double(below.dimension) + share * Double(above.dimension - below.dimension)
  }
}
