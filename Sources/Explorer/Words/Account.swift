import Figures
import LeNet

/// What each stage did with one digit, in words computed from its trace.
struct Account {
  let trace: Trace

  /// Sentences, each on something else.
  func sentences(_ stage: Stage) -> [String] {
    switch stage {
    case .input: [ink]
    case .c1: [strongestMap(stage), silence(stage)]
    case .c3: [strongestMap(stage), silence(stage)] + (isSilent(stage) ? [] : [partialSums])
    case .s2, .s4: [pooling(stage)]
    case .c5: [units(stage)] + (isSilent(stage) ? [] : [strongestInputs])
    case .f6: [units(stage), evidenceByDigit]
    case .output: [verdict] + (winners.count == 1 ? [comparison] : [])
    }
  }

  /// Whether the verdict is right, for a digit that shows `label`.
  func truth(_ label: Int) -> String {
    "That is \(label == trace.prediction ? "right" : "wrong"): the digit shows \(Numbers.withArticle(label))."
  }

  // MARK: - Input

  private var ink: String {
    let pixels = trace.digit.pixels
    let count = pixels.count { $0 > 0 }
    guard count > 0 else { return "The picture is blank: no pixel holds ink." }
    let rows = pixels.indices.filter { pixels[$0] > 0 }.map { $0 / 28 }
    let columns = pixels.indices.filter { pixels[$0] > 0 }.map { $0 % 28 }
    return
      "\(Numbers.grouped(count)) of 784 pixels hold\(count == 1 ? "s" : "") ink, in rows \(rows.min()!) to "
      + "\(rows.max()!) and columns \(columns.min()!) to \(columns.max()!)."
  }

  // MARK: - Maps

  private func isSilent(_ stage: Stage) -> Bool { trace.values(stage).allSatisfy { $0 == 0 } }

  /// The unit with the stage's largest value; the first of several.
  private func strongest(_ stage: Stage) -> Unit {
    let values = trace.values(stage)
    return Unit(stage, index: values.indices.max { values[$0] < values[$1] }!)
  }

  private func strongestMap(_ stage: Stage) -> String {
    let unit = strongest(stage)
    let value = trace.value(of: unit)
    if isSilent(stage) { return "No unit fires: every value is zero." }
    let equals = trace.values(stage).count { $0 == value }
    guard equals == 1 else {
      return
        "The largest value, \(Numbers.short(value)), is that of \(Numbers.grouped(equals)) units at once; the "
        + "first is in map \(unit.channel) at row \(unit.row), column \(unit.column)."
    }
    let field = unit.receptiveField
    let pattern = InkPattern(of: trace.digit, in: field)
    return
      "Map \(unit.channel) fires most strongly: \(Numbers.short(value)) at row \(unit.row), column \(unit.column). "
      + "There it sees rows \(field.rows.lowerBound) to \(field.rows.upperBound) and columns "
      + "\(field.columns.lowerBound) to \(field.columns.upperBound) of the input: \(pattern.words)."
  }

  private func silence(_ stage: Stage) -> String {
    let values = trace.values(stage)
    let zeros = values.count { $0 == 0 }
    guard zeros > 0 else { return "No value is exactly zero." }
    let area = stage.shape.area
    let silent = (0..<stage.shape.channels).filter { channel in
      values[channel * area..<(channel + 1) * area].allSatisfy { $0 == 0 }
    }
    let maps =
      switch silent.count {
      case 0: "No map is silent throughout."
      case 1: "Map \(silent[0]) is silent throughout."
      default: "Maps \(Numbers.list(silent)) are silent throughout."
      }
    return "\(Numbers.grouped(zeros)) of \(Numbers.grouped(values.count)) values "
      + "(\(Numbers.percentInWords(Double(zeros) / Double(values.count), 0))) "
      + "\(zeros == 1 ? "is" : "are") exactly zero. \(maps)"
  }

  /// What each S2 map brought to C3's strongest unit.
  private var partialSums: String {
    let unit = strongest(.c3)
    let contributions = trace.contributions(to: unit)
    var sums = [Double](repeating: 0, count: 6)
    for term in contributions.terms { sums[term.source.channel] += Double(term.product) }
    let parts = sums.indices.sorted { abs(sums[$0]) > abs(sums[$1]) }.map {
      "map \($0) \(Numbers.short(sums[$0], signed: true))"
    }
    return "To that unit the maps of S2 bring \(Numbers.list(parts)); with the bias of "
      + "\(Numbers.short(contributions.bias, signed: true)) the sum is \(Numbers.short(contributions.sum, signed: true))."
  }

  private func pooling(_ stage: Stage) -> String {
    let previous = stage.previous!
    let (before, after) = (trace.values(previous).max()!, trace.values(stage).max()!)
    let counts =
      "\(Numbers.grouped(previous.shape.count)) values become \(Numbers.grouped(stage.shape.count))."
    if isSilent(previous) { return "\(counts) All are zero." }
    let largest = "\(counts) The largest was \(Numbers.short(before)) and is now \(Numbers.short(after))."
    let spread = spread(previous)
    guard spread > 0 else { return largest }
    return largest
      + " \(Numbers.percentInWords(self.spread(stage) / spread, 0)) of the variance within the maps is "
      + "left: the rest told where in a block of four a value stood."
  }

  /// The variance of a stage's values about the mean of their map.
  ///
  /// Averaging blocks leaves every map's mean as it is, so what the variance loses is the variance within blocks.
  private func spread(_ stage: Stage) -> Double {
    let area = Double(stage.shape.area)
    let squares = (0..<stage.shape.channels).reduce(0.0) { sum, channel in
      let map = trace.map(stage, channel).map(Double.init)
      let mean = map.reduce(0, +) / area
      return sum + map.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return squares / Double(stage.shape.count)
  }

  // MARK: - Units

  private func units(_ stage: Stage) -> String {
    let values = trace.values(stage)
    let firing = values.count { $0 != 0 }
    let top = values.indices.filter { values[$0] != 0 }.sorted { values[$0] > values[$1] }.prefix(3)
    guard firing > 0 else { return "None of the \(values.count) units fires." }
    let first =
      firing == values.count
      ? "All \(values.count) units have a value."
      : "\(firing) of \(values.count) units fire\(firing == 1 ? "s" : "")."
    return "\(first) The strongest \(top.count == 1 ? "is" : "are") "
      + Numbers.list(top.map { "unit \($0) (\(Numbers.short(values[$0])))" }) + "."
  }

  /// Which S4 maps make C5's strongest unit strong.
  private var strongestInputs: String {
    let unit = strongest(.c5)
    let contributions = trace.contributions(to: unit)
    var sums = [Double](repeating: 0, count: 16)
    for term in contributions.terms { sums[term.source.channel] += Double(term.product) }
    let sum = "unit \(unit.channel)'s sum of \(Numbers.short(contributions.sum, signed: true))"
    let top = sums.indices.filter { sums[$0] != 0 }.sorted { abs(sums[$0]) > abs(sums[$1]) }.prefix(3)
    guard !top.isEmpty else { return "All of \(sum) is bias: S4 brings nothing." }
    let rest = contributions.sum - Double(contributions.bias) - top.reduce(0) { $0 + sums[$1] }
    return "To \(sum), S4 brings most in "
      + Numbers.list(top.map { "map \($0) (\(Numbers.short(sums[$0], signed: true)))" })
      + "; its other maps bring \(Numbers.short(rest, signed: true)), the bias "
      + "\(Numbers.short(contributions.bias, signed: true))."
  }

  /// For which digits F6 speaks, and against which: each logit without its bias.
  private var evidenceByDigit: String {
    let sums = (0..<10).map { digit in
      let contributions = trace.contributions(to: Unit(.output, channel: digit))
      return contributions.sum - Double(contributions.bias)
    }
    func list(_ digits: [Int]) -> String {
      Numbers.list(digits.map { "\($0) (\(Numbers.short(sums[$0], signed: true)))" })
    }
    let digits = sums.indices.sorted { sums[$0] > sums[$1] }
    let (pro, contra) = (digits.filter { sums[$0] > 0 }, digits.filter { sums[$0] < 0 })
    if pro.isEmpty && contra.isEmpty { return "Its evidence speaks for no digit and against none." }
    return "Weighed by the output, its evidence speaks "
      + (pro.isEmpty ? "for no digit" : "for \(list(pro))")
      + (contra.isEmpty ? "" : " and against \(list(contra))")
      + ". Only the differences of these sums matter."
  }

  // MARK: - Output

  /// The digits with the largest logit: one, unless there is a tie.
  private var winners: [Int] { (0..<10).filter { trace.logits[$0] == trace.logits.max()! } }

  /// How sure the network is, and of what.
  var verdict: String {
    let (winner, second) = (trace.ranking[0], trace.ranking[1])
    guard winners.count == 1 else {
      let who = winners.count == 10 ? "all ten digits" : Numbers.list(winners)
      return "The network cannot decide: \(who) are equally likely, "
        + "\(Numbers.percentInWords(trace.probabilities[winner])) each. Of equals the first counts as its answer, "
        + "\(winner)."
    }
    return "The network takes it for \(Numbers.withArticle(winner)), with a probability of "
      + "\(Numbers.percentInWords(trace.probabilities[winner])). Next comes \(second), with "
      + "\(Numbers.percentInWords(trace.probabilities[second]))."
  }

  /// Why the winner beats the runner-up.
  private var comparison: String {
    let evidence = trace.evidence
    let top = evidence.terms.prefix(3).filter { $0.amount != 0 }
    let start =
      "The logit of \(evidence.winner) exceeds that of \(evidence.other) by \(Numbers.fixed(evidence.total, 2)). "
    guard !top.isEmpty else { return start + "All of it is bias: F6 adds nothing to either." }
    let rest =
      evidence.total - top.reduce(0) { $0 + Double($1.amount) } - Double(evidence.biasDifference)
    return start + "Of that, F6 brings "
      + Numbers.list(top.map { "\(Numbers.fixed($0.amount, 2, signed: true)) by unit \($0.unit)" })
      + "; all other units bring \(Numbers.fixed(rest, 2, signed: true)), the biases "
      + "\(Numbers.fixed(evidence.biasDifference, 2, signed: true))."
  }
}
