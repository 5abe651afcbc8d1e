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
    median = 1e6 * seconds.quantile(0.5)
    percentile99 = 1e6 * seconds.quantile(0.99)
  }
}

extension [Double] {
  /// The smallest value that at least a share of the values, above 0 to 1, is not above.
  func quantile(_ share: Double) -> Double {
    precondition(!isEmpty, "no value has no quantile")
    return sorted()[Int((share * Double(count)).rounded(.up)) - 1]
  }
}
