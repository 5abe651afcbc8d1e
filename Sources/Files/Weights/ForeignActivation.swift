import LeNet

/// The non-linearity that a network's weights were made for, as files and options name it.
public enum ForeignActivation: String, CaseIterable, Sendable {
  case relu, sigmoid
  /// The paper's scaled tanh.
  case tanh
  /// tanh as it is, which PyTorch and Keras mean by the name.
  case plainTanh = "plain-tanh"

  /// The network of such weights.
  func network(_ parameters: [Float]) -> LeNet5 {
    switch self {
    case .relu: LeNet5(parameters: parameters, activation: .relu)
    case .sigmoid: LeNet5(parameters: parameters, activation: .sigmoid)
    case .tanh: LeNet5(parameters: parameters, activation: .tanh)
    case .plainTanh: LeNet5(parameters: Self.scaled(parameters), activation: .tanh)
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
