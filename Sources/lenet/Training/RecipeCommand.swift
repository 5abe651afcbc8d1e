import Files
import LeNet

extension Checkpoint {
  /// The command that makes the same network again.
  ///
  /// - Parameter data: the options of the digits, if they are not those of the package.
  func command(data: String?) -> String {
    let (recipe, activation) = (training.recipe, training.network.activation)
    let named = NamedRecipe.allCases.first { name.hasPrefix($0.rawValue) } ?? .quick
    let base = named.recipe
    var words = ["lenet train --recipe \(named.rawValue)"]
    func add(_ option: String, _ value: String, _ isChanged: Bool) {
      if isChanged { words.append("\(option) \(value)") }
    }
    add("--epochs", "\(recipe.epochs)", recipe.epochs != base.epochs)
    add("--batch-size", "\(recipe.batchSize)", recipe.batchSize != base.batchSize)
    add("--learning-rate", "\(recipe.learningRate)", recipe.learningRate != base.learningRate)
    add("--schedule", recipe.schedule.rawValue, recipe.schedule != base.schedule)
    add("--warm-up", "\(recipe.warmUp)", recipe.warmUp != base.warmUp)
    if case .descent(let momentum) = recipe.optimiser {
      words.append("--optimiser sgd --momentum \(momentum)")
    }
    add("--weight-decay", "\(recipe.weightDecay)", recipe.weightDecay != base.weightDecay)
    add("--averaging", "\(recipe.averaging)", recipe.averaging != base.averaging)
    add("--activation", activation.rawValue, activation != .relu)
    add(
      "--augmentation", recipe.augmentation == nil ? "off" : "on",
      (recipe.augmentation == nil) != (base.augmentation == nil))
    if let augmentation = recipe.augmentation {
      for (name, limit) in Augmentation.limits {
        let value = augmentation[keyPath: limit]
        add("--\(name)", "\(value)", value != Augmentation()[keyPath: limit])
      }
    }
    if let data { words.append(data) }
    add("--validation", "\(validation)", validation != 0)
    words.append("--seed \(recipe.seed)")
    return words.joined(separator: " ")
  }
}
