import Figures
import Laboratory
import LeNet
import Pages

/// A layer's filters or units on the page, one by one, each with an id to which links lead: `c3-5`.
struct UnitEntries {
  let id, name, kind: String
  /// With patches.
  let entries: [Entry]
  /// All units of a dense layer, in their order; none for filters, which all have an entry.
  let roll: [Place]
  let hasRoll: Bool
  let table: TableView

  struct Entry {
    let unitID, heading, words: String
    /// One form for every width: entries stand side by side where there is room.
    let drawing: String
  }

  /// A unit in the list of all: a link to its entry, or the place that links lead to.
  struct Place {
    let number, loss: String
    /// The id of its entry, if it has one.
    let entryID: String?
    /// Its own, if it has none.
    let placeID: String?
  }

  init(_ stage: Stage, of analysis: LayerAnalysis) throws {
    id = "\(stage)"
    name = stage.name
    let isDense = stage.shape.area == 1
    kind = isDense ? "unit" : "filter"
    let rows = analysis.patches(of: stage)
    let facts = UnitFacts(stage, of: analysis)
    entries = try rows.concurrentMap { row in
      var figure = PatchesFigure(stage, [row])
      figure.width = PatchesFigure.entryWidth
      return Entry(
        unitID: "\(stage)-\(row.unit)",
        heading: "\(stage.name), \(stage.shape.area == 1 ? "unit" : "filter") \(row.unit)",
        words: facts.words(of: row.unit), drawing: try figure.inlineSVG())
    }
    let shown = Set(rows.map(\.unit))
    // A filter that never fires has no patches, but its place is needed as much as a unit's.
    let isListed = isDense || shown.count < stage.shape.channels
    roll =
      !isListed
      ? []
      : (0..<stage.shape.channels).map { unit in
        let id = "\(stage)-\(unit)"
        return Place(
          number: "\(unit)", loss: facts.loss(of: unit), entryID: shown.contains(unit) ? id : nil,
          placeID: shown.contains(unit) ? nil : id)
      }
    hasRoll = isListed
    table = TableView(facts.table, name: "\(stage.name), \(kind) by \(kind)")
  }
}

/// What is known of each filter or unit of a stage, in words and as a table.
private struct UnitFacts {
  private let stage: Stage
  private let whole: LayerFindings.Score
  private let ablations: [LayerFindings.Ablation]
  private let activity: LayerFindings.Activity?
  private let separations: [LayerFindings.Separation]

  init(_ stage: Stage, of analysis: LayerAnalysis) {
    self.stage = stage
    whole = analysis.findings.whole
    ablations = analysis.findings.ablations.filter { $0.stage == stage.name }
      .sorted { $0.channel < $1.channel }
    activity = analysis.findings.activity.first { $0.stage == stage.name }
    separations = stage == .f6 ? analysis.findings.separations : []
  }

  /// The change of the accuracy without a unit, in percentage points.
  func loss(of unit: Int) -> String { Numbers.fixed(change(of: unit), 2, signed: true) }

  private func change(of unit: Int) -> Double { 100 * (ablations[unit].score.accuracy - whole.accuracy) }

  /// The digit whose accuracy changes most, and by how much.
  private func mostChanged(_ unit: Int) -> (digit: Int, change: Double) {
    let changes = zip(ablations[unit].score.perDigit, whole.perDigit).map { 100 * ($0 - $1) }
    let digit = changes.indices.max { abs(changes[$0]) < abs(changes[$1]) }!
    return (digit, changes[digit])
  }

  /// `Without it 98.71 % are right (−0.91 points), and of the 9s −4.26 points. Active on 99.3 % of the digits.`
  func words(of unit: Int) -> String {
    let most = mostChanged(unit)
    var words = "Without it \(Numbers.percentInWords(ablations[unit].score.accuracy, 2)) are right "
    words += "(\(loss(of: unit)) points); most changes for the \(most.digit)s "
    words += "(\(Numbers.fixed(most.change, 2, signed: true)) points)."
    if let share = activity?.activeShare[unit] {
      words +=
        share == 1 ? " Active on every digit." : " Active on \(Numbers.percentInWords(share)) of the digits."
    }
    if let separation = separations.first(where: { $0.unit == unit }), let best = separation.bestPairs.first {
      words +=
        " It separates best \(digits(best, of: separation)), with an area of \(Numbers.area(separation.areas[best]))."
    }
    return words
  }

  /// `4 from 9`: the digit with the larger values first.
  private func digits(_ pair: Int, of separation: LayerFindings.Separation) -> String {
    let digits = LayerFindings.Separation.pairs[pair]
    let (more, less) = separation.areas[pair] < 0.5 ? (digits[1], digits[0]) : (digits[0], digits[1])
    return "\(more) from \(less)"
  }

  var table: Table {
    Table(
      header: [
        stage.shape.area > 1 ? "filter" : "unit", "right without it", "points", "most changed", "active on",
      ] + (separations.isEmpty ? [] : ["separates best"]),
      rows: ablations.map { ablation in
        let unit = ablation.channel
        let most = mostChanged(unit)
        return [
          "\(unit)", Numbers.percent(ablation.score.accuracy, 2), loss(of: unit),
          "\(most.digit) (\(Numbers.fixed(most.change, 2, signed: true)))",
          activity.map { Numbers.percent($0.activeShare[unit]) } ?? "–",
        ]
          + separations.filter { $0.unit == unit }.map { separation in
            separation.bestPairs.prefix(2).map {
              "\(digits($0, of: separation)) (\(Numbers.area(separation.areas[$0])))"
            }.joined(separator: ", ")
          }
      })
  }
}
