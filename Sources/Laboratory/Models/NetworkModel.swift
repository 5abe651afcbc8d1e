import LeNet

extension Network: Classifier {}

extension Model {
  /// A model that is a network, trained by a recipe.
  ///
  /// - Parameter recipe: for a budget; its seed is the task's.
  static func network(
    id: String, name: String, family: Family, summary: String, published: Published? = nil,
    difference: String? = nil, architecture: Architecture, recipe: @escaping @Sendable (Budget) -> Recipe
  ) -> Model {
    Model(
      id: id, name: name, family: family, summary: summary, published: published, difference: difference,
      isRandom: true, architecture: architecture, effort: { architecture.effort(recipe($0)) },
      train: { task in
        TrainedModel(Network.trained(architecture, by: recipe(task.budget), on: task))
      })
  }
}

extension Architecture {
  /// Multiplications that a recipe takes with 60,000 digits: forward, and twice as many back.
  func effort(_ recipe: Recipe) -> Double {
    Double(3 * multiplyAdds + 200_000) * Double(recipe.epochs) * 60_000
  }
}

extension TrainedModel {
  init(_ network: Network) {
    self.init(
      classifier: network, parameters: network.parameters.count,
      multiplyAdds: network.architecture.multiplyAdds)
  }
}

extension Network {
  /// The least steps a training takes: where digits are few, more epochs make up for it.
  private static func leastSteps(_ budget: Budget) -> Int { budget == .quick ? 200 : 2_000 }

  /// Trains a network on a task's digits, and folds what only belongs to training.
  static func trained(_ architecture: Architecture, by recipe: Recipe, on task: ModelTask) -> Network {
    var recipe = recipe
    recipe.seed = task.seed
    let steps = recipe.steps(digits: task.digits.count)
    recipe.epochs = max(recipe.epochs, (leastSteps(task.budget) + steps - 1) / steps)
    var training = Training(recipe, of: architecture)
    let epochs = Double(recipe.epochs)
    while !training.isFinished {
      let done = Double(training.progress.epochs.count)
      let count = Double(task.digits.count)
      training.runEpoch(on: task.digits, threads: task.threads) {
        task.report((done + Double($0.digits) / count) / epochs)
      }
    }
    return training.network.folded(measuring: task.digits[0..<min(task.digits.count, 5_000)])
  }
}

extension Recipe {
  /// Digits as they are.
  static func plain(epochs: Int, learningRate: Float = 0.004, weightDecay: Float = 0) -> Recipe {
    var recipe = Recipe()
    recipe.epochs = epochs
    recipe.learningRate = learningRate
    recipe.weightDecay = weightDecay
    return recipe
  }

  /// The same, with digits that are turned, slanted, stretched and bent at random.
  var distorted: Recipe {
    var recipe = self
    recipe.augmentation = Augmentation()
    return recipe
  }
}
