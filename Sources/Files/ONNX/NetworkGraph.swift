import LeNet

extension Network {
  /// The network as an ONNX file: `pixels`, `[digits, channels, height, width]` of 0 (paper) … 1 (ink), to `logits` and
  /// `probabilities`, `[digits, classes]`, for any number of digits.
  ///
  /// A stage's operator has the stage's name, and so has the value behind its activation: `C1`. What comes before the
  /// activation is `C1.sums`. Weights have their names of ``tensors``.
  ///
  /// - Parameter metadata: what is known of the network's making.
  /// - Precondition: batch normalisations are folded (`Network.folded(measuring:)`).
  public func onnx(metadata: [String: String] = [:]) -> [UInt8] {
    graph.file(
      inputs: [.init(name: "pixels", shape: architecture.input.extents)],
      outputs: ["logits", "probabilities"].map { .init(name: $0, shape: [architecture.classes]) },
      documentation:
        "\(architecture.name): pixels from 0 (paper) to 1 (ink) in, a probability for each class out.",
      metadata: metadata)
  }

  /// What ONNX calls the operators of a stage, in their order: `Conv`, `Relu`.
  ///
  /// - Parameter index: the stage's place in the architecture.
  public func onnxOperators(of index: Int) -> [String] {
    let name = architecture.distinctNames[index]
    return graph.nodes.filter { $0.name == name || $0.name.hasPrefix("\(name).") }.map(\.operation)
  }

  /// The operators and their constants.
  var graph: ONNXGraph {
    var graph = ONNXGraph(name: "\(architecture.name)")
    let tensors = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
    let names = architecture.distinctNames
    var value = "pixels"
    for index in names.indices.dropFirst() {
      let (stage, name) = (architecture.stages[index], names[index])
      let result = name == names.last ? "logits" : name
      let sums = stage.activation == nil ? result : "\(name).sums"
      graph.add(
        stage, name, tensors, isFlat: architecture.stages[index - 1].isDense, from: value, to: sums)
      if let activation = stage.activation { graph.add(activation, name, from: sums, to: result) }
      let shape = stage.isDense ? [stage.shape.count] : stage.shape.extents
      graph.values += Set([sums, result]).subtracting(["logits"]).sorted().map {
        .init(name: $0, shape: shape)
      }
      value = result
    }
    graph.add(architecture.loss, classes: architecture.classes)
    return graph
  }
}

extension ONNXGraph {
  private mutating func add(
    _ operation: String, _ name: String, _ inputs: [String], _ output: String,
    _ attributes: KeyValuePairs<String, Attribute> = [:]
  ) {
    nodes.append(
      Node(operation: operation, name: name, inputs: inputs, output: output, attributes: attributes))
  }

  /// A constant of floats; its name.
  private mutating func floats(_ name: String, _ shape: [Int], _ values: [Float]) -> String {
    constants.append(.floats(Tensor(name, shape: shape, values: values)))
    return name
  }

  /// A constant of whole numbers; its name.
  private mutating func integers(_ name: String, _ values: [Int]) -> String {
    constants.append(.integers(name: name, values))
    return name
  }

  // MARK: Layers

  /// Adds what a stage computes before its activation.
  ///
  /// - Parameters:
  ///   - tensors: the network's, by name.
  ///   - isFlat: whether the values before are `[digits, units]`.
  fileprivate mutating func add(
    _ stage: Architecture.Stage, _ name: String, _ tensors: [String: Tensor], isFlat: Bool,
    from value: String,
    to result: String
  ) {
    switch stage.layer {
    case .input: break
    case .convolution(let layer):
      let learned = learned(by: name, tensors)
      add("Conv", name, [value] + learned, result, Self.windows(layer.kernelSize))
    case .subsampling(let layer):
      switch layer.method {
      case .mean: add("AveragePool", name, [value], result, Self.windows(2, stride: 2))
      // The largest of one is that one.
      case .stride: add("MaxPool", name, [value], result, Self.windows(1, stride: 2))
      }
    case .dense:
      var value = value
      if !isFlat {
        add("Flatten", "\(name).flatten", [value], "\(name).inputs")
        value = "\(name).inputs"
      }
      add("Gemm", name, [value] + learned(by: name, tensors), result, ["transB": .integer(1)])
    case .laboratory(let layer): add(layer, name, tensors, from: value, to: result)
    }
  }

  private mutating func add(
    _ layer: LaboratoryLayer, _ name: String, _ tensors: [String: Tensor], from value: String,
    to result: String
  ) {
    switch layer {
    case .paddedConvolution(let layer):
      let windows = Self.windows(layer.kernelSize, stride: layer.stride, padding: layer.padding)
      add("Conv", name, [value] + learned(by: name, tensors), result, windows)
    case .sparseConvolution(let layer):
      add("Conv", name, [value] + learned(by: name, tensors), result, Self.windows(layer.kernelSize))
    case .trainableSubsampling(let layer): add(layer, name, tensors, from: value, to: result)
    case .maximumPooling: add("MaxPool", name, [value], result, Self.windows(2, stride: 2))
    case .globalAverage: add("GlobalAveragePool", name, [value], result)
    case .margin(let layer): add(layer, name, from: value, to: result)
    case .radialBasis(let layer): add(layer, name, tensors, from: value, to: result)
    case .dropout: add("Identity", name, [value], result)
    case .batchNormalisation:
      preconditionFailure("\(self.name) has a batch normalisation, \(name): fold it first")
    }
  }

  /// Four means make the sum of four.
  private mutating func add(
    _ layer: TrainableSubsampling, _ name: String, _ tensors: [String: Tensor], from value: String,
    to result: String
  ) {
    let id = name.asIdentifier
    let each = [layer.output.channels, 1, 1]
    let coefficients = tensors["\(id).weight"]!.values.map { 4 * $0 }
    let inputs = "\(name).inputs"
    add("Gather", inputs, [value, integers("\(id)_sources", layer.sources)], inputs, ["axis": .integer(1)])
    add("AveragePool", name, [inputs], "\(name).means", Self.windows(2, stride: 2))
    add(
      "Mul", "\(name).products", ["\(name).means", floats("\(id)_coefficients", each, coefficients)],
      "\(name).products")
    add(
      "Add", "\(name).sums",
      ["\(name).products", floats("\(id)_biases", each, tensors["\(id).bias"]!.values)], result)
  }

  private mutating func add(_ layer: Margin, _ name: String, from value: String, to result: String) {
    let id = name.asIdentifier
    let (scaled, paper) = ("\(name).scaled", "\(name).paper")
    add("Mul", scaled, [value, floats("\(id)_scale", [1], [layer.ink - layer.paper])], scaled)
    add("Add", paper, [scaled, floats("\(id)_paper", [1], [layer.paper])], paper)
    let pads = [0, 0, layer.width, layer.width, 0, 0, layer.width, layer.width]
    add("Pad", name, [paper, integers("\(id)_pads", pads), floats("\(id)_value", [], [layer.paper])], result)
  }

  private mutating func add(
    _ layer: RadialBasis, _ name: String, _ tensors: [String: Tensor], from value: String, to result: String
  ) {
    let id = name.asIdentifier
    let (each, differences, distances) = ("\(name).each", "\(name).differences", "\(name).distances")
    let codes = constant("\(id).codes", tensors)
    add("Unsqueeze", each, [value, integers("\(id)_axis", [1])], each)
    add("Sub", differences, [each, codes], differences)
    add(
      "ReduceSumSquare", distances, [differences], distances,
      ["axes": .integers([2]), "keepdims": .integer(0)])
    add("Neg", name, [distances], result)
  }

  /// The constants of a stage's weights and biases; their names.
  private mutating func learned(by name: String, _ tensors: [String: Tensor]) -> [String] {
    ["weight", "bias"].map { constant("\(name.asIdentifier).\($0)", tensors) }
  }

  /// A constant that is one of the network's tensors; its name.
  private mutating func constant(_ name: String, _ tensors: [String: Tensor]) -> String {
    constants.append(.floats(tensors[name]!))
    return name
  }

  private static func windows(
    _ size: Int, stride: Int = 1, padding: Int = 0
  ) -> KeyValuePairs<String, Attribute> {
    [
      "kernel_shape": .integers([size, size]), "strides": .integers([stride, stride]),
      "pads": .integers([padding, padding, padding, padding]),
    ]
  }

  // MARK: Activations and losses

  fileprivate mutating func add(
    _ activation: Activation, _ name: String, from value: String, to result: String
  ) {
    switch activation {
    case .relu: add("Relu", "\(name).relu", [value], result)
    case .sigmoid: add("Sigmoid", "\(name).sigmoid", [value], result)
    case .tanh:
      let id = name.asIdentifier
      let (scaled, tanh) = ("\(name).scaled", "\(name).tanh")
      add("Mul", scaled, [value, floats("\(id)_slope", [1], [Activation.slope])], scaled)
      add("Tanh", tanh, [scaled], tanh)
      add("Mul", "\(name).amplitude", [tanh, floats("\(id)_amplitude", [1], [Activation.amplitude])], result)
    }
  }

  /// Adds what turns logits into probabilities.
  fileprivate mutating func add(_ loss: Loss, classes: Int) {
    switch loss {
    case .crossEntropy: add("Softmax", "softmax", ["logits"], "probabilities", ["axis": .integer(1)])
    case .laboratory(.crossEntropyWithRubbish(let logit)):
      // One class more, of a constant logit, which is dropped again.
      let pads = integers("rubbish_pads", [0, 0, 0, 1])
      add("Pad", "rubbish", ["logits", pads, floats("rubbish_logit", [], [logit])], "all_logits")
      add("Softmax", "softmax", ["all_logits"], "all_probabilities", ["axis": .integer(1)])
      let (starts, ends) = (integers("first", [0]), integers("last", [classes]))
      add("Slice", "classes", ["all_probabilities", starts, ends, integers("axis", [1])], "probabilities")
    }
  }
}
