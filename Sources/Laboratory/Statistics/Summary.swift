/// What several runs with different seeds found: their mean, how much they differ, and how well they fix the true mean.
public struct Summary: Hashable, Sendable {
  /// How many values there are.
  public let count: Int
  /// Σ x ÷ n.
  public let mean: Double
  /// √(Σ (x − mean)² ÷ (n − 1)): how much one run differs from another. Nil for a single run.
  public let standardDeviation: Double?

  /// - Precondition: there are values.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "no values to summarise")
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    count = values.count
    standardDeviation =
      count < 2
      ? nil
      : (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  /// The 95 % interval of the mean that infinitely many seeds would have, if runs vary like a normal distribution:
  ///
  ///     mean ± t · standardDeviation ÷ √n    with Student's t of n − 1 degrees of freedom
  ///
  /// It says what another seed may change, not what other test digits would. Nil for a single run.
  public var interval: ClosedRange<Double>? {
    guard let standardDeviation else { return nil }
    let spread = StudentT.quantile(degrees: count - 1) * standardDeviation / Double(count).squareRoot()
    return mean - spread...mean + spread
  }
}
