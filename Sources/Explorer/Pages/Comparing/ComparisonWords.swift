import Figures
import Foundation
import Laboratory

/// What a comparison shows, in sentences computed from its runs.
struct ComparisonWords {
  let comparison: Comparison
  private let rows: [Comparison.Row]
  private let standard: Comparison.Row?

  init(_ comparison: Comparison) {
    self.comparison = comparison
    rows = comparison.rows
    standard = rows.first { $0.model.id == Model.leNet5.id }
  }

  private var testDigits: Int { rows[0].runs[0].testDigits }

  /// Who errs least, and LeNet-5 beside it.
  var verdict: String {
    let best = rows.min { $0.error.mean < $1.error.mean }!
    let ofDigits = "of \(Numbers.grouped(testDigits)) test digits"
    guard let standard, standard.model.id != best.model.id else {
      return "\(best.model.name.capitalised) errs least: it misreads \(percent(best.error.mean)) \(ofDigits)."
    }
    return "LeNet-5 misreads \(percent(standard.error.mean)) \(ofDigits); "
      + "\(best.model.name) errs least, with \(percent(best.error.mean))."
  }

  /// Which models differ from LeNet-5 by more than chance.
  var standings: String? {
    func names(_ standing: Comparison.Row.Standing) -> [String] {
      rows.filter { $0.standing == standing }.map(\.model.name)
    }
    let (better, worse, undecided) = (names(.better), names(.worse), names(.undecided))
    let others = better.count + worse.count + undecided.count
    guard others > 0 else { return nil }
    return
      "Of the \(others == 1 ? "one other model" : "\(Numbers.word(others)) other models"), "
      + "\(counted(better, "better")) than LeNet-5 by more than chance, "
      + "\(counted(worse, "worse")); for \(Numbers.word(undecided.count)) these digits do not decide"
      + (undecided.isEmpty ? "." : " (\(Numbers.list(undecided))).")
  }

  /// `two are better (A and B)`
  private func counted(_ names: [String], _ word: String) -> String {
    let count = "\(Numbers.word(names.count)) \(names.count == 1 ? "is" : "are") \(word)"
    return names.isEmpty || names.count > 4 ? count : "\(count) (\(Numbers.list(names)))"
  }

  /// How the models were trained and measured.
  var setting: String {
    let run = rows[0].runs[0]
    let seeds = Set(comparison.runs.map(\.seed)).count
    let budget =
      comparison.budget == .quick
      ? "for a pass or a few over the digits, so none of them is as good as it can be"
      : "for as long as it helps"
    return
      "Every model learned from \(Numbers.grouped(run.trainingDigits)) digits, with \(Numbers.word(seeds)) "
      + "seed\(seeds == 1 ? "" : "s") where chance has a part in it; networks were trained \(budget)."
  }

  /// What the table's intervals are of.
  var intervals: String {
    let deviation =
      "± is the standard deviation over seeds: how much one run differs from another."
    let ofSeeds =
      "The 95 % interval of a model with several runs is of its mean over seeds, by Student’s t: what another seed may "
      + "change, on these test digits."
    let ofDigits =
      "where there is one run, or every run is the same, it is of the choice of test digits, by Wilson’s formula: what "
      + "other digits of this kind may change."
    let kinds = Set(rows.map(\.uncertainty))
    if kinds == [.seeds] { return deviation + " " + ofSeeds }
    if kinds == [.digits] {
      return
        "There is one run of every model, or all its runs are the same. The 95 % interval is of the choice of test "
        + "digits, by Wilson’s formula: what other digits of this kind may change. What another seed may change, it does "
        + "not say."
    }
    return "\(deviation) \(ofSeeds.dropLast()); \(ofDigits)"
  }

  /// What stands on the edge between two costs: models of which no other errs less for as little.
  func frontier(_ cost: (Comparison.Row) -> Int, named name: String) -> String {
    let best = rows.filter { row in
      !rows.contains { other in
        other.model.id != row.model.id && other.error.mean <= row.error.mean && cost(other) <= cost(row)
      }
    }.sorted { cost($0) < cost($1) }
    let names = Numbers.list(best.map(\.model.name))
    guard best.count > 1 else { return "\(names.capitalised) errs least with the fewest \(name)." }
    return "From few \(name) to many, these err less than every model that has no more of them: \(names)."
  }

  /// The ends of the learning curves, and what ten times as many digits bring.
  var learning: String {
    let curves = comparison.learningCurves
    let sizes = Set(curves.flatMap { $0.line.points.map(\.x) }).sorted()
    func errors(_ size: Double) -> [(name: String, error: Double)] {
      curves.compactMap { curve in
        curve.line.points.first { $0.x == size }.map { (curve.line.name, $0.y / 100) }
      }
    }
    func sentence(_ size: Double) -> String {
      let all = errors(size)
      let best = all.min { $0.error < $1.error }!
      let text = "from \(Numbers.plain(size)) digits, \(best.name) errs least (\(percent(best.error)))"
      guard let own = all.first(where: { $0.name == Model.leNet5.name }), own.name != best.name else {
        return text
      }
      return "\(text); LeNet-5 has \(percent(own.error))"
    }
    let few = sentence(sizes[0]).capitalised + "."
    return sizes.count == 1 ? few : few + " " + sentence(sizes[sizes.count - 1]).capitalised + "."
  }

  /// From where on LeNet-5, or else the first model, misreads more than one digit in ten; and who bears most.
  var robustness: String {
    let row = standard ?? rows[0]
    let limits = Disturbance.allCases.map { disturbance in
      let errors = row.meanRobustness(disturbance)
      let index = errors.firstIndex { $0 > 0.1 }
      return index.map { "a \(disturbance.name) of \(disturbance.words(of: disturbance.levels[$0]))" }
        ?? "no \(disturbance.name) up to \(disturbance.words(of: disturbance.levels[errors.count - 1]))"
    }
    let first =
      "\(row.model.name.capitalised) misreads more than one digit in ten from "
      + "\(Numbers.list(limits)) on."
    guard rows.count > 1 else { return first }
    let best = Disturbance.allCases.map { disturbance in
      let all = rows.map { ($0.model.name, $0.meanRobustness(disturbance).last!) }
      let least = all.min { $0.1 < $1.1 }!
      return "\(disturbance.name) \(least.0) (\(percent(least.1)))"
    }
    return first + " The strongest steps are borne best by, for \(best.joined(separator: ", for "))."
  }

  /// How many digits every model misreads.
  var missedByAll: String {
    let count = comparison.missedByAll.count
    let models = Numbers.word(rows.count)
    return count == 0
      ? "There is none: each of the \(Numbers.grouped(testDigits)) test digits is read by one of the \(models) models at least."
      : "\(Numbers.count(count, "digit").capitalised) of \(Numbers.grouped(testDigits)): each of the \(models) models, "
        + "in its first run, takes \(count == 1 ? "it" : "them") for another."
  }

  /// How many digits one model alone reads, by model.
  var savedByOne: String {
    let saved = comparison.savedByOne
    guard !saved.isEmpty else { return "There is none: what one model reads, another reads too." }
    let counts = comparison.models.map { model in (model.name, saved.count { $0.model.id == model.id }) }
      .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
    return "\(Numbers.count(saved.count, "digit").capitalised): "
      + counts.map { "\($0.1) by \($0.0)" }.joined(separator: ", ") + "."
  }

  private func percent(_ share: Double) -> String { Numbers.percentInWords(share, 2) }
}

extension Disturbance {
  /// A level with its unit: `3 pixels`.
  func words(of level: Float) -> String {
    switch self {
    case .shift, .occlusion: "\(Numbers.trimmed(level)) pixels"
    case .rotation: "\(Numbers.trimmed(level))°"
    case .noise: Numbers.trimmed(level)
    case .blur: "\(Numbers.trimmed(level)) pixels"
    }
  }
}
