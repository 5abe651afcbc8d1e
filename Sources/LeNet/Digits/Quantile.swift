extension [Float] {
  /// The value that a share of the values is not above, to a 65,000th of their range; 0 where there is none.
  ///
  /// Halves the range that holds it. Sorting would be a good part of the code that a page carries.
  ///
  /// - Parameter share: 0 to below 1; 0.5 for the median.
  package func quantile(_ share: Float) -> Float {
    let rank = Int(share * Float(count))
    func isEnough(_ limit: Float) -> Bool { count { $0 <= limit } > rank }
    var (low, high) = range
    if isEnough(low) { return low }
    for _ in 0..<16 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return isEmpty ? 0 : high
  }

  /// The smallest and the largest value; ∞ and −∞ where there is none.
  package var range: (low: Float, high: Float) {
    var (low, high) = (Float.infinity, -Float.infinity)
    for value in self {
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    }
    return (low, high)
  }
}
