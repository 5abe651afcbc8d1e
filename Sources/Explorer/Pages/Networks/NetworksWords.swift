import Figures
import Laboratory
import LeNet

/// What the comparison of two networks shows, in sentences computed from it.
struct NetworksWords {
  private let found: NetworkComparison
  /// What the two are called, in quotation marks.
  private let names: [String]

  init(_ compared: ComparedNetworks) {
    found = compared.findings
    names = compared.quoted
  }

  private var total: Int { found.errors.total }
  private var ofDigits: String { "of \(Numbers.count(total, "digit"))" }
  /// Digits that only the first reads, and that only the second reads.
  private var alone: [Int] { [found.errors.onlySecondWrong, found.errors.onlyFirstWrong] }
  private var isDecided: Bool { found.p < 0.05 }

  /// Which reads better, in a sentence without its full stop.
  var verdict: String {
    if found.isSameNetwork { return "\(names[0]) and \(names[1]) are the same network" }
    let more = alone[1] - alone[0]
    guard more != 0 else {
      if found.differing.isEmpty {
        return "\(names[0]) and \(names[1]) give the same answer to each \(ofDigits)"
      }
      return "\(names[0]) and \(names[1]) read equally many \(ofDigits), and differ in "
        + "\(Numbers.grouped(found.differing.count))"
    }
    let (better, worse) = more > 0 ? (names[1], names[0]) : (names[0], names[1])
    return "\(better) reads \(Numbers.grouped(abs(more))) more \(ofDigits) than \(worse): "
      + (isDecided ? "more than chance explains" : "no more than chance may explain")
  }

  // MARK: The test

  var counts: String {
    let errors = found.errors
    return "Both read \(Numbers.grouped(errors.bothRight)) \(ofDigits), and neither reads "
      + "\(Numbers.grouped(errors.bothWrong)); \(names[0]) alone reads \(Numbers.grouped(alone[0])), and \(names[1]) alone "
      + "\(Numbers.grouped(alone[1])). Only what one of them alone reads says which is better."
  }

  var difference: String {
    "The accuracy of \(names[1]) less that of \(names[0]) is \(points(found.difference)) points. By the choice of digits, "
      + "the 95 % interval of this difference goes from \(points(found.differenceInterval[0])) to "
      + "\(points(found.differenceInterval[1]))."
  }

  private func points(_ share: Double) -> String { Numbers.fixed(100 * share, 2, signed: true) }

  var test: String {
    let apart = alone[0] + alone[1]
    guard apart > 0 else {
      return "No digit is read by one of the two alone, so these digits cannot decide which is better."
    }
    let p = found.p < 0.001 ? "p\u{A0}<\u{A0}0.001" : "p\u{A0}=\u{A0}\(Numbers.fixed(found.p, 3))"
    return
      "If the two were equally good, the \(Numbers.grouped(apart)) would be divided as unevenly as this with a "
      + "probability of \(p) (McNemar’s exact test). "
      + (isDecided
        ? "So on digits like these, \(names[alone[0] > alone[1] ? 0 : 1]) is better."
        : "So these digits do not decide which is better; they do not say that the two are equal.")
  }

  // MARK: Digits

  var differing: String {
    let count = found.differing.count
    guard count > 0 else { return "None: both give the same answer to each \(ofDigits)." }
    let differently = found.differing.count { $0.kind == .bothWrong }
    let alike = found.errors.bothWrong - differently
    return
      "They give different answers to \(Numbers.grouped(count)) \(ofDigits): \(Numbers.grouped(alone[0])) that "
      + "\(names[0]) alone reads, \(Numbers.grouped(alone[1])) that \(names[1]) alone reads, and "
      + "\(Numbers.grouped(differently)) that both misread."
      + (alike == 0 ? "" : " Both misread \(Numbers.grouped(alike)) more, for the same digit.")
  }

  // MARK: Filters and stages

  private func match(_ stage: Stage) -> StageMatch { found.stages.first { $0.stage == stage.name }! }
  private func number(_ value: Double) -> String { Numbers.fixed(value, 2) }

  /// How C1's filters and C3's match.
  var filters: [String] {
    let (c1, c3) = (match(.c1), match(.c3))
    return [
      "Every filter of \(names[0]) is matched with one of \(names[1]), so that the sum of the correlations of their responses "
        + "to \(Numbers.count(found.matchedDigits, "digit")) is as large as can be. \(words(of: c1)) The mean cosine of "
        + "matched kernels is \(number(Summary(c1.kernelCosines!).mean)); of kernels that are matched by chance, "
        + "\(Numbers.range(c1.kernelCosinesByChance!)). \(words(of: c3))",
      origin,
    ]
  }

  /// How a stage's channels match, and what chance makes of it.
  private func words(of match: StageMatch) -> String {
    "In \(match.stage) the mean correlation is \(number(match.matched)), "
      + (match.isBeyondChance ? "more than" : "no more than")
      + " with the filters of untrained networks, matched in the same way: \(Numbers.range(match.matchedByChance))."
  }

  /// What the places of partners say about how the networks came to be.
  private var origin: String {
    if found.isSameNetwork { return "The two are the same network: every filter’s partner is itself." }
    let inPlace = found.stages.reduce(0) { $0 + $1.inPlace }
    let all = found.stages.reduce(0) { $0 + $1.partners.count }
    let count =
      "Matched with the one of their own number are \(inPlace) of \(all) filters and units; a random order has about "
      + "\(Numbers.word(found.stages.count)). "
    if inPlace >= Self.beyondRandomOrder {
      return count
        + "So the two have a beginning in common: the same seed, or one was trained on from the other."
    }
    let areTheSame = found.stages.allSatisfy { $0.matched > 0.95 }
    return count
      + (areTheSame
        ? "Yet partners are nearly the same: one network is the other in another order."
        : "So nothing says that the two began from the same weights, and the order of filters means nothing.")
  }

  /// In a random order about one channel of each stage is in its place, of four stages together four; twelve or more
  /// are in less than one pair of a thousand.
  static let beyondRandomOrder = 12

  /// Which stages match beyond chance, and what linear CKA says.
  var stages: String {
    let beyond = found.stages.filter(\.isBeyondChance).map(\.stage)
    let matched =
      switch beyond.count {
      case 0: "In no stage do matched channels correlate more than with those of untrained networks."
      case found.stages.count:
        "In every stage matched channels correlate more than with those of untrained networks."
      default:
        "Matched channels correlate more than with those of untrained networks in \(Numbers.list(beyond)) only."
      }
    let alignments = found.stages.map {
      "\($0.stage) \(number($0.alignment)) (by chance \(Numbers.range($0.alignmentByChance)))"
    }
    return matched + " Linear CKA, which compares all channels of a stage at once and needs no partners: "
      + "\(Numbers.list(alignments))."
  }

  // MARK: One digit

  func answers(of traces: [Trace]) -> String {
    let digit = found.digit
    let answers = zip(names, traces).map { name, trace in
      let answer = trace.prediction
      return "\(name) takes it for \(Numbers.withArticle(answer)) "
        + "(\(Numbers.percentInWords(trace.probabilities[answer])))"
    }
    return "Digit \(digit.index) shows \(Numbers.withArticle(digit.label)). \(answers[0]), \(answers[1])."
  }

  /// Where the two part for the digit.
  var parting: String {
    let digit = found.digit
    guard digit.stages.contains(where: { $0.difference > 0 }) else {
      return "The two do not differ in any stage."
    }
    let most = digit.most
    let unusual = digit.stages.filter { $0.usual > 0 }.max {
      $0.difference / $0.usual < $1.difference / $1.usual
    }!
    return
      "Relative to their size, matched values differ most in \(name(most)), by \(number(most.difference)); on "
      + "\(Numbers.count(found.matchedDigits, "digit")) \(number(most.usual)) is usual there. "
      + (unusual.difference > 1.2 * unusual.usual
        ? "Beyond what is usual, they part most in \(name(unusual)): \(number(unusual.difference)), where "
          + "\(number(unusual.usual)) is usual."
        : "In no stage is the difference more than a fifth larger than usual.")
  }

  private func name(_ stage: NetworkComparison.DigitParting.Stage) -> String {
    stage.stage == "logits" ? "the logits" : stage.stage
  }
}
