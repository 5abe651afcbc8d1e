import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

/// Weights as other programs save them: the shipped network under their names and in their layouts is the same
/// network.
@Suite struct ForeignWeightsTests {
  static let trained = try! WeightsFile.trained
  static let tensors = trained.safetensors.tensors

  /// Reads tensors, and checks that they are the shipped network.
  private func expectTrained(
    _ tensors: [Tensor], metadata: [String: String] = ["activation": "relu"], remarks: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = try WeightsFile(
      Safetensors(metadata: metadata, tensors: tensors), from: "w",
      digits: try? DataSet.embedded.load(.test, first: 200))
    #expect(file.network.parameters == Self.trained.network.parameters, sourceLocation: sourceLocation)
    #expect(file.network.activation == .relu, sourceLocation: sourceLocation)
    #expect(file.remarks == remarks, sourceLocation: sourceLocation)
  }

  private func renamed(_ name: (_ layer: String, _ kind: String) -> String) -> [Tensor] {
    Self.tensors.map { tensor in
      let words = tensor.name.split(separator: ".").map(String.init)
      return Tensor(name(words[0], words[1]), shape: tensor.shape, values: tensor.values)
    }
  }

  @Test func namesMayBeOthers() throws {
    let usual = ["c1": "conv1", "c3": "conv2", "c5": "fc1", "f6": "fc2", "output": "fc3"]
    let places = ["c1": "features.0", "c3": "features.3", "c5": "classifier.0", "f6": "2", "output": "x"]
    try expectTrained(renamed { "\(usual[$0]!).\($1)" })
    try expectTrained(renamed { "module.\(usual[$0]!).\($1)" })
    try expectTrained(renamed { "_orig_mod.model.net.\($0).\($1)" })
    try expectTrained(renamed { "\(places[$0]!).\($1)" })
    try expectTrained(renamed { "\(usual[$0]!)_\($1)" }.reversed())
  }

  @Test func theActivationMayBeMissingOrSpeltOtherwise() throws {
    let content = Safetensors(metadata: ["activation": "Sigmoid"], tensors: Self.tensors)
    let file = try WeightsFile(content, from: "w")
    #expect(file.network.activation == .sigmoid)
    #expect(!file.isActivationAssumed)
    #expect(try WeightsFile(content, from: "w", activation: .tanh).network.activation == .tanh)
    try expectTrained(Self.tensors, metadata: [:])
    #expect(try WeightsFile(Safetensors(tensors: Self.tensors), from: "w").isActivationAssumed)
    let given = try WeightsFile(Safetensors(tensors: Self.tensors), from: "w", activation: .tanh)
    #expect(given.network.activation == .tanh)
    #expect(!given.isActivationAssumed)
  }

  @Test(arguments: ["Activation", "ACTIVATION"]) func keysOfMetadataMayHaveAnyCase(key: String) throws {
    let metadata = [key: "Tanh", "Input_Mean": "0.5", "INPUT_STD": "0.25", "seed": "1"]
    let file = try WeightsFile(Safetensors(metadata: metadata, tensors: Self.tensors), from: "w")
    let usual = ["activation": "tanh", "input_mean": "0.5", "input_std": "0.25"]
    let expected = try WeightsFile(Safetensors(metadata: usual, tensors: Self.tensors), from: "w")
    #expect(file.network.activation == .tanh)
    #expect(file.network.parameters == expected.network.parameters)
    #expect(!file.isActivationAssumed)
    #expect(file.metadata == ["activation": "Tanh", "seed": "1"])
    let both = Safetensors(metadata: [key: "tanh", "activation": "relu"], tensors: Self.tensors)
    #expect(try WeightsFile(both, from: "w").network.activation == .relu)
  }

  /// Weights of a network with tanh as PyTorch has it compute the same with the paper's.
  @Test func thePlainTanhIsUndone() throws {
    var generator = SplitMix64(seed: 4)
    let plain = Network(.leNet5(activation: .tanh), using: &generator)
    // The other way round: what the paper's network is in weights of a plain one.
    var content = WeightsFile(plain).safetensors
    content.tensors = content.tensors.map { tensor in
      let isOutput = tensor.name.hasPrefix("output")
      let isBias = tensor.name.hasSuffix("bias")
      let inputs = tensor.name == "c1.weight" || isBias ? 1 : Activation.amplitude
      let sums = isOutput ? 1 : Activation.slope
      return Tensor(tensor.name, shape: tensor.shape, values: tensor.values.map { $0 * inputs * sums })
    }
    content.metadata["activation"] = "Plain-Tanh"
    let file = try WeightsFile(content, from: "w")
    #expect(file.network.activation == .tanh)
    let errors = zip(file.network.parameters, plain.parameters).map { abs($0 - $1) }
    #expect(errors.max()! < 1e-6)
    // One sum by hand, with Foundation's tanh: the first pixel of C1 for a digit of ink only.
    let weights = content.tensors[0].values[0..<25].reduce(0, +)
    let trace = Trace(of: Digit(pixels: [Float](repeating: 1, count: 784)), through: file.network)
    #expect(abs(trace.values(.c1)[0] / Activation.amplitude - Float(tanh(Double(weights)))) < 1e-5)
  }

  /// Running statistics, a counter, an average of the weights: what is no part of the network is named.
  @Test func otherTensorsAreLeftAside() throws {
    let extra = [
      Tensor("ema.decay", shape: [], values: [0.9]),
      Tensor("bn1.bias", shape: [6], values: [1, 2, 3, 4, 5, 6]),
    ]
    try expectTrained(
      extra + Self.tensors,
      remarks: ["w: ignored, as no part of LeNet-5: \"ema.decay\" [], \"bn1.bias\" [6]."])
    // The bias that goes by the name of the weights is theirs, whatever both are called.
    let others = renamed { $0 == "c1" ? "first.\($1)" : "\($0).\($1)" }
    try expectTrained(
      extra + others, remarks: ["w: ignored, as no part of LeNet-5: \"ema.decay\" [], \"bn1.bias\" [6]."])
    let averages = Self.tensors.map {
      Tensor("ema.\($0.name)", shape: $0.shape, values: $0.values.map { 2 * $0 })
    }
    let names = averages.map { "\"\($0.name)\" \($0.shape)" }.joined(separator: ", ")
    try expectTrained(
      averages + Self.tensors, remarks: ["w: ignored, as no part of LeNet-5: \(names)."])
  }

  // MARK: Layouts

  /// A tensor whose axes are those of `tensor` in another order, by walking through all places.
  static func reordered(_ tensor: Tensor, shape: [Int]? = nil, _ order: [Int]) -> Tensor {
    let shape = shape ?? tensor.shape
    let newShape = order.map { shape[$0] }
    var values: [Float] = []
    var place = [Int](repeating: 0, count: shape.count)
    func walk(_ axis: Int) {
      guard axis < order.count else {
        values.append(tensor.values[zip(place, shape).reduce(0) { $0 * $1.1 + $1.0 }])
        return
      }
      for index in 0..<newShape[axis] {
        place[order[axis]] = index
        walk(axis + 1)
      }
    }
    walk(0)
    return Tensor(tensor.name, shape: newShape, values: values)
  }

  /// - Parameters:
  ///   - kernels: the order of PyTorch's axes in the kernels.
  ///   - isTransposed: whether dense layers have inputs before units.
  ///   - byPlace: whether C5's inputs come place by place.
  private func laidOut(kernels: [Int], isTransposed: Bool, byPlace: Bool) -> [Tensor] {
    Self.tensors.map { tensor in
      if tensor.shape.count == 4 { return Self.reordered(tensor, kernels) }
      guard tensor.shape.count == 2 else { return tensor }
      var dense = tensor
      if tensor.name == "c5.weight" && byPlace {
        let byPlaces = Self.reordered(tensor, shape: [120, 16, 4, 4], [0, 2, 3, 1])
        dense = Tensor(tensor.name, shape: [120, 256], values: byPlaces.values)
      }
      return isTransposed ? Self.reordered(dense, [1, 0]) : dense
    }
  }

  @Test func layoutsAreToldByShapes() throws {
    let keras = [2, 3, 1, 0]
    let mlx = [0, 2, 3, 1]
    func remark(_ name: String, _ order: String) -> [String] {
      ["w: read in \(name) layout, by its shapes, with C5's inputs \(order)."]
    }
    try expectTrained(
      laidOut(kernels: keras, isTransposed: true, byPlace: true), remarks: remark("Keras's", "place by place")
    )
    try expectTrained(
      laidOut(kernels: keras, isTransposed: true, byPlace: false), remarks: remark("Keras's", "map by map"))
    try expectTrained(
      laidOut(kernels: mlx, isTransposed: false, byPlace: true), remarks: remark("MLX's", "place by place"))
    try expectTrained(laidOut(kernels: [0, 1, 2, 3], isTransposed: true, byPlace: false))
  }

  /// Keras and MLX flatten S4 so.
  @Test func withoutDigitsC5sInputsComePlaceByPlace() throws {
    for isByPlace in [true, false] {
      let tensors = laidOut(kernels: [2, 3, 1, 0], isTransposed: true, byPlace: isByPlace)
      let network = try WeightsFile(Safetensors(tensors: tensors), from: "w").network
      #expect((network.parameters == Self.trained.network.parameters) == isByPlace, "by place: \(isByPlace)")
    }
  }

  @Test func c5MayBeAConvolution() throws {
    for (kernels, remarks) in [
      ([0, 1, 2, 3], []), ([2, 3, 1, 0], ["w: read in Keras's layout, by its shapes."]),
      ([0, 2, 3, 1], ["w: read in MLX's layout, by its shapes."]),
    ] as [([Int], [String])] {
      let tensors = laidOut(kernels: kernels, isTransposed: false, byPlace: false).map {
        $0.name == "c5.weight" ? Self.reordered($0, shape: [120, 16, 4, 4], kernels) : $0
      }
      try expectTrained(tensors, remarks: remarks)
    }
  }

  // MARK: Standardised pixels

  /// A network that learned from (x − m) ÷ s has weights s·w and biases b + m·Σw where another has w and b.
  private func standardised(_ mean: Float, _ deviation: Float) -> Safetensors {
    var content = Self.trained.safetensors
    let (weights, biases) = (content.tensors[0].values, content.tensors[1].values)
    content.tensors[0] = Tensor("c1.weight", shape: [6, 1, 5, 5], values: weights.map { $0 * deviation })
    content.tensors[1] = Tensor(
      "c1.bias", shape: [6],
      values: (0..<6).map { biases[$0] + mean * weights[25 * $0..<25 * ($0 + 1)].reduce(0, +) })
    return content
  }

  @Test func standardisedPixelsAreUndone() throws {
    var content = standardised(0.1307, 0.3081)
    let digits = try DataSet.embedded.load(.test)[0..<2000]
    let expected = Self.trained.network.predictions(for: digits)
    func check(_ file: WeightsFile) {
      let predictions = file.network.predictions(for: digits)
      #expect(predictions.correct == expected.correct)
      let differences = zip(predictions.probabilities, expected.probabilities).map { abs($0 - $1) }
      #expect(differences.max()! < 1e-4)
    }
    #expect(try WeightsFile(content, from: "w").network.predictions(for: digits).accuracy < 0.9)
    check(try WeightsFile(content, from: "w", standardisation: .usual))
    content.metadata["input_mean"] = "0.1307"
    content.metadata["input_std"] = "0.3081"
    let file = try WeightsFile(content, from: "w")
    check(file)
    // Written again, it is a network like others.
    check(try WeightsFile(file.safetensors, from: "w"))
    content = standardised(0, 1.0 / 255)
    content.metadata["input_std"] = "\(1.0 / 255)"
    check(try WeightsFile(content, from: "w"))
  }

  @Test func noStandardisationDividesByNothing() {
    #expect(PixelStandardisation(mean: 0, deviation: 0) == nil)
    #expect(PixelStandardisation(mean: .nan, deviation: 1) == nil)
    #expect(PixelStandardisation(mean: 0, deviation: .infinity) == nil)
    #expect(PixelStandardisation(mean: 1, deviation: -1) != nil)
  }
}
