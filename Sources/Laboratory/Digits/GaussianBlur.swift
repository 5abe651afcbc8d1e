import LeNet

extension Digit {
  /// The digit out of focus: every pixel becomes the mean of those around it, weighted by
  ///
  ///     e^(−(Δx² + Δy²) ÷ 2σ²)
  ///
  /// with σ the standard deviation in pixels, as far as 3σ. Outside the digit is paper. 0 changes nothing.
  ///
  /// - Precondition: the standard deviation is not negative.
  public func blurred(by standardDeviation: Float) -> Digit {
    precondition(standardDeviation >= 0, "a blur of \(standardDeviation) pixels")
    guard standardDeviation > 0 else { return self }
    let reach = Int((3 * standardDeviation).rounded(.up))
    var weights = (-reach...reach).map { offset in
      let distance = Float(offset) / standardDeviation
      return exponential(Lanes(repeating: -distance * distance / 2))[0]
    }
    let sum = weights.reduce(0, +)
    for index in weights.indices { weights[index] /= sum }
    // The weight is a product of one for the row and one for the column.
    return blurred(weights, step: 1).blurred(weights, step: Self.side)
  }

  /// Weighs neighbours that lie `step` pixels apart: in rows with 1, in columns with 28.
  private func blurred(_ weights: [Float], step: Int) -> Digit {
    let reach = weights.count / 2
    var result = self
    for index in pixels.indices {
      let place = index / step % Self.side
      var sum: Float = 0
      for offset in max(-reach, -place)...min(reach, Self.side - 1 - place) {
        sum += weights[offset + reach] * pixels[index + offset * step]
      }
      result.pixels[index] = sum
    }
    return result
  }
}
