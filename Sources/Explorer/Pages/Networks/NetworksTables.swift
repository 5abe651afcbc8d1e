import Figures
import Laboratory
import LeNet
import Pages

/// The tables of two networks' comparison, for the page and for the terminal.
extension ComparedNetworks {
  /// How well each reads.
  var scoreTable: Table {
    Table(
      header: [
        "network", "right of \(Numbers.grouped(findings.errors.total))", "accuracy", "95 % interval", "loss",
      ],
      rows: zip(names, findings.scores).map { name, score in
        [
          name, Numbers.grouped(score.correct),
          Numbers.percent(score.accuracy, 2),
          "\(Numbers.fixed(100 * score.accuracyInterval[0], 2))–\(Numbers.fixed(100 * score.accuracyInterval[1], 2)) %",
          Numbers.short(score.loss),
        ]
      })
  }

  /// How alike each stage is, beside chance.
  var stageTable: Table {
    Table(
      header: ["stage", "matched", "by chance", "CKA", "by chance", "same number"],
      rows: findings.stages.map { stage in
        [
          stage.stage, Numbers.fixed(stage.matched, 2), Numbers.range(stage.matchedByChance),
          Numbers.fixed(stage.alignment, 2), Numbers.range(stage.alignmentByChance),
          "\(stage.inPlace) of \(stage.partners.count)",
        ]
      })
  }

  /// How far the two lie apart for one digit.
  var partingTable: Table {
    Table(
      header: ["stage", "difference", "usual"],
      rows: findings.digit.stages.map {
        [$0.stage, Numbers.fixed($0.difference, 2), Numbers.fixed($0.usual, 2)]
      })
  }

  /// Some of the digits that they differ in, for the terminal.
  fileprivate var differingTable: Table {
    Table(
      header: ["digit", "shows", names[0], "sure", names[1], "sure"],
      rows: findings.differing.prefix(8).map { digit in
        ["\(digit.index)", "\(digit.label)"]
          + zip(digit.answers, digit.probabilities).flatMap { ["\($0)", Numbers.percent($1)] }
      })
  }
}

extension ComparedNetworks {
  /// The comparison for the terminal.
  public func text(for terminal: Terminal) -> String {
    let words = NetworksWords(self)
    func part(_ heading: String, _ contents: String...) -> String {
      ([terminal.heading(terminal.wrapped(heading))] + contents.filter { !$0.isEmpty }).joined(
        separator: "\n")
    }
    func table(_ table: Table) -> String { Terminal.table(table, width: terminal.width) }
    let count = findings.differing.count
    return [
      terminal.wrapped("\(source): \(words.verdict)."),
      part(
        "Which reads better", table(scoreTable),
        terminal.wrapped("\(words.counts) \(words.difference) \(words.test)")),
      part(
        "The digits they differ in", terminal.wrapped(words.differing),
        count == 0 ? "" : table(differingTable),
        count > 8
          ? terminal.wrapped("The first eight of \(Numbers.grouped(count)); the page shows more.") : ""),
      part(
        "How filters and stages match", table(stageTable),
        terminal.wrapped(words.filters.joined(separator: " "))),
      part(
        "One digit through both", terminal.wrapped("\(words.answers(of: traces)) \(words.parting)"),
        table(partingTable)),
    ].joined(separator: "\n\n")
  }
}

extension Numbers {
  /// The least and the greatest of some values: `0.31–0.44`.
  static func range(_ values: [Double]) -> String {
    "\(fixed(values.min()!, 2))–\(fixed(values.max()!, 2))"
  }
}
