import LeNet
import Testing

@testable import Files

@Suite struct WeightsFileTests {
  static let network = {
    var generator = SplitMix64(seed: 1)
    return Network(.leNet5(activation: .tanh), using: &generator)
  }()

  static let content = WeightsFile(network, metadata: ["seed": "1", "recipe": "none"]).safetensors

  /// The content with tensor `index` replaced.
  static func with(_ tensor: Tensor?, at index: Int) -> Safetensors {
    var content = content
    content.tensors.replaceSubrange(index...index, with: tensor.map { [$0] } ?? [])
    return content
  }

  static func with(activation: String?) -> Safetensors {
    var content = content
    content.metadata["activation"] = activation
    return content
  }

  static func with(metadata: [String: String]) -> Safetensors {
    var content = content
    content.metadata = metadata
    return content
  }

  static func with(metadata: [String: String], greatest: Float) -> Safetensors {
    var content = with(metadata: metadata)
    content.tensors[0] = Tensor(
      "c1.weight", shape: [6, 1, 5, 5], values: [greatest] + content.tensors[0].values.dropFirst())
    content.tensors[1] = Tensor("c1.bias", shape: [6], values: [greatest, 0, 0, 0, 0, 0])
    return content
  }

  @Test func namesAndShapesAreThoseOfPyTorch() {
    #expect(
      Self.content.tensors.map { "\($0.name) \($0.shape)" } == [
        "c1.weight [6, 1, 5, 5]", "c1.bias [6]", "c3.weight [16, 6, 5, 5]", "c3.bias [16]",
        "c5.weight [120, 256]", "c5.bias [120]", "f6.weight [84, 120]", "f6.bias [84]",
        "output.weight [10, 84]", "output.bias [10]",
      ])
    #expect(Self.content.tensors.flatMap(\.values) == Self.network.parameters)
    #expect(Self.content.metadata == ["activation": "tanh", "seed": "1", "recipe": "none"])
  }

  @Test func readsWhatItWrote() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/weights.safetensors"
    try WeightsFile(Self.network, metadata: ["seed": "1"]).write(to: path)
    let file = try WeightsFile(path: path)
    #expect(file.network.parameters == Self.network.parameters)
    #expect(file.network.activation == .tanh)
    #expect(file.metadata == ["activation": "tanh", "seed": "1"])
  }

  @Test func activationFollowsTheNetwork() {
    var file = WeightsFile(Self.network, metadata: ["activation": "step"])
    #expect(file.safetensors.metadata["activation"] == "tanh")
    file.network = Network(.leNet5, parameters: Self.network.parameters)
    #expect(file.safetensors.metadata["activation"] == "relu")
  }

  @Test func tensorsMayComeInAnyOrder() throws {
    var content = Self.content
    content.tensors.reverse()
    #expect(try WeightsFile(content, from: "w").network.parameters == Self.network.parameters)
  }

  static let damage: [Damaged<Safetensors>] = [
    .init(
      with(nil, at: 1),
      "w: tensors are missing, expected \"c1.bias\" [6]. Is it a file of LeNet-5's weights?"
    ),
    .init(
      with(Tensor("c1.bias", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]), at: 1),
      "w: tensors \"c1.bias\" [2, 3], expected \"c1.bias\" [6]. Is it a file of LeNet-5's weights?"
    ),
    .init(
      with(Tensor("c5.weight", shape: [120, 400], values: [Float](repeating: 0, count: 48000)), at: 4),
      """
      w: tensors "c5.weight" [120, 400], expected "c5.weight" [120, 256]. Its network takes 32 × 32 pixels or adds \
      a margin; this one takes 28 × 28 without.
      """
    ),
    .init(
      Safetensors(tensors: (0..<12).map { Tensor("\($0)\u{7}", shape: [], values: [1]) }),
      """
      w: tensors "0\\u{07}" [], "1\\u{07}" [], "2\\u{07}" [], "3\\u{07}" [], "4\\u{07}" [], "5\\u{07}" [], \
      "6\\u{07}" [], "7\\u{07}" [], "8\\u{07}" [], "9\\u{07}" [] and 2 more, expected "c1.weight" [6, 1, 5, 5], \
      "c1.bias" [6], "c3.weight" [16, 6, 5, 5], "c3.bias" [16], "c5.weight" [120, 256], "c5.bias" [120], \
      "f6.weight" [84, 120], "f6.bias" [84], "output.weight" [10, 84], "output.bias" [10]. Is it a file of \
      LeNet-5's weights?
      """
    ),
    .init(
      Safetensors(
        tensors: ["student", "teacher"].flatMap { model in
          content.tensors.map { Tensor("\(model).\($0.name)", shape: $0.shape, values: $0.values) }
        }),
      """
      w: tensors "student.c1.weight" [6, 1, 5, 5], "teacher.c1.weight" [6, 1, 5, 5], expected one of this shape, for \
      LeNet-5 has one. Save one network to a file, and nothing else.
      """
    ),
    .init(
      with(Tensor("c1.bias", shape: [6], values: [1, 2, .nan, 4, 5, 6]), at: 1),
      """
      w, tensor "c1.bias": nan at index 2, expected finite weights. Did training diverge? Try a lower \
      learning rate.
      """
    ),
    .init(
      with(Tensor("output.bias", shape: [10], values: [Float](repeating: 0, count: 9) + [-.infinity]), at: 9),
      """
      w, tensor "output.bias": -inf at index 9, expected finite weights. Did training diverge? Try a lower \
      learning rate.
      """
    ),
    .init(
      with(metadata: ["activation": "tanh", "input_std": "1e-5"], greatest: 1e35),
      """
      w: weights that are no numbers once the standardisation is undone, expected finite weights. Check input_mean \
      and input_std, or --standardised.
      """
    ),
    .init(
      with(metadata: ["activation": "plain-tanh"], greatest: 3e38),
      """
      w: weights that are no numbers once scaled to the paper's tanh, expected finite weights. Did training diverge? \
      Try a lower learning rate.
      """
    ),
    .init(
      with(activation: "gelu"),
      """
      w: activation "gelu", expected one of relu, sigmoid, tanh, plain-tanh. Save the file with one of them as metadata, or give \
      --activation.
      """
    ),
    .init(
      with(metadata: ["activation": "tanh", "input_std": "0"]),
      """
      w: input_mean "0" and input_std "0", expected two numbers, the second not 0. Save the file with those that \
      pixels were standardised by.
      """
    ),
    .init(
      with(metadata: ["activation": "tanh", "input_mean": "a\nb"]),
      """
      w: input_mean "a\\nb" and input_std "1", expected two numbers, the second not 0. Save the file with those \
      that pixels were standardised by.
      """
    ),
  ]

  @Test(arguments: damage)
  func namesWhatIsWrong(_ damaged: Damaged<Safetensors>) {
    #expect(errorText { try WeightsFile(damaged.content, from: "w") } == damaged.message)
  }
}
