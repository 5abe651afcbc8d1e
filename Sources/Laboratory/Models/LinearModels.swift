import LeNet

extension Architecture {
  /// One dense layer: the logarithm of a digit's odds is linear in the pixels.
  public static let softmaxRegression = perceptron("softmax regression", hidden: [])

  /// Dense layers with ReLU, and ten units behind them.
  static func perceptron(_ name: StaticString, hidden: [Int]) -> Architecture {
    var network = Architecture(name, input: Shape(1, 28, 28))
    for units in hidden { network.addDense("hidden", units: units, .relu) }
    network.addDense("output", units: 10)
    return network
  }
}

extension Model {
  static let softmaxRegression = Model.network(
    id: "softmax-regression", name: "softmax regression", family: .linear,
    summary: "One dense layer from the pixels to ten logits.",
    published: Published(error: 0.12, source: Source.paper),
    difference:
      "The paper’s linear classifier was fitted to ±1 with squared errors; cross-entropy leaves digits alone "
      + "that are right already.",
    architecture: .softmaxRegression
  ) { .plain(epochs: $0 == .quick ? 3 : 20, learningRate: 0.002) }

  static let softmaxRegressionDeskewed = softmaxRegression.deskewed(
    id: "softmax-regression-deskewed", name: "softmax regression, deskewed",
    published: Published(error: 0.084, source: Source.paper),
    difference:
      "The paper deskewed in black and white and cropped digits to 20 × 20 pixels; its classifier was fitted with squared "
      + "errors, where cross-entropy leaves digits alone that are right already.")

  static let componentsAndQuadratic = Model(
    id: "components-quadratic", name: "40 components, quadratic", family: .linear,
    summary:
      "Projects a digit on 40 principal components, multiplies them in pairs, and weighs the 820 products.",
    published: Published(error: 0.033, source: Source.paper),
    difference:
      "The paper does not say how its classifier was fitted; ours has the least squared error, with a small ridge.",
    isRandom: false, effort: { _ in 2e11 },
    train: { task in
      let count = min(40, task.digits.count - 1)
      var generator = SplitMix64(seed: 1)
      let components = PrincipalComponents(
        task.digits, count: count, threads: task.threads, using: &generator)
      let products = count * (count + 1) / 2
      return TrainedModel(
        classifier: QuadraticClassifier(
          training: task.digits, components: components, threads: task.threads),
        parameters: 784 * count + 784 + 10 * (products + 1), multiplyAdds: 784 * count + 11 * products)
    })
}
