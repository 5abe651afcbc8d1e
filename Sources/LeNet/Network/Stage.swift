/// The stages of LeNet-5 that a digit passes, in the paper's order and by its names.
///
/// A letter says what the stage does (C convolves, S subsamples, F is fully connected), the number where it
/// stands. C5 is called a convolution because in the paper it is one, with a 5 × 5 kernel over 5 × 5 maps.
public enum Stage: Int, CaseIterable, Sendable {
  /// The digit: `[1, 28, 28]`.
  case input
  /// 6 filters of 5 × 5: `[6, 24, 24]`.
  case c1
  /// C1's maps at half their height and width: `[6, 12, 12]`.
  case s2
  /// 16 filters of 6 × 5 × 5: `[16, 8, 8]`.
  case c3
  /// C3's maps at half their height and width: `[16, 4, 4]`.
  case s4
  /// 120 units that look at all of S4: `[120, 1, 1]`.
  case c5
  /// 84 units that look at all of C5: `[84, 1, 1]`.
  case f6
  /// A unit for every digit: `[10, 1, 1]`, logits before the softmax and probabilities behind it.
  case output
}

extension Stage {
  /// The paper's name: `C1`; `input` and `output` for the two that have none there.
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
