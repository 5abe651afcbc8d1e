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

  /// The least error, and LeNet-5's beside it.
  var verdict: String {
    let best = rows.min { $0.error.mean < $1.error.mean }!
    let ofDigits = "of \(Numbers.grouped(testDigits)) test digits"
    guard let standard, standard.model.id != best.model.id else {
      return "The least error is \(percent(best.error.mean)) \(ofDigits): \(best.model.name)."
    }
    return "LeNet-5 misreads \(percent(standard.error.mean)) \(ofDigits). The least error is "
      + "\(percent(best.error.mean)): \(best.model.name)."
  }

  /// Which models differ from LeNet-5 by more than chance.
  var standings: String? {
    func models(_ standing: Comparison.Row.Standing) -> [String] {
      rows.filter { $0.standing == standing }.map(\.model.name)
    }
    let (better, worse, undecided) = (models(.better), models(.worse), models(.undecided))
    let others = better.count + worse.count + undecided.count
    guard others > 0 else { return nil }
    return
      "By more than chance, \(better.isEmpty ? "none" : Numbers.word(better.count)) of \(Numbers.word(others)) other "
      + "model\(others == 1 ? "" : "s") \(better.count < 2 ? "is" : "are") better than LeNet-5\(named(better)), and "
      + "\(worse.isEmpty ? "none" : Numbers.word(worse.count)) \(worse.count < 2 ? "is" : "are") worse\(named(worse))."
      + (undecided.isEmpty
        ? "" : " For \(Numbers.word(undecided.count)), these digits do not decide\(named(undecided)).")
  }

  /// The names of a few models, in brackets.
  private func named(_ models: [String]) -> String {
    (1...4).contains(models.count) ? " (\(listed(models)))" : ""
  }

  /// Names have commas themselves.
  private func listed(_ items: [String]) -> String { items.joined(separator: "; ") }

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
    let ofSeeds =
      "± is the standard deviation over seeds: how much one run differs from another. The 95 % interval beside it is of the "
      + "mean over seeds, by Student’s t: what other seeds may change, on these test digits."
    let ofDigits =
      "the 95 % interval is of the choice of test digits, by Wilson’s formula: what other digits of this kind may change, "
      + "with this seed."
    let kinds = Set(rows.map(\.uncertainty))
    if kinds == [.seeds] { return ofSeeds }
    if kinds == [.digits] { return "There is one run of every model: " + ofDigits }
    return ofSeeds + " Where there is no ±, all runs are the same or there is one: " + ofDigits
  }

  /// Models of which no other errs less for as little.
  func frontier(_ cost: (Comparison.Row) -> Int, named name: String) -> String {
    let best = rows.filter { row in
      !rows.contains { other in
        let isNoWorse = other.error.mean <= row.error.mean && cost(other) <= cost(row)
        return isNoWorse && (other.error.mean < row.error.mean || cost(other) < cost(row))
      }
    }.sorted { cost($0) < cost($1) }
    return "No model errs less than one of these with as few \(name): "
      + listed(best.map { "\($0.model.name) (\(Numbers.grouped(cost($0))), \(percent($0.error.mean)))" })
      + "."
  }

  /// The ends of the learning curves.
  var learning: String {
    let curves = comparison.learningCurves
    let sizes = Set(curves.flatMap { $0.line.points.map(\.x) }).sorted()
    let ends = sizes.count == 1 ? [sizes[0]] : [sizes[0], sizes[sizes.count - 1]]
    return ends.map { size in
      let errors = curves.compactMap { curve in
        curve.line.points.first { $0.x == size }.map { (model: curve.model, error: $0.y / 100) }
      }
      let best = errors.min { $0.error < $1.error }!
      let text =
        "From \(Numbers.plain(size)) digits, the least error is \(percent(best.error)) (\(best.model.name))"
      let own = errors.first { $0.model.id == Model.leNet5.id && $0.model.id != best.model.id }
      return text + (own.map { ", and LeNet-5’s is \(percent($0.error))." } ?? ".")
    }.joined(separator: " ")
  }

  /// From where on LeNet-5, or else the first model, misreads more than one digit in ten; and who bears most.
  var robustness: String {
    let row = standard ?? rows[0]
    let limits = Disturbance.allCases.map { disturbance in
      let errors = row.meanRobustness(disturbance)
      return (disturbance, errors.firstIndex { $0 > 0.1 })
    }
    let broken = limits.compactMap { disturbance, index in
      index.map { "\(disturbance.withArticle) of \(disturbance.words(of: disturbance.levels[$0]))" }
    }
    let unbroken = limits.filter { $0.1 == nil }.map(\.0.name)
    let first =
      (broken.isEmpty
        ? ""
        : "\(row.model.name.capitalised) misreads more than one digit in ten from \(Numbers.list(broken)) on. ")
      + (unbroken.isEmpty
        ? "" : "\(row.model.name.capitalised) bears every step of \(Numbers.list(unbroken)). ")
    let least = Disturbance.allCases.map { disturbance in
      let errors = rows.map { (name: $0.model.name, error: $0.meanRobustness(disturbance).last!) }
      let best = errors.min { $0.error < $1.error }!
      return "\(Numbers.percentInWords(best.error)) for \(disturbance.name) (\(best.name))"
    }
    let digits =
      comparison.budget == .quick && testDigits > 1_000 ? " Measured on 1,000 of the test digits." : ""
    return first + "At the strongest step, the least errors are \(listed(least))." + digits
  }

  /// How many digits every model misreads.
  var missedByAll: String {
    let count = comparison.missedByAll.count
    let total = Numbers.grouped(testDigits)
    guard rows.count > 1 else { return "\(Numbers.grouped(count)) of \(total): there is one model." }
    return count == 0
      ? "None: each of the \(total) test digits is read by one of the \(Numbers.word(rows.count)) models at least."
      : "\(Numbers.word(count).capitalised) of \(total) test digits \(count == 1 ? "is" : "are") misread by each of the "
        + "\(Numbers.word(rows.count)) models, in its first run."
  }

  /// How many digits one model alone reads, by model.
  var readByOne: String {
    let read = comparison.savedByOne
    guard !read.isEmpty else { return "None: what one model reads, another reads too." }
    let counts = comparison.models.map { model in
      (name: model.name, count: read.count { $0.model.id == model.id })
    }
    .filter { $0.count > 0 }.sorted { $0.count > $1.count }
    return
      "\(Numbers.word(read.count).capitalised) test digit\(read.count == 1 ? " is" : "s are") read by one model only, in "
      + "its first run: " + listed(counts.map { "\($0.count) by \($0.name)" }) + "."
  }

  private func percent(_ share: Double) -> String { Numbers.percentInWords(share, 2) }
}

extension Disturbance {
  /// `an occlusion`
  fileprivate var withArticle: String { (self == .occlusion ? "an " : "a ") + name }

  /// A level with its unit: `3 pixels`.
  func words(of level: Float) -> String {
    switch self {
    case .shift, .blur, .occlusion: "\(Numbers.trimmed(level)) pixel\(level == 1 ? "" : "s")"
    case .rotation: "\(Numbers.trimmed(level))°"
    case .noise: Numbers.trimmed(level)
    }
  }
}
