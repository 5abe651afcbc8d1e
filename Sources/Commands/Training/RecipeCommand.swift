import Files
import LeNet

extension Checkpoint {
  /// The command that makes the same network again.
  ///
  /// - Parameter data: the options of the digits, if they are not those of the package.
  func command(data: String?) -> String {
    let (recipe, activation) = (training.recipe, training.network.activation)
    let named = NamedRecipe.allCases.first { name.hasPrefix($0.rawValue) } ?? .quick
    let words =
      ["lenet train --recipe \(named.rawValue)"] + recipe.options(from: named.recipe)
      + (activation == .relu ? [] : ["--activation \(activation.rawValue)"])
      + (origin.map { $0.arguments(learned: training.learnedStages) } ?? [])
      + (data.map { [$0] } ?? []) + (validation == 0 ? [] : ["--validation \(validation)"])
      + ["--seed \(recipe.seed)"]
    return words.joined(separator: " ")
  }
}

extension Checkpoint.Origin {
  /// The options that go on from these weights.
  fileprivate func arguments(learned: [Stage]) -> [String] {
    (path.map { ["--from \($0.quotedForShell)"] } ?? [])
      + (path != nil && learned == Stage.learned
        ? [] : ["--only \(learned.map { "\($0)" }.joined(separator: ","))"])
  }
}
