/// Halves the height and the width of every map: each output comes from a window of 2 × 2 inputs.
///
///     mean:    output[c, y, x] = ¼ · Σ i, j ∈ {0, 1}  input[c, 2y + i, 2x + j]
///     stride:  output[c, y, x] = input[c, 2y, 2x]
///
/// Nothing is learned here. The paper's subsampling layers had a coefficient and a bias for every map
/// (section II.B).
public struct Subsampling: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[channels, height / 2, width / 2]`.
  public let output: Shape
  /// Which value stands for a window.
  public let method: Method

  /// What is kept of 2 × 2 neighbours.
  public enum Method: CaseIterable, Sendable {
    /// The mean of the four: average pooling, and this network's.
    case mean
    /// The upper left of the four, and nothing of the others: a stride of 2 without pooling.
    case stride

    /// What a window's value at a row and a column, each 0 or 1, counts.
    public func weight(row: Int, column: Int) -> Float {
      switch self {
      case .mean: 0.25
      case .stride: row + column == 0 ? 1 : 0
      }
    }
  }

  /// - Precondition: height and width are even.
  public init(input: Shape, by method: Method = .mean) {
    precondition(
      input.height.isMultiple(of: 2) && input.width.isMultiple(of: 2),
      "maps of an odd height or width cannot be halved")
    self.input = input
    self.method = method
    output = Shape(input.channels, input.height / 2, input.width / 2)
  }

  /// Halves sixteen digits' maps.
  public func forward(_ values: UnsafePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>) {
    let width = input.width
    for row in 0..<output.channels * output.height {
      let window = values + 2 * row * width
      for x in 0..<output.width {
        switch method {
        case .mean:
          let top = window[2 * x] + window[2 * x + 1]
          let bottom = window[width + 2 * x] + window[width + 2 * x + 1]
          result[row * output.width + x] = 0.25 * (top + bottom)
        case .stride:
          result[row * output.width + x] = window[2 * x]
        }
      }
    }
  }

  /// Computes the loss's gradient with respect to the layer's input: of the output's, each input's weight.
  public func inputGradient(
    of gradient: UnsafePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>
  ) {
    inputGradient(of: gradient, into: result) { _ in }
  }

  /// Computes the loss's gradient with respect to what became the layer's input by an activation: each two rows are taken
  /// back through it while they are in the first-level cache.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, through activation: Activation, activations: UnsafePointer<Lanes>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    inputGradient(of: gradient, into: result) { first in
      activation.backward(activations: activations + first, gradient: result + first, count: 2 * input.width)
    }
  }

  /// - Parameter done: called with where two rows begin that are computed.
  @inline(__always)
  private func inputGradient(
    of gradient: UnsafePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>, done: (Int) -> Void
  ) {
    let width = input.width
    let (first, others) = (
      method.weight(row: 0, column: 0), method.weight(row: 1, column: 1)
    )
    for row in 0..<output.channels * output.height {
      let window = result + 2 * row * width
      for x in 0..<output.width {
        let whole = gradient[row * output.width + x]
        let share = others * whole
        window[2 * x] = first * whole
        window[2 * x + 1] = share
        window[width + 2 * x] = share
        window[width + 2 * x + 1] = share
      }
      done(2 * row * width)
    }
  }
}
