import LeNet

/// Student's distribution: how far a mean of few values lies from the true one, in standard errors that were themselves
/// estimated from these values.
public enum StudentT {
  /// The t that a value of `degrees` degrees of freedom exceeds in neither direction with probability `probability`:
  /// 12.706 for 1 degree and 0.95, towards 1.960 for many.
  ///
  /// With t = √ν · tan θ, the probability of ±t is a finite sum (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4):
  ///
  ///     ν odd:   2/π · (θ + sin θ · (cos θ + 2/3 cos³ θ + … + 2·4⋯(ν−3) ÷ 3·5⋯(ν−2) · cos^(ν−2) θ))
  ///     ν even:  sin θ · (1 + 1/2 cos² θ + … + 1·3⋯(ν−3) ÷ 2·4⋯(ν−2) · cos^(ν−2) θ)
  ///
  /// θ is found by bisection.
  ///
  /// - Precondition: one degree at least, and a probability in 0..<1.
  public static func quantile(_ probability: Double = 0.95, degrees: Int) -> Double {
    precondition(degrees >= 1, "\(degrees) degrees of freedom")
    precondition((0..<1).contains(probability), "a probability of \(probability)")
    var (low, high) = (0.0, Double.pi / 2)
    // Each step halves the interval: after 60, neighbouring numbers are left.
    for _ in 0..<60 {
      let angle = (low + high) / 2
      if self.probability(angle: angle, degrees: degrees) < probability { low = angle } else { high = angle }
    }
    return Double(degrees).squareRoot() * sine(low) / cosine(low)
  }

  /// The probability of a t between ∓√ν · tan θ.
  private static func probability(angle: Double, degrees: Int) -> Double {
    let (sin, cos) = (sine(angle), cosine(angle))
    let isOdd = !degrees.isMultiple(of: 2)
    var term = isOdd ? cos : 1
    var sum = degrees == 1 ? 0 : term
    for n in stride(from: isOdd ? 3 : 2, to: degrees, by: 2) {
      term *= cos * cos * Double(n - 1) / Double(n)
      sum += term
    }
    return isOdd ? 2 / .pi * (angle + sin * sum) : sin * sum
  }
}
