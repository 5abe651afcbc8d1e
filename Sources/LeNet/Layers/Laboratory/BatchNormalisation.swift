/// Brings every map to mean β and standard deviation γ, two numbers a map that are learned.
///
///     output[c, y, x] = γ[c] · (input[c, y, x] − mean[c]) ÷ √(variance[c] + ε) + β[c],  ε = 10⁻⁵
///
/// The mean and the variance (of n values, divided by n) are those of the map over its area and over the sixteen digits
/// that travel together: lanes mix here, and only here. One thread works on all sixteen, so the bits do not depend on the
/// number of threads. γ are the layer's weights, `[channels]`; β its biases, `[channels]`.
///
/// After S. Ioffe and C. Szegedy, "Batch normalization", ICML 2015; statistics of a part of the batch are the ghost
/// batches of E. Hoffer, I. Hubara and D. Soudry, "Train longer, generalize better", NIPS 2017. After training, the
/// statistics of many digits take the place of the sixteen's, and γ, β and they are folded into the convolution before
/// the layer: see ``folded(into:biases:mean:variance:parameters:)``.
///
/// Where a method takes `counting`, it is 1 in a lane with a digit and 0 in a lane without. Such a lane has no part in the
/// statistics, but its values must be finite.
public struct BatchNormalisation: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// The input's shape.
  public var output: Shape { input }
  /// Where γ lies in the vector of parameters.
  public let weights: Range<Int>
  /// Where β lies: right behind γ.
  public let biases: Range<Int>

  /// What is added to the variance, so that a map whose values are all the same is not divided by 0.
  public static let epsilon: Float = 1e-5

  /// - Precondition: the maps have pixels.
  public init(input: Shape, firstParameter: Int = 0) {
    require(input.area > 0, "the mean of maps of \(input)")
    self.input = input
    weights = firstParameter..<firstParameter + input.channels
    biases = weights.upperBound..<weights.upperBound + input.channels
  }

  /// `[channels]`: a γ for every map.
  public var weightShape: [Int] { [input.channels] }

  /// One for every value, as in training. Folded into the convolution before it, the layer costs nothing.
  public var multiplyAdds: Int { output.count }
}

// MARK: - Statistics

extension BatchNormalisation {
  /// The mean and the variance (divided by n) of each map over its area and the lanes that count: two arrays of
  /// `[channels]`.
  func moments(of values: UnsafePointer<Lanes>, counting: Lanes) -> (mean: [Float], variance: [Float]) {
    var mean: [Float] = []
    var variance: [Float] = []
    for channel in 0..<input.channels {
      let moments = moments(of: channel, in: values, counting: counting)
      mean.append(moments.mean)
      variance.append(moments.variance)
    }
    return (mean, variance)
  }

  /// How many values a map's statistics are taken over. At least 1, for sixteen lanes without a digit.
  private func count(_ counting: Lanes) -> Float { max(1, counting.sum() * Float(input.area)) }

  /// In two passes: the variance as the mean of squares less the square of the mean would lose its digits.
  private func moments(
    of channel: Int, in values: UnsafePointer<Lanes>, counting: Lanes
  ) -> (mean: Float, variance: Float) {
    let map = values + channel * input.area
    let count = count(counting)
    var sum = Lanes.zero
    for pixel in 0..<input.area { sum += map[pixel] }
    let mean = (sum * counting).sum() / count
    var squares = Lanes.zero
    for pixel in 0..<input.area {
      let difference = map[pixel] - mean
      squares.accumulate(difference, difference)
    }
    return (mean, (squares * counting).sum() / count)
  }

  /// A map's mean and 1 ÷ √(variance + ε).
  private func standardisation(
    of channel: Int, in values: UnsafePointer<Lanes>, counting: Lanes
  ) -> (mean: Float, inverseDeviation: Float) {
    let (mean, variance) = moments(of: channel, in: values, counting: counting)
    return (mean, 1 / (variance + Self.epsilon).squareRoot())
  }
}

// MARK: - Forward

extension BatchNormalisation {
  /// Normalises sixteen digits' maps by their own statistics.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, counting: Lanes,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    for channel in 0..<input.channels {
      let (mean, inverseDeviation) = standardisation(of: channel, in: values, counting: counting)
      let factor = parameters[weights.lowerBound + channel] * inverseDeviation
      let bias = Lanes(repeating: parameters[biases.lowerBound + channel])
      for index in channel * input.area..<(channel + 1) * input.area {
        var value = bias
        value.accumulate(factor, values[index] - mean)
        result[index] = value
      }
    }
  }
}

// MARK: - Backward

extension BatchNormalisation {
  /// Computes the loss's gradient with respect to the layer's input. Every value has a part in the statistics, so with
  /// z = (input − mean) ÷ √(variance + ε) and n values,
  ///
  ///     inputGradient = γ ÷ √(variance + ε) · (gradient − (Σ gradient + z · Σ gradient · z) ÷ n)
  ///
  /// with sums over the map's area and all lanes.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    counting: Lanes, into result: UnsafeMutablePointer<Lanes>
  ) {
    for channel in 0..<input.channels {
      let (mean, inverseDeviation) = standardisation(of: channel, in: values, counting: counting)
      let (sum, product) = sums(of: gradient, times: values, channel: channel, mean: mean)
      let share = counting / count(counting)
      // z · Σ gradient · z, without a division for every z.
      let slope = share * (product.sum() * inverseDeviation * inverseDeviation)
      let shift = share * sum.sum()
      let factor = parameters[weights.lowerBound + channel] * inverseDeviation
      for index in channel * input.area..<(channel + 1) * input.area {
        result[index] = factor * (gradient[index] - shift - slope * (values[index] - mean))
      }
    }
  }

  /// One for every γ and β.
  var sumCount: Int { 2 * input.channels }

  /// Adds sixteen digits' gradient of the loss with respect to γ and β, with z as above:
  ///
  ///     γGradient[c] += Σ y, x  gradient[c, y, x] · z[c, y, x]
  ///     βGradient[c] += Σ y, x  gradient[c, y, x]
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    counting: Lanes, into sums: UnsafeMutablePointer<Lanes>
  ) {
    for channel in 0..<input.channels {
      let (mean, inverseDeviation) = standardisation(of: channel, in: values, counting: counting)
      let (sum, product) = self.sums(of: gradient, times: values, channel: channel, mean: mean)
      sums[channel].accumulate(inverseDeviation, product)
      sums[input.channels + channel] += sum
    }
  }

  /// For every lane, Σ gradient and Σ gradient · (value − mean) over a map's area.
  private func sums(
    of gradient: UnsafePointer<Lanes>, times values: UnsafePointer<Lanes>, channel: Int, mean: Float
  ) -> (gradient: Lanes, product: Lanes) {
    var sum = Lanes.zero
    var product = Lanes.zero
    for index in channel * input.area..<(channel + 1) * input.area {
      sum += gradient[index]
      product.accumulate(gradient[index], values[index] - mean)
    }
    return (sum, product)
  }
}

// MARK: - After training

extension BatchNormalisation {
  /// What the layer is when each map's statistics are given: output = factor · input + offset, with
  ///
  ///     factor[c] = γ[c] ÷ √(variance[c] + ε),  offset[c] = β[c] − mean[c] · factor[c]
  ///
  /// - Parameters:
  ///   - mean: `[channels]`, over many digits, as of the training set.
  ///   - variance: `[channels]`, divided by n.
  ///   - parameters: the flat vector in which γ and β lie.
  public func factorsAndOffsets(
    mean: [Float], variance: [Float], parameters: [Float]
  ) -> (factors: [Float], offsets: [Float]) {
    require(
      mean.count == input.channels && variance.count == input.channels,
      "\(mean.count) means and \(variance.count) variances for maps of \(input)")
    let factors = (0..<input.channels).map {
      parameters[weights.lowerBound + $0] / (variance[$0] + Self.epsilon).squareRoot()
    }
    let offsets = (0..<input.channels).map { parameters[biases.lowerBound + $0] - mean[$0] * factors[$0] }
    return (factors, offsets)
  }

  /// The weights and biases with which the convolution before this layer computes what both compute.
  ///
  /// - Parameters:
  ///   - weights: the convolution's, `[channels, …]`: a filter for each of this layer's maps.
  ///   - biases: the convolution's, `[channels]`.
  ///   - mean: `[channels]`: the statistics that take the place of the sixteen digits'.
  ///   - variance: `[channels]`, divided by the number of values.
  ///   - parameters: the network's vector of parameters.
  public func folded(
    into weights: [Float], biases: [Float], mean: [Float], variance: [Float], parameters: [Float]
  ) -> (weights: [Float], biases: [Float]) {
    require(
      biases.count == input.channels && weights.count.isMultiple(of: input.channels),
      "\(weights.count) weights and \(biases.count) biases before a normalisation of \(input)")
    let (factors, offsets) = factorsAndOffsets(mean: mean, variance: variance, parameters: parameters)
    let taps = weights.count / input.channels
    return (
      weights.indices.map { weights[$0] * factors[$0 / taps] },
      biases.indices.map { biases[$0] * factors[$0] + offsets[$0] }
    )
  }
}
