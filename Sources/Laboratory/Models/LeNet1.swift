import LeNet

extension Architecture {
  /// LeNet-1: two convolutions, and ten units that look at the last maps.
  ///
  /// | stage  | what it does                                     | values      | parameters |
  /// |--------|--------------------------------------------------|-------------|-----------:|
  /// | H1     | convolution 5 × 5, 4 filters                     | 4 × 24 × 24 |        104 |
  /// | H2     | subsampling with a coefficient and a bias        | 4 × 12 × 12 |          8 |
  /// | H3     | convolution 5 × 5, 12 filters of 1 or 2 maps     | 12 × 8 × 8  |        512 |
  /// | H4     | subsampling with a coefficient and a bias        | 12 × 4 × 4  |         24 |
  /// | output | dense                                            | 10          |      1,930 |
  ///
  /// 2,578 parameters and 98,442 connections, biases counted. After Y. LeCun and others, "Handwritten digit recognition
  /// with a back-propagation network", Advances in Neural Information Processing Systems 2, 1990. What differs: softmax
  /// and cross-entropy in place of ten tanh units and squared errors; digits fill 20 × 20 pixels, not 16 × 16.
  public static let leNet1: Architecture = {
    var network = Architecture("LeNet-1", input: Shape(1, 28, 28))
    network.addMargin(width: 0)
    network.addConvolution("H1", filters: 4, kernelSize: 5, .tanh)
    network.addTrainableSubsampling("H2", .tanh)
    network.addSparseConvolution("H3", kernelSize: 5, connections: SparseConvolution.h3Connections, .tanh)
    network.addTrainableSubsampling("H4", .tanh)
    network.addDense("output", units: 10)
    return network
  }()
}

extension Model {
  static let leNet1 = Model.network(
    id: "lenet-1", name: "LeNet-1", family: .historic,
    summary: "The network of 1990: two convolutions with 4 and 12 filters, and ten units.",
    published: Published(error: 0.017, source: Source.paper),
    difference:
      "The paper’s digits were scaled down to 16 × 16 pixels for it, and its units were tanh with squared errors, where "
      + "ours end in a softmax.", architecture: .leNet1
  ) { .plain(epochs: $0 == .quick ? 3 : 30) }
}
