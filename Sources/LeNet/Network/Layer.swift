/// The layers there are. A layer is a value that holds shapes, and where its parameters lie in the flat vector.
///
/// An enum and not a protocol's values: Embedded Swift restricts existentials, and one switch for sixteen digits costs
/// nothing beside what a layer computes.
public enum Layer: Hashable, Sendable {
  /// What the network is given.
  case input(Shape)
  /// Units that look at a small window and share their weights: C1 and C3.
  case convolution(Convolution)
  /// Maps of half the height and width: S2 and S4.
  case subsampling(Subsampling)
  /// Units that look at everything: C5, F6 and the output.
  case dense(Dense)
  /// What LeNet-5 does without; pages do not carry it.
  case laboratory(LaboratoryLayer)
}

/// What is known of a layer of any kind.
struct LayerFacts {
  var input: Shape
  var output: Shape
  var weights = 0..<0
  var biases = 0..<0
  /// Multiplications of a weight with a value, for one digit.
  var multiplyAdds = 0
  /// What an output looks at in every map of the input.
  var window: Window
}

extension Layer {
  var facts: LayerFacts {
    switch self {
    case .input(let shape): LayerFacts(input: shape, output: shape, window: Window())
    case .convolution(let layer):
      LayerFacts(
        input: layer.input, output: layer.output, weights: layer.weights, biases: layer.biases,
        multiplyAdds: layer.multiplyAdds,
        window: Window(height: layer.kernelSize, width: layer.kernelSize))
    case .subsampling(let layer):
      LayerFacts(
        input: layer.input, output: layer.output, window: Window(height: 2, width: 2, stride: 2))
    case .dense(let layer):
      LayerFacts(
        input: layer.input, output: layer.output, weights: layer.weights, biases: layer.biases,
        multiplyAdds: layer.multiplyAdds,
        window: Window(height: layer.input.height, width: layer.input.width))
    case .laboratory(let layer): layer.facts
    }
  }

  /// The shape of the weights in PyTorch's layout; none where nothing is learned.
  var weightShape: [Int]? {
    switch self {
    case .input, .subsampling: nil
    case .convolution(let layer): layer.weightShape
    case .dense(let layer): layer.weightShape
    case .laboratory(let layer): layer.weightShape
    }
  }
}

extension Layer {
  /// The layer as a dense one, where it uses each weight once: a kernel as large as its maps has one place, as in the
  /// paper's C5.
  var asDense: Dense? {
    switch self {
    case .dense(let layer): layer
    case .convolution(let layer) where layer.output.area == 1:
      Dense(input: layer.input, units: layer.output.channels, firstParameter: layer.weights.lowerBound)
    default: nil
    }
  }
}

/// The rectangle of its input that an output looks at: how large it is, where the first one begins, and how far
/// neighbours are apart.
public struct Window: Hashable, Sendable {
  /// Rows of the window.
  public var height = 1
  /// Columns of the window.
  public var width = 1
  /// Rows, and columns, between the windows of neighbouring outputs.
  public var stride = 1
  /// The first row and the first column of the first window; negative where a layer pads.
  public var start = 0
}

extension Window {
  /// What the output at a row and a column looks at.
  func region(row: Int, column: Int) -> Region {
    let (top, left) = (start + row * stride, start + column * stride)
    return Region(rows: top...top + height - 1, columns: left...left + width - 1)
  }
}
