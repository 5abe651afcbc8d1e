import Testing

@testable import LeNet

@Suite struct FoldingTests {
  private static func digits(_ count: Int) -> LabelledDigits {
    var generator = SplitMix64(seed: 5)
    return LabelledDigits(
      pixels: (0..<count * 784).map { _ in UInt8.random(in: 0...255, using: &generator) },
      labels: (0..<count).map { _ in UInt8.random(in: 0...9, using: &generator) })
  }

  /// A convolution and a dense layer, each with a batch normalisation behind it, and a dropout.
  private static let architecture: Architecture = {
    var network = Architecture("small", input: Shape(1, 28, 28))
    network.addConvolution("A", filters: 3, kernelSize: 3)
    network.add(
      "N",
      .laboratory(
        .batchNormalisation(BatchNormalisation(input: network.shape, firstParameter: network.parameterCount))),
      .relu)
    network.addDense("D", units: 7)
    network.add(
      "M",
      .laboratory(
        .batchNormalisation(BatchNormalisation(input: network.shape, firstParameter: network.parameterCount))),
      .tanh)
    network.add("dropout", .laboratory(.dropout(Dropout(input: network.shape, rate: 0))))
    network.addDense("output", units: 10)
    return network
  }()

  /// With the statistics of one sixteen, the folded network computes for it what the other computes in training.
  @Test func foldingKeepsWhatTrainingComputes() {
    var generator = SplitMix64(seed: 1)
    var network = Network(Self.architecture, using: &generator)
    // Scales and shifts that are not 1 and 0.
    for stage in Self.architecture.stages where stage.name.description == "N" || stage.name.description == "M"
    {
      for index in stage.weights { network.parameters[index] = Float.random(in: 0.5...2, using: &generator) }
      for index in stage.biases { network.parameters[index] = Float.random(in: -1...1, using: &generator) }
    }
    let digits = Self.digits(16)
    let workspace = Workspace(Self.architecture)
    workspace.isTraining = true
    workspace.labels = SIMD16(repeating: 0)
    workspace.load(digits, from: 0)
    Self.architecture.forward(workspace, parameters: network.parameters)
    let expected = workspace.values.values(lane: 11).last!
    let folded = network.folded(measuring: digits)
    #expect(folded.architecture.stages.map { $0.name.description } == ["input", "A", "D", "output"])
    #expect(folded.architecture.stages.map(\.activation) == [nil, .relu, .tanh, nil])
    let result = folded.predictions(for: digits).probabilities[110..<120]
    for (a, b) in zip(result, expected) { #expect(abs(a - b) < 1e-5, "\(a), expected \(b)") }
  }

  @Test func aNetworkWithoutSuchLayersStaysAsItIs() {
    var generator = SplitMix64(seed: 2)
    let network = Network(.leNet5, using: &generator)
    #expect(network.folded(measuring: Self.digits(16)).parameters == network.parameters)
  }
}
