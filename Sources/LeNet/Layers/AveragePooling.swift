/// Halves the height and the width of every map: each output is the mean of a window of 2 × 2 inputs.
///
///     output[c, y, x] = ¼ · Σ i, j ∈ {0, 1}  input[c, 2y + i, 2x + j]
///
/// Nothing is learned here. The paper's subsampling layers had a coefficient and a bias for every map
/// (section II.B).
public struct AveragePooling: Hashable, Sendable {
  public let input: Shape
  public let output: Shape

  /// - Precondition: height and width are even.
  public init(input: Shape) {
    precondition(
      input.height.isMultiple(of: 2) && input.width.isMultiple(of: 2),
      "maps of an odd height or width cannot be halved")
    self.input = input
    output = Shape(input.channels, input.height / 2, input.width / 2)
  }

  /// Averages sixteen digits' maps.
  public func forward(_ values: UnsafePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>) {
    let width = input.width
    for row in 0..<output.channels * output.height {
      let window = values + 2 * row * width
      for x in 0..<output.width {
        let top = window[2 * x] + window[2 * x + 1]
        let bottom = window[width + 2 * x] + window[width + 2 * x + 1]
        result[row * output.width + x] = 0.25 * (top + bottom)
      }
    }
  }

  /// Computes the loss's gradient with respect to the layer's input: a quarter of the output's, for each of
  /// the four that were averaged.
  public func inputGradient(of gradient: UnsafePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>) {
    let width = input.width
    for row in 0..<output.channels * output.height {
      let window = result + 2 * row * width
      for x in 0..<output.width {
        let quarter = 0.25 * gradient[row * output.width + x]
        window[2 * x] = quarter
        window[2 * x + 1] = quarter
        window[width + 2 * x] = quarter
        window[width + 2 * x + 1] = quarter
      }
    }
  }
}
