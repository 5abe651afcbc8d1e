/// The stages a digit passes on its way through the network, in the paper's order and by its names.
///
/// A letter says what the stage does (C convolves, S subsamples, F is fully connected), the number where it
/// stands. C5 is called a convolution because in the paper it is one, with a 5 × 5 kernel over 5 × 5 maps.
public enum Stage: Int, CaseIterable, Sendable {
  case input, c1, s2, c3, s4, c5, f6, output
}

extension Stage {
  public var name: String {
    switch self {
    case .input: "input"
    case .c1: "C1"
    case .s2: "S2"
    case .c3: "C3"
    case .s4: "S4"
    case .c5: "C5"
    case .f6: "F6"
    case .output: "output"
    }
  }

  /// The extent of the stage's values.
  public var shape: Shape {
    switch self {
    case .input: LeNet5.c1.input
    case .c1: LeNet5.c1.output
    case .s2: LeNet5.s2.output
    case .c3: LeNet5.c3.output
    case .s4: LeNet5.s4.output
    case .c5: Shape(LeNet5.c5.units, 1, 1)
    case .f6: Shape(LeNet5.f6.units, 1, 1)
    case .output: Shape(LeNet5.output.units, 1, 1)
    }
  }

  /// The stage whose values this one computes with; none for the input.
  public var previous: Stage? { Stage(rawValue: rawValue - 1) }

  /// Whether the network's activation follows the stage's sums. (Behind the output stands the softmax.)
  public var isActivated: Bool {
    switch self {
    case .c1, .c3, .c5, .f6: true
    case .input, .s2, .s4, .output: false
    }
  }

  /// Weights and biases that the stage learns.
  public var parameterCount: Int { weights.count + biases.count }

  /// Where the stage's weights lie in the vector of parameters; empty where it has none.
  public var weights: Range<Int> {
    switch self {
    case .input, .s2, .s4: 0..<0
    case .c1: LeNet5.c1.weights
    case .c3: LeNet5.c3.weights
    case .c5: LeNet5.c5.weights
    case .f6: LeNet5.f6.weights
    case .output: LeNet5.output.weights
    }
  }

  /// Where the stage's biases lie in the vector of parameters; empty where it has none.
  public var biases: Range<Int> {
    switch self {
    case .input, .s2, .s4: 0..<0
    case .c1: LeNet5.c1.biases
    case .c3: LeNet5.c3.biases
    case .c5: LeNet5.c5.biases
    case .f6: LeNet5.f6.biases
    case .output: LeNet5.output.biases
    }
  }

  /// The shape of the weights as PyTorch has it; none where nothing is learned.
  public var weightShape: [Int]? {
    switch self {
    case .input, .s2, .s4: nil
    case .c1: LeNet5.c1.weightShape
    case .c3: LeNet5.c3.weightShape
    case .c5: LeNet5.c5.weightShape
    case .f6: LeNet5.f6.weightShape
    case .output: LeNet5.output.weightShape
    }
  }

  /// Multiplications of a weight with a value, for one digit.
  public var multiplyAdds: Int {
    switch self {
    case .input, .s2, .s4: 0
    case .c1: LeNet5.c1.multiplyAdds
    case .c3: LeNet5.c3.multiplyAdds
    case .c5: LeNet5.c5.multiplyAdds
    case .f6: LeNet5.f6.multiplyAdds
    case .output: LeNet5.output.multiplyAdds
    }
  }

  /// The stages that have weights.
  public static var learned: [Stage] { [.c1, .c3, .c5, .f6, .output] }
}
