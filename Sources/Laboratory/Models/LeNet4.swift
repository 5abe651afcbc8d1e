import LeNet

extension Architecture {
  /// LeNet-4: a LeNet-5 with fewer maps, and without F6.
  ///
  /// | stage  | what it does                                             | values       | parameters |
  /// |--------|----------------------------------------------------------|--------------|-----------:|
  /// | margin | 2 pixels of paper all round                              | 1 × 32 × 32  |          0 |
  /// | C1     | convolution 5 × 5, 4 filters                             | 4 × 28 × 28  |        104 |
  /// | S2     | subsampling: two maps for each of C1’s                   | 8 × 14 × 14  |         16 |
  /// | C3     | convolution 5 × 5, 16 filters of 3 or 4 maps             | 16 × 10 × 10 |      1,516 |
  /// | S4     | subsampling                                              | 16 × 5 × 5   |         32 |
  /// | C5     | convolution 5 × 5 with one place, 120 filters, 4 or 5 maps | 120        |     14,120 |
  /// | output | dense                                                    | 10           |      1,210 |
  ///
  /// After the paper, section III.C.8, which gives the numbers of maps, about 260,000 connections and 17,000 parameters,
  /// but no tables. It calls C5 fully connected; 120 units that see all of S4 would have 48,120 parameters by themselves.
  /// With these tables there are 258,306 connections, biases counted, and 16,998 parameters. The output is a softmax.
  public static let leNet4: Architecture = {
    var network = Architecture("LeNet-4", input: Shape(1, 28, 28))
    network.addMargin(width: 2)
    network.addConvolution("C1", filters: 4, kernelSize: 5, .tanh)
    network.addTrainableSubsampling("S2", sources: [0, 0, 1, 1, 2, 2, 3, 3], .tanh)
    network.addSparseConvolution(
      "C3", kernelSize: 5, connections: neighbours(of: 8, forEach: 16) { $0 % 4 == 0 ? 3 : 4 }, .tanh)
    network.addTrainableSubsampling("S4", .tanh)
    network.addSparseConvolution(
      "C5", kernelSize: 5, connections: neighbours(of: 16, forEach: 120) { $0 % 3 == 0 ? 4 : 5 }, .tanh)
    network.addDense("output", units: 10)
    return network
  }()

  /// For each of some filters, neighbouring maps that begin one further on; after the last map comes the first.
  private static func neighbours(
    of maps: Int, forEach filters: Int, count: (_ filter: Int) -> Int
  ) -> [[Int]] {
    (0..<filters).map { filter in (0..<count(filter)).map { (filter + $0) % maps }.sorted() }
  }
}

extension Model {
  static let leNet4 = Model.network(
    id: "lenet-4", name: "LeNet-4", family: .historic,
    summary: "The network between LeNet-1 and LeNet-5: 4 filters, 8 halved maps, 16 filters, 120 units.",
    published: Published(error: 0.011, source: Source.paper),
    difference:
      "The paper does not say which maps its filters see; ours ends in a softmax and was trained with Adam.",
    architecture: .leNet4
  ) { .plain(epochs: $0 == .quick ? 2 : 30) }
}
