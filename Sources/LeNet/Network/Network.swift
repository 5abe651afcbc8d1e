/// A network: an architecture, and the parameters with which it computes.
public struct Network: Sendable {
  /// What the network computes, stage by stage.
  public let architecture: Architecture

  /// All weights and biases in one vector, stage by stage, each stage's weights before its biases, in PyTorch's layout.
  ///
  /// The optimiser, averaging, checkpoints and the gradient check are each one loop over it.
  public var parameters: [Float] { didSet { forgetLayout() } }

  /// Where the weights are kept that one digit needs in another order.
  private var layout = LayoutOnce()

  /// - Precondition: there are as many parameters as the architecture has.
  public init(_ architecture: Architecture, parameters: [Float]) {
    precondition(
      parameters.count == architecture.parameterCount,
      "\(parameters.count) parameters for a network of \(architecture.parameterCount)")
    self.architecture = architecture
    self.parameters = parameters
  }

  /// The weights in the order in which one digit needs them.
  var laidOutWeights: LaidOutWeights { layout { LaidOutWeights(architecture, parameters: parameters) } }

  /// A copy that is as before keeps what it has laid out.
  private mutating func forgetLayout() {
    // In this order: a copy on another thread could lay out and vanish between the two.
    if !isKnownUniquelyReferenced(&layout) || !layout.isEmpty { layout = LayoutOnce() }
  }
}

// MARK: - Initialisation

extension Network {
  /// A network that has learned nothing: small random weights, biases of zero.
  ///
  /// Weights are uniform in ±√(g ÷ fan-in), which keeps the variance of the values about the same from stage
  /// to stage: g = 6 before ReLU, which silences half of them (He and others, 2015), and g = 3 before sigmoid and
  /// tanh and for the logits (LeCun and others, "Efficient BackProp", 1998).
  public init(_ architecture: Architecture, using generator: inout some RandomNumberGenerator) {
    var parameters = [Float](repeating: 0, count: architecture.parameterCount)
    for stage in architecture.stages where !stage.weights.isEmpty {
      if case .laboratory(let layer) = stage.layer, let weight = layer.firstWeight {
        for index in stage.weights { parameters[index] = weight }
        continue
      }
      let fanIn = stage.weights.count / stage.biases.count
      let gain: Float = stage.activation == .relu ? 6 : 3
      let limit = (gain / Float(fanIn)).squareRoot()
      for index in stage.weights { parameters[index] = Float.random(in: -limit...limit, using: &generator) }
    }
    self.init(architecture, parameters: parameters)
  }
}
