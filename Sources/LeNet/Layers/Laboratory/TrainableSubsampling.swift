/// Halves the height and the width of maps with a coefficient and a bias that are learned.
///
///     output[m, y, x] = coefficient[m] · Σ i, j ∈ {0, 1}  input[source[m], 2y + i, 2x + j] + bias[m]
///
/// After the paper, section II.B, layer S2. There, each map halves its own; in LeNet-4, maps are connected in pairs to
/// one source. Coefficients are the layer's weights, `[maps]`; biases, `[maps]`, lie behind them.
public struct TrainableSubsampling: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[maps, height / 2, width / 2]`: a map for every source.
  public let output: Shape
  /// The input map that each output map halves.
  public let sources: [Int]
  /// Where the coefficients lie in the vector of parameters.
  public let weights: Range<Int>
  /// Where the biases lie: right behind the coefficients.
  public let biases: Range<Int>

  /// - Parameters:
  ///   - input: `[channels, height, width]` of what the layer is given.
  ///   - sources: the input map of each output map; where nil, each its own.
  ///   - firstParameter: where its coefficients begin in the vector of parameters.
  /// - Precondition: height and width are even, and sources are maps of the input.
  public init(input: Shape, sources: [Int]? = nil, firstParameter: Int = 0) {
    require(
      input.height.isMultiple(of: 2) && input.width.isMultiple(of: 2),
      "maps of \(input) cannot be halved: their height or width is odd")
    let sources = sources ?? Array(0..<input.channels)
    for source in sources {
      require(0..<input.channels ~= source, "source \(source) of an input of \(input)")
    }
    self.input = input
    self.sources = sources
    output = Shape(sources.count, input.height / 2, input.width / 2)
    weights = firstParameter..<firstParameter + sources.count
    biases = weights.upperBound..<weights.upperBound + sources.count
  }

  /// `[maps]`: a coefficient for every map.
  public var weightShape: [Int] { [sources.count] }

  /// One for every output value: the coefficient times a sum, which takes three additions more. The paper counts
  /// connections instead, five for every output value: four inputs and the bias.
  public var multiplyAdds: Int { output.count }
}

extension TrainableSubsampling {
  /// Halves sixteen digits' maps.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    forEachWindow { map, window, index in
      var value = Lanes(repeating: parameters[biases.lowerBound + map])
      value.accumulate(parameters[weights.lowerBound + map], sum(of: values + window))
      result[index] = value
    }
  }

  /// Computes the loss's gradient with respect to the layer's input: of each output that takes an input, the gradient
  /// times the coefficient.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    result.update(repeating: .zero, count: input.count)
    forEachWindow { map, window, index in
      let share = parameters[weights.lowerBound + map] * gradient[index]
      result[window] += share
      result[window + 1] += share
      result[window + input.width] += share
      result[window + input.width + 1] += share
    }
  }

  /// One for every coefficient and bias.
  var sumCount: Int { 2 * output.channels }

  /// Adds sixteen digits' gradient of the loss with respect to the coefficients and biases:
  ///
  ///     coefficientGradient[m] += Σ y, x  gradient[m, y, x] · (sum of its window)
  ///     biasGradient[m] += Σ y, x  gradient[m, y, x]
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    forEachWindow { map, window, index in
      sums[map].accumulate(gradient[index], sum(of: values + window))
      sums[output.channels + map] += gradient[index]
    }
  }

  @inline(__always)
  private func sum(of window: UnsafePointer<Lanes>) -> Lanes {
    (window[0] + window[1]) + (window[input.width] + window[input.width + 1])
  }

  /// Calls `body` with each output map, where its window's upper left value lies in the input, and its place in the
  /// output.
  @inline(__always)
  private func forEachWindow(_ body: (_ map: Int, _ window: Int, _ index: Int) -> Void) {
    var index = 0
    for (map, source) in sources.enumerated() {
      for y in 0..<output.height {
        for x in 0..<output.width {
          body(map, (source * input.height + 2 * y) * input.width + 2 * x, index)
          index += 1
        }
      }
    }
  }
}
