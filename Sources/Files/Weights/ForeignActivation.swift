import LeNet

/// The non-linearity that a network's weights were made for, as files and options name it.
public enum ForeignActivation: String, CaseIterable, Sendable {
  /// max(0, x).
  case relu
  /// 1 ÷ (1 + e⁻ˣ).
  case sigmoid
  /// The paper's scaled tanh.
  case tanh
  /// tanh as it is, which PyTorch and Keras mean by the name.
  case plainTanh = "plain-tanh"

  /// The network of such weights.
  func network(_ parameters: [Float]) -> Network {
    switch self {
    case .relu: Network(.leNet5, parameters: parameters)
    case .sigmoid: Network(.leNet5(activation: .sigmoid), parameters: parameters)
    case .tanh: Network(.leNet5(activation: .tanh), parameters: parameters)
    case .plainTanh: Network(.leNet5(activation: .tanh), parameters: Self.scaled(parameters))
    }
  }

  /// The parameters with which the scaled tanh computes what these do with a plain one: sums that are divided by the
  /// slope, of values that are larger by the amplitude.
  private static func scaled(_ parameters: [Float]) -> [Float] {
    var parameters = parameters
    for stage in Stage.learned {
      let sums = stage.isActivated ? 1 / Activation.slope : 1
      let inputs = stage == .c1 ? 1 : Activation.amplitude
      for index in stage.weights { parameters[index] *= sums / inputs }
      for index in stage.biases { parameters[index] *= sums }
    }
    return parameters
  }
}
