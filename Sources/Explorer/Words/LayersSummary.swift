import Figures
import Foundation
import Laboratory
import Pages

/// What layers, filters and units contribute, for the terminal.
public struct LayersSummary {
  private let findings: LayerFindings
  private let source: String

  /// - Parameters:
  ///   - findings: what was found.
  ///   - source: which digits were read: `MNIST's test digits`.
  public init(_ findings: LayerFindings, source: String) {
    self.findings = findings
    self.source = source.plain
  }

  /// The summary in as many columns as the terminal has.
  public func text(for terminal: Terminal) -> String {
    func part(_ heading: String, _ content: String) -> String {
      "\(terminal.heading(terminal.wrapped(heading)))\n\(content)"
    }
    func table(_ table: Table) -> String { Terminal.table(table, width: terminal.width) }
    return [
      terminal.wrapped("\(source): \(Numbers.percent(findings.whole.accuracy, 2)) right."),
      part("How well softmax regression on each stage's values reads the digits", table(probes)),
      part("What remains where a stage is replaced", table(replacements)),
      part("The filters and units that matter most: what remains without one", table(ablations)),
      part("How much each stage changes where the digit moves (‖change‖ ÷ ‖values‖)", table(shifts)),
      part("How alike each stage is to others (linear CKA)", table(similarity)),
      terminal.wrapped(activity), terminal.wrapped(separation), terminal.wrapped(dimension),
    ].joined(separator: "\n\n")
  }
}

// MARK: - Tables

extension LayersSummary {
  private func percent(_ share: Double) -> String { Numbers.percent(share, 2) }

  /// `97.25 ± 0.13 %`
  private func percent(_ shares: [Double]) -> String {
    guard !shares.isEmpty else { return "–" }
    let summary = Summary(shares)
    guard let deviation = summary.standardDeviation else { return percent(summary.mean) }
    return "\(Numbers.fixed(100 * summary.mean, 2)) ± \(Numbers.fixed(100 * deviation, 2)) %"
  }

  private var probes: Table {
    let networks = findings.probes[0].untrained.count
    return Table(
      header: [
        "stage", "values", "trained", "random weights" + (networks > 1 ? ", mean ± sd of \(networks)" : ""),
      ],
      rows: findings.stages.indices.map { index in
        let (stage, probe) = (findings.stages[index], findings.probes[index])
        return [
          stage.name, Numbers.grouped(stage.channels * stage.height * stage.width), percent(probe.accuracy),
          // Before the input there are no weights.
          index == 0 ? "–" : percent(probe.untrained),
        ]
      })
  }

  private var replacements: Table {
    Table(
      header: ["stage", "all means", "a mean for each map", "random weights"],
      rows: findings.replacements.map { found in
        [
          found.stage, percent(found.means.accuracy), found.mapMeans.map { percent($0.accuracy) } ?? "–",
          percent(found.randomWeights.map(\.accuracy)),
        ]
      })
  }

  private var ablations: Table {
    let ranked = findings.ablations.sorted { $0.score.loss > $1.score.loss }.prefix(8)
    return Table(
      header: ["without", "right", "points lost", "most in", "points lost there"],
      rows: ranked.map { ablation in
        let losses = (0..<10).map { findings.whole.perDigit[$0] - ablation.score.perDigit[$0] }
        let worst = losses.indices.max { losses[$0] < losses[$1] }!
        func points(_ share: Double) -> String { Numbers.fixed(100 * share, 2) }
        return [
          "\(ablation.stage) \(ablation.channel)", percent(ablation.score.accuracy),
          points(findings.whole.accuracy - ablation.score.accuracy), "\(worst)", points(losses[worst]),
        ]
      })
  }

  private var shifts: Table {
    Table(
      header: ["stage"] + LayerFindings.ShiftResponse.distances.map { "\($0) px" },
      rows: findings.shifts.map { [$0.stage] + $0.change.map { Numbers.fixed($0, 2) } }
        + [["right"] + findings.shiftedAccuracies.dropFirst().map { Numbers.percent($0, 1) }])
  }

  private var similarity: Table {
    let (similarity, last) = (findings.similarity, findings.stages.count - 1)
    func number(_ value: Double) -> String { Numbers.fixed(value, 2) }
    return Table(
      header: [
        "stage", "to the input", "to \(findings.stages[last].name)", "in two networks", "in two untrained",
      ],
      rows: findings.stages.indices.map { stage in
        [
          findings.stages[stage].name, number(similarity.within[stage][0]),
          number(similarity.within[stage][last]), number(similarity.betweenNetworks[stage][stage]),
          number(similarity.betweenUntrained[stage][stage]),
        ]
      })
  }
}

// MARK: - Sentences

extension LayersSummary {
  private var activity: String {
    let dead = findings.activity.filter { !$0.dead.isEmpty }.map {
      "\($0.dead.count) of \($0.stage)'s \($0.activeShare.count)"
    }
    return dead.isEmpty
      ? "No filter and no unit is the same for every digit."
      : "The same for every digit, and so without use: \(Numbers.list(dead)) filters and units."
  }

  private var separation: String {
    let counts = findings.separations.map { unit in unit.areas.count { abs($0 - 0.5) > 0.49 } }
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return "" }
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    return
      "A unit of \(findings.stages.last?.name ?? "") tells apart \(Numbers.fixed(mean, 1)) of the 45 pairs of digits on "
      + "average, with an area under the ROC curve beyond 0.99; unit \(best) tells apart \(counts[best])."
  }

  private var dimension: String {
    let found = findings.intrinsicDimension
    let reached =
      found.dimension90.map { "with \(Numbers.fixed($0, 0)) random directions instead of" }
      ?? "with none of the numbers of random directions tried, at most \(found.points.last?.dimension ?? 0) of"
    let reports = LayerFindings.IntrinsicDimension.published.map {
      "\(Numbers.fixed($0.dimension90, 0)) (\($0.source))"
    }
    return "Training reaches 90 % of its accuracy (\(percent(0.9 * found.directAccuracy))) \(reached) all "
      + "\(Numbers.grouped(found.parameters)) parameters. Reported for MNIST: \(Numbers.list(reports))."
  }
}
