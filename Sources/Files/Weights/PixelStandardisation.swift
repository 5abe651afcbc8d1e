import LeNet

/// What a network's pixels went through before it learned from them: (x − mean) ÷ deviation, for x in 0…1.
public struct PixelStandardisation: Hashable, Sendable {
  /// What was subtracted from each pixel.
  public let mean: Double
  /// What the difference was divided by: above 0.
  public let deviation: Double

  /// The mean and standard deviation of MNIST's training pixels, by which most examples standardise.
  public static let usual = PixelStandardisation(mean: 0.1307, deviation: 0.3081)!

  /// Nothing if these are no numbers, or the deviation is one that nothing can be divided by.
  public init?(mean: Double, deviation: Double) {
    guard mean.isFinite, deviation.isFinite, abs(deviation) >= 1e-6 else { return nil }
    self.mean = mean
    self.deviation = deviation
  }
}

extension Network {
  /// The network that does with pixels in 0…1 what this one does with standardised ones.
  ///
  /// C1 has no margin, so each of its sums has all the pixels of its kernel, and Σ w · (x − mean) ÷ deviation + b is
  /// a sum of other weights w ÷ deviation and another bias b − mean ÷ deviation · Σ w, exactly.
  public func withoutStandardising(_ pixels: PixelStandardisation) -> Network {
    var network = self
    let c1 = Stage.c1
    let kernelArea = c1.weights.count / c1.biases.count
    for filter in 0..<c1.biases.count {
      let first = c1.weights.lowerBound + filter * kernelArea
      var sum = 0.0
      for index in first..<first + kernelArea {
        let weight = Double(parameters[index]) / pixels.deviation
        network.parameters[index] = Float(weight)
        sum += weight
      }
      let bias = c1.biases.lowerBound + filter
      network.parameters[bias] = Float(Double(parameters[bias]) - pixels.mean * sum)
    }
    return network
  }
}
