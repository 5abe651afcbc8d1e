import LeNet

extension Digit {
  /// The digit with a normally distributed number added to every pixel; pixels stay in 0…1.
  ///
  /// - Parameters:
  ///   - standardDeviation: in units of full ink.
  ///   - generator: gives all random numbers.
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
