/// The p-values of several tests, adjusted for their number (Holm 1979).
///
/// Twenty comparisons of equals show one below 0.05 by chance. After this adjustment, in nineteen of twenty tables none
/// of the comparisons of equals is below 0.05. The smallest of m p-values is multiplied by m, the next by m − 1, and so
/// on; none is let fall below one before it:
///
///     adjusted[i] = max j ≤ i  min(1, (m − j) · p[j])    for p[0] ≤ p[1] ≤ …
///
/// - Returns: the adjusted values, in the order of `values`.
public func holmAdjusted(_ values: [Double]) -> [Double] {
  var adjusted = values
  var largest = 0.0
  for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
    largest = max(largest, min(1, Double(values.count - rank) * values[index]))
    adjusted[index] = largest
  }
  return adjusted
}
