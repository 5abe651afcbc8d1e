/// Replaces every map by its mean.
///
///     output[c] = Σ y, x  input[c, y, x]  ÷  (height · width)
///
/// From `[channels, height, width]` it makes `[channels, 1, 1]`, so that a dense layer behind it has one weight for
/// every map instead of one for every pixel. After M. Lin, Q. Chen and S. Yan, "Network in network", ICLR 2014. Nothing
/// is learned.
public struct GlobalAverage: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[channels, 1, 1]`.
  public let output: Shape
  /// Empty: nothing is learned.
  public let weights: Range<Int>
  /// Empty: nothing is learned.
  public let biases: Range<Int>

  /// - Precondition: the maps have pixels.
  public init(input: Shape, firstParameter: Int = 0) {
    require(input.area > 0, "the mean of maps of \(input)")
    self.input = input
    output = Shape(input.channels, 1, 1)
    weights = firstParameter..<firstParameter
    biases = weights
  }

  /// Empty: nothing is learned.
  public var weightShape: [Int] { [] }

  /// None: values are added, as average pooling does.
  public var multiplyAdds: Int { 0 }
}

extension GlobalAverage {
  /// Computes the means of sixteen digits' maps.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    for channel in 0..<input.channels {
      let map = values + channel * input.area
      var sum = Lanes.zero
      for pixel in 0..<input.area { sum += map[pixel] }
      result[channel] = sum / Float(input.area)
    }
  }

  /// Computes the loss's gradient with respect to the layer's input: an equal share of the map's for every pixel.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    for channel in 0..<input.channels {
      (result + channel * input.area).update(
        repeating: gradient[channel] / Float(input.area), count: input.area)
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
