import LeNet

extension Digit {
  /// The digit with a normally distributed number added to every pixel; pixels stay in 0…1.
  ///
  /// - Parameter standardDeviation: in units of full ink.
  public func withGaussianNoise(
    _ standardDeviation: Float, using generator: inout some RandomNumberGenerator
  ) -> Digit {
    var result = self
    for first in stride(from: 0, to: pixels.count, by: 2) {
      let pair = normalPair(using: &generator)
      for offset in 0..<2 {
        result.pixels[first + offset] = min(
          1, max(0, pixels[first + offset] + standardDeviation * pair[offset]))
      }
    }
    return result
  }
}

/// Two independent numbers of mean 0 and variance 1, normally distributed.
///
/// A point that is uniform in the unit disc, at squared distance s from its centre, times √(−2 ln s ÷ s)
/// (G. Marsaglia and T. Bray, "A convenient method for generating normal variables", SIAM Review 1964).
private func normalPair(using generator: inout some RandomNumberGenerator) -> SIMD2<Float> {
  while true {
    let point = SIMD2(
      Float.random(in: -1...1, using: &generator), Float.random(in: -1...1, using: &generator))
    let square = (point * point).sum()
    guard square < 1, square >= .leastNormalMagnitude else { continue }
    return point * (-2 * naturalLogarithm(Lanes(repeating: square))[0] / square).squareRoot()
  }
}
