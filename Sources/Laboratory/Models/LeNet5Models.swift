import LeNet

extension Model {
  /// The model that all others are tested against.
  public static let leNet5 = Model.network(
    id: "lenet-5", name: "LeNet-5", family: .leNet5,
    summary: "The network of this package: ReLU, a full C3, average pooling, softmax.",
    published: Published(error: 0.008, source: Source.paper + ", distorted digits"),
    difference:
      "Ours has ReLU, all connections in C3, means in place of learned subsampling, softmax, and Adam. The paper added nine "
      + "distorted copies of each digit; the full recipe distorts digits anew in every pass, the quick one not at all.",
    architecture: .leNet5
  ) { $0 == .quick ? .quick : .best }

  /// Five networks with seeds of their own; the mean of their probabilities decides.
  static let leNet5Vote = Model(
    id: "lenet-5-vote", name: "five LeNet-5 that vote", family: .leNet5,
    summary: "Five LeNet-5 trained with other seeds; the mean of their probabilities decides.",
    published: Published(error: 0.007, source: Source.paper + ", boosted LeNet-4"),
    difference: "The paper boosted three LeNet-4, each trained on what the one before found hard.",
    isRandom: true,
    effort: { 5 * Architecture.leNet5.effort(memberRecipe($0)) },
    train: { task in
      let count = 5
      let networks = (0..<count).map { member in
        var part = task
        part.seed = task.seed &* UInt64(count) &+ UInt64(member)
        part.report = { task.report((Double(member) + $0) / Double(count)) }
        return Network.trained(.leNet5, by: memberRecipe(task.budget), on: part)
      }
      return TrainedModel(
        classifier: Vote(networks: networks), parameters: networks.reduce(0) { $0 + $1.parameters.count },
        multiplyAdds: networks.reduce(0) { $0 + $1.architecture.multiplyAdds })
    })
}

/// How each of those that vote is trained.
private func memberRecipe(_ budget: Budget) -> Recipe {
  var recipe = budget == .quick ? Recipe.quick : Recipe.best
  recipe.epochs = budget == .quick ? 2 : 60
  return recipe
}

/// The mean of several networks' probabilities.
struct Vote: Classifier {
  let networks: [Network]

  func predictions(for digits: LabelledDigits, threads: Int) -> Predictions {
    let all = networks.map { $0.predictions(for: digits, threads: threads) }
    let mean = all[0].probabilities.indices.map { index in
      all.reduce(Float(0)) { $0 + $1.probabilities[index] } / Float(all.count)
    }
    return Predictions(labels: digits.labels, probabilities: mean)
  }
}
