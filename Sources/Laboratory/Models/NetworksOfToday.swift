import LeNet

extension Architecture {
  /// A network of today with fewer parameters than LeNet-5: kernels of 3 × 3 in pairs, batch normalisation behind each,
  /// the largest of 2 × 2, and the mean of each of the last maps in place of dense layers.
  public static let smallNetworkOfToday: Architecture = {
    var network = Architecture("small network of today", input: Shape(1, 28, 28))
    network.addNormalisedConvolution("A1", filters: 16)
    network.addNormalisedConvolution("A2", filters: 16)
    network.addMaximumPooling("P1")
    network.addNormalisedConvolution("B1", filters: 32, isPadded: true)
    network.addNormalisedConvolution("B2", filters: 32, isPadded: true)
    network.addMaximumPooling("P2")
    network.addNormalisedConvolution("C1", filters: 64, isPadded: true)
    network.addGlobalAverage("mean")
    network.addDense("output", units: 10)
    return network
  }()

  /// A larger one: more filters, and a dense layer with dropout.
  public static let networkOfToday: Architecture = {
    var network = Architecture("network of today", input: Shape(1, 28, 28))
    network.addNormalisedConvolution("A1", filters: 16)
    network.addNormalisedConvolution("A2", filters: 32)
    network.addMaximumPooling("P1")
    network.addNormalisedConvolution("B1", filters: 64, isPadded: true)
    network.addNormalisedConvolution("B2", filters: 64)
    network.addMaximumPooling("P2")
    network.addNormalisedConvolution("C1", filters: 128)
    network.addDropout("dropout", rate: 0.3)
    network.addDense("D1", units: 128)
    network.addBatchNormalisation("N1", .relu)
    network.addDropout("dropout", rate: 0.3)
    network.addDense("output", units: 10)
    return network
  }()

  private mutating func addNormalisedConvolution(
    _ name: StaticString, filters: Int, isPadded: Bool = false
  ) {
    if isPadded {
      addPaddedConvolution(name, filters: filters, kernelSize: 3)
    } else {
      addConvolution(name, filters: filters, kernelSize: 3)
    }
    addBatchNormalisation("normalisation", .relu)
  }
}

extension Model {
  static let smallNetworkOfToday = Model.network(
    id: "small-today", name: "small network of today", family: .today,
    summary:
      "3 × 3 kernels, padding, batch normalisation, maximum pooling and a global average, with fewer parameters "
      + "than LeNet-5.",
    architecture: .smallNetworkOfToday
  ) { $0 == .quick ? .plain(epochs: 1) : Recipe.plain(epochs: 30, weightDecay: 0.02).distorted }

  static let networkOfToday = Model.network(
    id: "today", name: "network of today", family: .today,
    summary: "3 × 3 kernels, padding, batch normalisation, maximum pooling, dropout.",
    architecture: .networkOfToday
  ) { $0 == .quick ? .plain(epochs: 1) : Recipe.plain(epochs: 30, weightDecay: 0.02).distorted }
}
