import LeNet

extension Network {
  /// Which pairs of digits each unit of the last stage before the logits separates.
  ///
  /// The measure is the area under the ROC curve: with n₁ digits of the pair's first kind, n₂ of its second,
  ///
  ///     area = 1 ÷ (n₁ n₂) · Σ i, j  (1 if u[i] > v[j],  ½ if u[i] = v[j],  else 0)
  ///
  /// It asks for the order of a unit's values only, not for their distribution, half of which may be zeros: 1 or 0 where a
  /// threshold separates the two without a mistake, ½ where the unit says nothing about them.
  ///
  /// - Parameters:
  ///   - digits: the digits that the units look at.
  ///   - best: pairs named for each unit.
  ///   - threads: how many share the work; the result is the same for any number.
  public func separations(
    on digits: LabelledDigits, best: Int = 3, threads: Int = 1
  ) -> [LayerFindings.Separation] {
    let stage = architecture.stages.count - 2
    let units = architecture.stages[stage].shape.count
    let values = values(of: stage, for: digits, threads: threads)
    return (0..<units).map { unit in
      var byLabel = [[Float]](repeating: [], count: 10)
      for index in 0..<digits.count {
        byLabel[Int(digits.labels[index])].append(values[index * units + unit])
      }
      for label in 0..<10 { byLabel[label].sort() }
      let areas = LayerFindings.Separation.pairs.map { areaUnderROC(byLabel[$0[0]], byLabel[$0[1]]) }
      let ranked = areas.indices.sorted {
        let (a, b) = (abs(areas[$0] - 0.5), abs(areas[$1] - 0.5))
        return a > b || a == b && $0 < $1
      }
      return LayerFindings.Separation(unit: unit, areas: areas, bestPairs: Array(ranked.prefix(best)))
    }
  }
}

/// How likely one of `values` is larger than one of `others`, a tie counting half; ½ where either has none.
///
/// - Parameters: both in rising order.
func areaUnderROC(_ values: [Float], _ others: [Float]) -> Double {
  guard !values.isEmpty, !others.isEmpty else { return 0.5 }
  // Twice the sum, which is a whole number.
  var (less, notMore, sum) = (0, 0, 0)
  for value in values {
    while less < others.count, others[less] < value { less += 1 }
    notMore = max(notMore, less)
    while notMore < others.count, others[notMore] == value { notMore += 1 }
    sum += less + notMore
  }
  return Double(sum) / Double(2 * values.count * others.count)
}
