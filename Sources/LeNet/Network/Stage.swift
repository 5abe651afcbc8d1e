/// The stages of LeNet-5 that a digit passes, in the paper's order and by its names.
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

  /// What the stage is in the architecture.
  public var layout: Architecture.Stage { Architecture.leNet5.stages[rawValue] }

  /// The extent of the stage's values.
  public var shape: Shape { layout.shape }

  /// The stage whose values this one computes with; none for the input.
  public var previous: Stage? { Stage(rawValue: rawValue - 1) }

  /// Whether the network's activation follows the stage's sums. (Behind the output stands the softmax.)
  public var isActivated: Bool { layout.activation != nil }

  /// Weights and biases that the stage learns.
  public var parameterCount: Int { layout.parameterCount }

  /// Where the stage's weights lie in the vector of parameters; empty where it has none.
  public var weights: Range<Int> { layout.weights }

  /// Where the stage's biases lie in the vector of parameters; empty where it has none.
  public var biases: Range<Int> { layout.biases }

  /// The shape of the weights as PyTorch has it; none where nothing is learned.
  public var weightShape: [Int]? { layout.weightShape }

  /// Multiplications of a weight with a value, for one digit.
  public var multiplyAdds: Int { layout.multiplyAdds }

  /// The stages that have weights.
  public static var learned: [Stage] { [.c1, .c3, .c5, .f6, .output] }
}
