import LeNet

extension Architecture {
  /// LeNet-5 as it was published, with exactly 60,000 parameters.
  ///
  /// | stage  | what it does                                           | values       | parameters |
  /// |--------|--------------------------------------------------------|--------------|-----------:|
  /// | margin | 2 pixels of paper all round                            | 1 × 32 × 32  |          0 |
  /// | C1     | convolution 5 × 5, 6 filters                           | 6 × 28 × 28  |        156 |
  /// | S2     | subsampling with a coefficient and a bias              | 6 × 14 × 14  |         12 |
  /// | C3     | convolution 5 × 5, 16 filters of 3, 4 or 6 maps        | 16 × 10 × 10 |      1,516 |
  /// | S4     | subsampling with a coefficient and a bias              | 16 × 5 × 5   |         32 |
  /// | C5     | convolution 5 × 5, 120 filters: one place              | 120          |     48,120 |
  /// | F6     | dense                                                  | 84           |     10,164 |
  /// | output | distances from ten codes of 7 × 12 pixels, not learned | 10           |          0 |
  ///
  /// Behind C1 … F6 stands 1.7159 · tanh(⅔ x). The loss is the paper's equation 9: cross-entropy over the negative
  /// distances, with one more class of constant distance j, so that all wrong codes are pushed away, but not without end.
  /// After Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document recognition",
  /// Proceedings of the IEEE 86(11), 1998, sections II.B and II.C. What differs: Adam in place of the stochastic diagonal
  /// Levenberg–Marquardt method; the paper does not give j.
  public static let leNet5Of1998: Architecture = {
    var network = Architecture(
      "LeNet-5 of 1998", input: Shape(1, 28, 28),
      loss: .laboratory(.crossEntropyWithRubbish(logit: -10)))
    network.addMargin(width: 2)
    network.addConvolution("C1", filters: 6, kernelSize: 5, .tanh)
    network.addTrainableSubsampling("S2", .tanh)
    network.addSparseConvolution("C3", kernelSize: 5, connections: SparseConvolution.c3Connections, .tanh)
    network.addTrainableSubsampling("S4", .tanh)
    network.addConvolution("C5", filters: 120, kernelSize: 5, .tanh)
    network.addDense("F6", units: 84, .tanh)
    network.addRadialBasis("output")
    return network
  }()
}

extension Model {
  static let leNet5Of1998 = Model.network(
    id: "lenet-5-1998", name: "LeNet-5 of 1998", family: .historic,
    summary:
      "LeNet-5 as it was published: sparse C3, learned subsampling, scaled tanh, and distances from ten codes.",
    published: Published(error: 0.0095, source: Source.paper), difference: differenceOfTraining,
    architecture: .leNet5Of1998
  ) { .plain(epochs: $0 == .quick ? 3 : 30, learningRate: 0.002) }

  static let leNet5Of1998Distorted = Model.network(
    id: "lenet-5-1998-distorted", name: "LeNet-5 of 1998, distorted digits", family: .historic,
    summary: "The same network, trained on digits that are turned, slanted, stretched and bent at random.",
    published: Published(error: 0.008, source: Source.paper),
    difference:
      "The paper added nine distorted copies of each digit; here every pass distorts them anew. "
      + differenceOfTraining,
    architecture: .leNet5Of1998
  ) { Recipe.plain(epochs: $0 == .quick ? 3 : 60, learningRate: 0.002).distorted }

  private static let differenceOfTraining =
    "Adam takes the place of the paper’s stochastic diagonal Levenberg–Marquardt method; the paper gives neither rubbish’s "
    + "distance j nor its ten codes as numbers."
}
