/// How long one of many takes, such as a digit.
struct Latency: Codable, Hashable {
  /// Half of all take no longer, in microseconds.
  var median: Double
  /// 99 of 100 take no longer, in microseconds.
  var percentile99: Double

  /// The latency of what was timed one by one, in seconds.
  ///
  /// - Precondition: there is at least one.
  init(seconds: [Double]) {
    median = 1e6 * seconds.median
    percentile99 = 1e6 * seconds.quantile(0.99)
  }
}

extension [Double] {
  /// The value in the middle; the mean of the two in the middle where their count is even.
  var median: Double {
    precondition(!isEmpty, "no value has no median")
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  /// The smallest value that at least a share of the values, above 0 to 1, is not above.
  func quantile(_ share: Double) -> Double {
    precondition(!isEmpty, "no value has no quantile")
    return sorted()[Int((share * Double(count)).rounded(.up)) - 1]
  }
}
