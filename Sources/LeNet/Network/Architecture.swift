/// A network without its weights, as a value: what it is given, what it computes stage by stage, and what it is to make
/// small.
///
///     var network = Architecture("perceptron", input: Shape(1, 28, 28))
///     network.addDense("hidden", units: 300, .relu)
///     network.addDense("output", units: 10)
///
/// All its parameters lie in one vector, stage by stage, each stage's weights before its biases.
public struct Architecture: Sendable {
  /// What messages, tables and files call the network, such as `LeNet-5`.
  public private(set) var name: StaticString
  /// In the order in which a digit passes them; the first is the input, the last holds the logits, which the loss turns
  /// into probabilities.
  public private(set) var stages: [Stage]
  /// What training makes small, and how the last stage's logits become probabilities.
  public let loss: Loss

  /// A layer with its place in a network.
  public struct Stage: Sendable {
    /// What the stage is called in tables, and in the names of tensors: `C1`.
    public let name: StaticString
    /// What the stage computes, before its ``activation``.
    public let layer: Layer
    /// The non-linearity behind the layer's sums, if there is one.
    public let activation: Activation?
    let facts: LayerFacts
    /// What a unit looks at in the input.
    public let receptiveField: Window
  }

  /// A network that only has an input yet.
  public init(_ name: StaticString, input: Shape, loss: Loss = .crossEntropy) {
    self.name = name
    self.loss = loss
    let layer = Layer.input(input)
    stages = [
      Stage(name: "input", layer: layer, activation: nil, facts: layer.facts, receptiveField: Window())
    ]
  }

  /// Adds a stage behind the last one.
  ///
  /// - Precondition: the layer computes with the last stage's values, and its parameters lie behind all others.
  public mutating func add(_ name: StaticString, _ layer: Layer, _ activation: Activation? = nil) {
    let facts = layer.facts
    precondition(facts.input == shape, "\(name) computes with \(facts.input), not with \(shape)")
    precondition(
      facts.weights.isEmpty && facts.biases.isEmpty || facts.weights.lowerBound == parameterCount,
      "the parameters of \(name) begin at \(facts.weights.lowerBound), not at \(parameterCount)")
    let field = facts.window.seen(through: stages[stages.count - 1].receptiveField)
    stages.append(
      Stage(name: name, layer: layer, activation: activation, facts: facts, receptiveField: field))
  }
}

extension Architecture {
  /// Gives the last stage an activation.
  mutating func setLastActivation(_ activation: Activation?) {
    let last = stages.removeLast()
    stages.append(
      Stage(
        name: last.name, layer: last.layer, activation: activation, facts: last.facts,
        receptiveField: last.receptiveField))
  }

  /// The stages from the input to one of them, as a network of their own that has no logits yet.
  public func prefix(through last: Int, name: StaticString) -> Architecture {
    var result = self
    result.stages.removeSubrange((last + 1)...)
    result.name = name
    return result
  }
}

// MARK: - Building

// None is inlined: a page carries each once.
extension Architecture {
  /// Adds a ``Convolution`` of what the last stage computes: `filters` maps, without padding.
  @inline(never)
  public mutating func addConvolution(
    _ name: StaticString, filters: Int, kernelSize: Int, _ activation: Activation? = nil
  ) {
    let layer = Convolution(
      input: shape, filters: filters, kernelSize: kernelSize, firstParameter: parameterCount)
    add(name, .convolution(layer), activation)
  }

  /// Adds a ``Subsampling`` that halves the last stage's maps.
  @inline(never)
  public mutating func addSubsampling(_ name: StaticString, by method: Subsampling.Method = .mean) {
    add(name, .subsampling(Subsampling(input: shape, by: method)))
  }

  /// Adds a ``Dense`` layer of all that the last stage computes.
  @inline(never)
  public mutating func addDense(_ name: StaticString, units: Int, _ activation: Activation? = nil) {
    add(name, .dense(Dense(input: shape, units: units, firstParameter: parameterCount)), activation)
  }
}

extension Architecture.Stage {
  /// The extent of the stage's values.
  public var shape: Shape { facts.output }

  /// Where the weights lie in the vector of parameters; empty where nothing is learned.
  public var weights: Range<Int> { facts.weights }

  /// Where the biases lie: right behind the weights.
  public var biases: Range<Int> { facts.biases }

  /// What a unit looks at in the stage before it.
  public var window: Window { facts.window }

  /// Weights and biases that the stage learns.
  public var parameterCount: Int { weights.count + biases.count }

  /// The shape of the weights as PyTorch has it; none where nothing is learned.
  public var weightShape: [Int]? { layer.weightShape }

  /// Multiplications of a weight with a value, for one digit.
  public var multiplyAdds: Int { facts.multiplyAdds }
}

extension Window {
  /// The same window, measured in what `other` looks at.
  fileprivate func seen(through other: Window) -> Window {
    Window(
      height: other.height + (height - 1) * other.stride, width: other.width + (width - 1) * other.stride,
      stride: stride * other.stride, start: other.start + start * other.stride)
  }
}

extension Architecture {
  /// The extent of what the network is given.
  public var input: Shape { stages[0].shape }

  /// Weights and biases of all stages.
  public var parameterCount: Int { stages.reduce(0) { $0 + $1.parameterCount } }

  /// Multiplications of a weight with a value, for one digit.
  public var multiplyAdds: Int { stages.reduce(0) { $0 + $1.multiplyAdds } }

  /// The extent of the last stage's values.
  public var shape: Shape { stages[stages.count - 1].shape }

  /// Classes that the network distinguishes.
  public var classes: Int { shape.count }
}
