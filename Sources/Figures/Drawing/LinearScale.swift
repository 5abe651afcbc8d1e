/// Places values along an axis.
struct LinearScale: Hashable {
  /// The values at the two ends.
  var domain: ClosedRange<Double>
  /// Where the ends lie, in points; `end` may be less than `start`, as it is on an axis that rises.
  var start: Double
  var end: Double

  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    // One value has no extent to spread over.
    self.domain = domain.lowerBound < domain.upperBound ? domain : domain.lowerBound...(domain.lowerBound + 1)
    self.start = start
    self.end = end
  }

  /// Where `value` lies, in points.
  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// Round values within the domain, about `count` of them.
  func ticks(_ count: Int) -> Ticks { Ticks(in: domain, about: count) }
}
