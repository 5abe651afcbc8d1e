/// Units that each measure the squared distance of the input from a fixed code.
///
///     output[u] = −Σ k  (input[k] − code[u, k])²
///
/// That is the negative of the paper's penalty (section II.B, the output layer), so that the largest is the likeliest.
/// Codes are not among the parameters: nothing is learned.
public struct RadialBasis: Hashable, Sendable {
  /// `[inputs, 1, 1]`.
  public let input: Shape
  /// `[units, 1, 1]`: one for every code.
  public let output: Shape
  /// `[units][inputs]`.
  public let codes: [[Float]]
  /// Empty: nothing is learned.
  public let weights: Range<Int>
  /// Empty: nothing is learned.
  public let biases: Range<Int>

  /// - Precondition: every code has as many values as there are inputs.
  public init(inputs: Int, codes: [[Float]], firstParameter: Int = 0) {
    for code in codes {
      require(code.count == inputs, "a code of \(code.count) values for \(inputs) inputs")
    }
    input = Shape(inputs, 1, 1)
    output = Shape(codes.count, 1, 1)
    self.codes = codes
    weights = firstParameter..<firstParameter
    biases = weights
  }

  /// Empty: nothing is learned.
  public var weightShape: [Int] { [] }

  /// One for every value of every code: a difference is multiplied with itself and added.
  public var multiplyAdds: Int { input.count * output.count }
}

extension RadialBasis {
  /// Computes the outputs of sixteen digits: `[inputs]` lanes in, `[units]` lanes out.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    for (unit, code) in codes.enumerated() {
      var distance = Lanes.zero
      for (index, value) in code.enumerated() {
        let difference = values[index] - value
        distance.accumulate(difference, difference)
      }
      result[unit] = -distance
    }
  }

  /// Computes the loss's gradient with respect to the layer's input:
  ///
  ///     inputGradient[k] = −2 · Σ u  gradient[u] · (input[k] − code[u, k])
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    result.update(repeating: .zero, count: input.count)
    for (unit, code) in codes.enumerated() {
      let factor = -2 * gradient[unit]
      for (index, value) in code.enumerated() { result[index].accumulate(factor, values[index] - value) }
    }
  }

  /// None: nothing is learned.
  var sumCount: Int { 0 }

  /// Adds nothing.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {}
}
