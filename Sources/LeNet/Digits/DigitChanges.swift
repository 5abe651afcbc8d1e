extension Digit {
  /// The digit turned about its centre, then moved; what leaves the 28 × 28 pixels is lost, and paper comes in.
  ///
  /// Every pixel is the mean of the four around the place it comes from, weighted by nearness.
  ///
  /// - Parameters:
  ///   - angle: in radians −π…π, counterclockwise.
  ///   - right: in pixels.
  ///   - down: in pixels.
  public func turned(by angle: Double, movedRight right: Float = 0, down: Float = 0) -> Digit {
    let (sin, cos) = (Float(sine(angle)), Float(cosine(angle)))
    let centre = Float(Self.side - 1) / 2
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: PaddedDigit.area) { memory in
      let padded = PaddedDigit(in: memory.baseAddress!) { pixels[$0] }
      var result = self
      for row in 0..<Self.side {
        for column in 0..<Self.side {
          let (x, y) = (Float(column) - centre - right, Float(row) - centre - down)
          result.pixels[row * Self.side + column] = padded.ink(
            at: SIMD2(centre + cos * x - sin * y, centre + sin * x + cos * y))
        }
      }
      return result
    }
  }

  /// The digit with something random added to every pixel, uniform in ±`amount`; pixels stay in 0…1.
  public func withNoise(_ amount: Float, using generator: inout some RandomNumberGenerator) -> Digit {
    Digit(
      pixels: pixels.map { min(1, max(0, $0 + Float.random(in: -amount...amount, using: &generator))) })
  }
}
