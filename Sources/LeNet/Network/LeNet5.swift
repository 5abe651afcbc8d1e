/// LeNet-5 for MNIST's 28 × 28 digits.
///
/// | stage  | what it does                              | values      | parameters |
/// |--------|-------------------------------------------|-------------|-----------:|
/// | C1     | convolution 5 × 5, 6 filters, activation  | 6 × 24 × 24 |        156 |
/// | S2     | average pooling 2 × 2                     | 6 × 12 × 12 |          0 |
/// | C3     | convolution 5 × 5, 16 filters, activation | 16 × 8 × 8  |      2,416 |
/// | S4     | average pooling 2 × 2                     | 16 × 4 × 4  |          0 |
/// | C5     | dense, activation                         | 120         |     30,840 |
/// | F6     | dense, activation                         | 84          |     10,164 |
/// | output | dense, softmax                            | 10          |        850 |
///
/// After Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document
/// recognition", Proceedings of the IEEE 86(11), 1998, section II.B. What differs from the paper: the input is
/// 28 × 28 without a margin, so maps are smaller and C5 has 30,840 parameters instead of 48,120; ReLU unless
/// asked otherwise; pooling learns nothing; every C3 filter sees all six S2 maps; a softmax in place of
/// Euclidean radial basis functions.
public struct LeNet5: Sendable {
  public static let c1 = Convolution(input: Shape(1, 28, 28), filters: 6, kernelSize: 5)
  public static let s2 = Subsampling(input: c1.output)
  public static let c3 = Convolution(
    input: s2.output, filters: 16, kernelSize: 5, firstParameter: c1.biases.upperBound)
  public static let s4 = Subsampling(input: c3.output)
  public static let c5 = Dense(inputs: s4.output.count, units: 120, firstParameter: c3.biases.upperBound)
  public static let f6 = Dense(inputs: c5.units, units: 84, firstParameter: c5.biases.upperBound)
  public static let output = Dense(inputs: f6.units, units: 10, firstParameter: f6.biases.upperBound)

  /// Weights and biases of all layers: 44,426.
  public static var parameterCount: Int { output.biases.upperBound }

  /// All weights and biases in one vector, layer by layer, each layer's weights before its biases, in
  /// PyTorch's layout.
  ///
  /// The optimiser, averaging, checkpoints and the gradient check are each one loop over it.
  public var parameters: [Float]

  /// The non-linearity behind C1, C3, C5 and F6.
  public var activation: Activation

  /// How S2 and S4 halve their maps.
  public var subsampling: Subsampling.Method

  /// - Precondition: there are ``parameterCount`` parameters.
  public init(parameters: [Float], activation: Activation, subsampling: Subsampling.Method = .mean) {
    precondition(
      parameters.count == Self.parameterCount,
      "\(parameters.count) parameters for a network of \(Self.parameterCount)")
    self.parameters = parameters
    self.activation = activation
    self.subsampling = subsampling
  }
}

// MARK: - Initialisation

extension LeNet5 {
  /// A network that has learned nothing: small random weights, biases of zero.
  ///
  /// Weights are uniform in ±√(g ÷ fan-in), which keeps the variance of the values about the same from layer
  /// to layer: g = 6 for ReLU, which silences half of them (He and others, 2015), and g = 3 for sigmoid and
  /// tanh and for the output layer (LeCun and others, "Efficient BackProp", 1998).
  public init(
    activation: Activation = .relu, subsampling: Subsampling.Method = .mean,
    using generator: inout some RandomNumberGenerator
  ) {
    var parameters = [Float](repeating: 0, count: Self.parameterCount)
    for stage in Stage.learned {
      let fanIn = stage.weights.count / stage.biases.count
      let gain: Float = activation == .relu && stage != .output ? 6 : 3
      let limit = (gain / Float(fanIn)).squareRoot()
      for index in stage.weights { parameters[index] = Float.random(in: -limit...limit, using: &generator) }
    }
    self.init(parameters: parameters, activation: activation, subsampling: subsampling)
  }
}

// MARK: - Forward and backward

extension LeNet5 {
  /// Computes every stage of the sixteen digits in the workspace's input, up to their probabilities.
  static func forward(
    _ workspace: Workspace, parameters: UnsafePointer<Float>, activation: Activation,
    subsampling: Subsampling.Method
  ) {
    forward(
      workspace, parameters: parameters, activation: activation, subsampling: subsampling,
      willActivate: { _ in })
  }

  /// The same, for who needs to see sums too.
  ///
  /// - Parameter willActivate: called with each stage that has an activation or softmax while it still holds
  ///   the sums.
  @inline(__always)
  static func forward(
    _ workspace: Workspace, parameters: UnsafePointer<Float>, activation: Activation,
    subsampling: Subsampling.Method, willActivate: (Stage) -> Void
  ) {
    let values = workspace.values
    func activate(_ stage: Stage) {
      willActivate(stage)
      activation.apply(to: values[stage], count: stage.shape.count)
    }
    c1.forward(values[.input], parameters: parameters, into: values[.c1])
    activate(.c1)
    s2.forward(values[.c1], by: subsampling, into: values[.s2])
    c3.forward(values[.s2], parameters: parameters, into: values[.c3])
    activate(.c3)
    s4.forward(values[.c3], by: subsampling, into: values[.s4])
    c5.forward(values[.s4], parameters: parameters, into: values[.c5])
    activate(.c5)
    f6.forward(values[.c5], parameters: parameters, into: values[.f6])
    activate(.f6)
    output.forward(values[.f6], parameters: parameters, into: values[.output])
    willActivate(.output)
    Softmax.forward(values[.output], count: output.units, into: values[.output])
  }

  /// Computes the loss's gradient with respect to every stage before the output, whose gradient (with respect
  /// to the logits) the workspace holds, and adds that of the convolutions' parameters to `sums`.
  ///
  /// The dense layers' parameters are left to ``DenseBatch``, which takes what it needs from the workspace.
  /// Where a stage has an activation, its gradient is with respect to the sums before it. The input's is left
  /// out: training has no use for it.
  static func backward(
    _ workspace: Workspace, parameters: UnsafePointer<Float>, activation: Activation,
    subsampling: Subsampling.Method, sums: ConvolutionSums
  ) {
    let values = workspace.values
    let gradients = workspace.gradients
    func deactivate(_ stage: Stage) {
      activation.backward(activations: values[stage], gradient: gradients[stage], count: stage.shape.count)
    }
    output.inputGradient(of: gradients[.output], parameters: parameters, into: gradients[.f6])
    deactivate(.f6)
    f6.inputGradient(of: gradients[.f6], parameters: parameters, into: gradients[.c5])
    deactivate(.c5)
    c5.inputGradient(of: gradients[.c5], parameters: parameters, into: gradients[.s4])
    s4.inputGradient(of: gradients[.s4], by: subsampling, into: gradients[.c3])
    deactivate(.c3)
    c3.accumulateGradient(values: values[.s2], gradient: gradients[.c3], into: sums.c3)
    c3.inputGradient(of: gradients[.c3], parameters: parameters, into: gradients[.s2])
    s2.inputGradient(of: gradients[.s2], by: subsampling, into: gradients[.c1])
    deactivate(.c1)
    c1.accumulateGradient(values: values[.input], gradient: gradients[.c1], into: sums.c1)
  }
}
