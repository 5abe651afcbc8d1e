import Files
import HandOver
import Laboratory
import LeNet
import MNIST
import Testing

@Suite struct ScriptTests {
  /// The networks of the laboratory, without batch normalisation and dropout, untrained.
  static let networks: [(id: String, network: Network)] = Model.all.compactMap { model in
    guard let architecture = model.architecture else { return nil }
    var generator = SplitMix64(seed: 1)
    let digits = try! DataSet.embedded.load(.test, first: 64)
    return (model.id, Network(architecture, using: &generator).folded(measuring: digits))
  }

  static func handOver(_ id: String, _ network: Network) throws -> HandOver {
    HandOver(network, stem: id, data: "mnist", digits: try DataSet.embedded.load(.test, first: 10))
  }

  @Test(arguments: networks.map(\.id), Framework.allCases)
  func everyNetworkHasAScript(id: String, framework: Framework) throws {
    let network = Self.networks.first { $0.id == id }!.network
    let script = try Self.handOver(id, network).script(for: framework)
    #expect(
      script.hasPrefix("\"\"\"\(network.architecture.name) in \(framework.name)"), "\(script.prefix(80))")
    #expect(!script.contains("{{") && !script.contains("&quot;"), "a template's mark is left")
    #expect(!script.contains("\n\n\n\n"), "more than two empty lines")
    #expect(script.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") }, "a blank at a line's end")
  }

  @Test func pyTorchNamesItsLayersAsThePaperDoes() throws {
    let script = try Self.handOver(
      "lenet-5", Network(.leNet5, parameters: [Float](repeating: 0, count: 44_426))
    )
    .script(for: .pyTorch)
    #expect(
      script.contains(
        """
                self.c1 = nn.Conv2d(1, 6, kernel_size=5)  # 6 × 24 × 24, 156 parameters
                self.s2 = nn.AvgPool2d(2)  # 6 × 12 × 12
                self.c3 = nn.Conv2d(6, 16, kernel_size=5)  # 16 × 8 × 8, 2,416 parameters
                self.s4 = nn.AvgPool2d(2)  # 16 × 4 × 4
                self.c5 = nn.Linear(256, 120)  # 120, 30,840 parameters
                self.f6 = nn.Linear(120, 84)  # 84, 10,164 parameters
                self.output = nn.Linear(84, 10)  # 10, 850 parameters

            def forward(self, x):
                x = F.relu(self.c1(x))
                x = self.s2(x)
                x = F.relu(self.c3(x))
                x = self.s4(x)
                x = x.flatten(1)  # map by map
                x = F.relu(self.c5(x))
                x = F.relu(self.f6(x))
                x = self.output(x)
                return x
        """), "\(script)")
  }

  @Test func scriptsAreCalledByTheirFramework() throws {
    let handOver = try Self.handOver(
      "lenet-5", Network(.leNet5, parameters: [Float](repeating: 0, count: 44_426)))
    #expect(
      Framework.allCases.map(handOver.scriptName) == [
        "lenet_pytorch.py", "lenet_keras.py", "lenet_numpy.py", "lenet_onnxruntime.py",
      ])
    #expect(
      try Self.handOver("lenet-5-1998", handOver.network).scriptName(for: .numPy) == "lenet_5_1998_numpy.py")
  }

  @Test func theToleranceFollowsTheLogits() throws {
    var network = Network(.leNet5, parameters: [Float](repeating: 0, count: 44_426))
    #expect(try Self.handOver("lenet-5", network).tolerance == 1e-5)
    network.parameters[Stage.output.biases.lowerBound] = 95
    #expect(
      try Self.handOver("lenet-5", network).tolerance == 1e-4,
      "ten times as much for logits ten times as large")
  }
}
