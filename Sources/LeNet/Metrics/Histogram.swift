/// How many values fall into each of equal bins. Zero, if it lies within, is an edge, and values that are exactly
/// zero are counted by themselves: they are silence, not small numbers.
public struct Histogram: Hashable, Sendable {
  /// How many bins a histogram has at most, in figures and in pages.
  public static let bins = 64

  /// From the lower edge of the first bin to the upper edge of the last.
  public let range: ClosedRange<Double>
  /// `[bins]`: how many values other than zero fall into each, from the lowest.
  public let counts: [Int]
  /// How many values are exactly zero; no bin counts them.
  public let zeros: Int

  /// How much of ``range`` each bin covers, in the values' unit.
  public var binWidth: Double { (range.upperBound - range.lowerBound) / Double(counts.count) }

  /// - Parameters:
  ///   - values: the values to count.
  ///   - bins: how many bins there are at most.
  ///   - others: values that the bins are to cover too, so that two histograms can share an axis.
  /// - Precondition: there are values.
  public init(_ values: [Float], bins: Int = Histogram.bins, covering others: [Float] = []) {
    precondition(!values.isEmpty, "no values to count")
    let all = values + others
    let (low, high) = (Double(min(0, all.min()!)), Double(max(0, all.max()!)))
    let extent = high > low ? high - low : 1
    // The narrowest bins, at most `bins` of them, with an edge at zero.
    let below = Int((Double(bins) * -low / extent).rounded(.up))
    let above = max(1, bins - below)
    let width = max(below > 0 ? -low / Double(below) : 0, high > 0 ? high / Double(above) : 0, extent / 1e6)
    range = -Double(below) * width...Double(above) * width
    var counts = [Int](repeating: 0, count: below + above)
    var zeros = 0
    for value in values {
      if value == 0 {
        zeros += 1
      } else {
        let bin = Int((Double(value) / width).rounded(.down)) + below
        counts[min(max(bin, 0), counts.count - 1)] += 1
      }
    }
    self.counts = counts
    self.zeros = zeros
  }

  /// The histograms of a layer's sums and of its values. ReLU changes no value that it lets pass, so with it they share
  /// an axis, and the right half stays as it was.
  public static func pair(
    before sums: [Float], after values: [Float], activation: Activation
  ) -> (before: Histogram, after: Histogram) {
    (Histogram(sums), Histogram(values, covering: activation == .relu ? sums : []))
  }
}
