/// A non-linearity behind a layer's sums.
public enum Activation: String, CaseIterable, Sendable {
  /// max(0, x): today's habit, and this network's.
  case relu
  /// 1 ÷ (1 + e⁻ˣ): the logistic function of the networks before LeNet-5.
  case sigmoid
  /// 1.7159 · tanh(⅔ x): the paper's (appendix A). It passes through (1, 1) and (−1, −1).
  case tanh

  /// What people call it.
  public var name: String {
    switch self {
    case .relu: "ReLU"
    case .sigmoid: "sigmoid"
    case .tanh: "scaled tanh"
    }
  }

  /// The paper's amplitude of the scaled tanh.
  public static let amplitude: Float = 1.7159
  /// The paper's slope of the scaled tanh at the origin, before the amplitude.
  public static let slope: Float = 2 / 3

  /// The activation of every lane.
  @inline(__always)
  public func callAsFunction(_ x: Lanes) -> Lanes {
    switch self {
    case .relu: x.replacing(with: 0, where: x .< 0)
    case .sigmoid: 1 / (1 + exponential(-x))
    case .tanh: Self.amplitude * hyperbolicTangent(Self.slope * x)
    }
  }

  /// The activation of one number.
  public func callAsFunction(_ x: Float) -> Float { self(Lanes(repeating: x))[0] }

  /// The derivative at an activation `y`: no pre-activation has to be kept for it.
  @inline(__always)
  public func derivative(at y: Lanes) -> Lanes {
    switch self {
    case .relu: Lanes.zero.replacing(with: 1, where: y .> 0)
    case .sigmoid: y * (1 - y)
    case .tanh: Self.slope * (Self.amplitude - y * y / Self.amplitude)
    }
  }

  /// The derivative at one activation.
  public func derivative(at y: Float) -> Float { derivative(at: Lanes(repeating: y))[0] }

  /// Replaces pre-activations by activations.
  public func apply(to values: UnsafeMutablePointer<Lanes>, count: Int) {
    // The switch stands outside the loop, so that each loop is one vector instruction or two.
    switch self {
    case .relu: for index in 0..<count { values[index] = Activation.relu(values[index]) }
    case .sigmoid: for index in 0..<count { values[index] = Activation.sigmoid(values[index]) }
    case .tanh: for index in 0..<count { values[index] = Activation.tanh(values[index]) }
    }
  }

  /// Turns the gradient with respect to activations into the gradient with respect to pre-activations.
  public func backward(
    activations: UnsafePointer<Lanes>, gradient: UnsafeMutablePointer<Lanes>, count: Int
  ) {
    switch self {
    case .relu:
      for index in 0..<count {
        gradient[index] = gradient[index].replacing(with: 0, where: activations[index] .<= 0)
      }
    case .sigmoid:
      for index in 0..<count { gradient[index] *= Activation.sigmoid.derivative(at: activations[index]) }
    case .tanh:
      for index in 0..<count { gradient[index] *= Activation.tanh.derivative(at: activations[index]) }
    }
  }
}
