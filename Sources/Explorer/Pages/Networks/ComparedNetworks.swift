import Figures
import Laboratory
import LeNet

/// Two networks side by side, with the figures of what was found.
public struct ComparedNetworks {
  /// One of the two.
  public struct Side: Sendable {
    /// The file of its weights.
    public let path: String
    /// The trained network.
    public let network: Network
    let summary: NetworkSummary

    /// - Parameters:
    ///   - path: of the file of its weights; control characters in it become �.
    ///   - network: the trained network.
    ///   - summary: how it was trained, as far as its file says.
    public init(path: String, _ network: Network, summary: NetworkSummary) {
      self.path = path.plain
      self.network = network
      self.summary = summary
    }
  }

  let findings: NetworkComparison
  let sides: [Side]
  let source: String
  let command: String
  /// What shows every stage of the two beside every other.
  let layersCommand: String
  /// What the two are called in tables and legends.
  let names: [String]
  /// The same in quotation marks, for sentences.
  let quoted: [String]
  private let digits: LabelledDigits
  let traces: [Trace]

  /// - Parameters:
  ///   - findings: what was found.
  ///   - sides: the two networks, in the findings' order.
  ///   - digits: those that the findings are of.
  ///   - source: which digits they are: `MNIST’s test digits`.
  ///   - command: what makes the comparison again.
  ///   - layersCommand: what compares every stage of the two with every other.
  /// - Precondition: there are two sides, and as many digits as the findings have.
  public init(
    _ findings: NetworkComparison, of sides: [Side], digits: LabelledDigits, source: String, command: String,
    layersCommand: String
  ) {
    precondition(
      sides.count == 2 && findings.scores[0].digits == digits.count,
      "\(sides.count) networks on \(findings.scores[0].digits) digits, where there are \(digits.count)")
    self.findings = findings
    self.sides = sides
    self.digits = digits
    self.source = source.plain
    self.command = command.plain
    self.layersCommand = layersCommand.plain
    names = findings.names.map(\.plain)
    quoted = names.map { "“\($0)”" }
    traces = sides.map { Trace(of: digits[findings.digit.index], through: $0.network) }
  }

  /// In the order of the page: digits, filters, stages, maps, outputs.
  public var figures: [any Figure] {
    differing.map { $0 as any Figure } + [kernels, c3Correlations, stages] + maps + [outputs]
  }

  // MARK: Digits

  /// The digits of each kind of difference, where there are any.
  var differing: [DifferingDigitsFigure] {
    DifferingDigit.Kind.allCases.compactMap { kind in
      let all = findings.differing.filter { $0.kind == kind }
      guard !all.isEmpty else { return nil }
      let shown = all.prefix(Self.most)
      let count =
        (all.count > shown.count ? "the first \(shown.count) of " : "") + Numbers.count(all.count, "digit")
      return DifferingDigitsFigure(
        name: "networks-\(kind.fileName)", "\(kind.words(names: quoted)): \(count)", names: names,
        shown.map { digit in
          DifferingDigitsFigure.Item(
            index: digit.index, digit: digits[digit.index], label: digit.label,
            answers: Array(zip(digit.answers, digit.probabilities)))
        })
    }
  }

  /// How many digits there is room for.
  private static let most = 16

  // MARK: Filters

  private func match(of stage: Stage) -> StageMatch {
    findings.stages.first { $0.stage == stage.name }!
  }

  var kernels: MapPairsFigure {
    let match = match(of: .c1)
    return MapPairsFigure(
      name: "networks-c1-filters", "C1: the six filters of each network, matched by their responses",
      names: names, what: "filter", likeness: "likeness",
      match.partners.indices.map { filter in
        MapPairsFigure.Pair(
          filter, match.partners[filter],
          likeness: "r = \(Numbers.fixed(match.matchedCorrelations[filter], 2)), cosine "
            + Numbers.fixed(match.kernelCosines![filter], 2))
      },
      values: sides.map { Array($0.network.parameters[Stage.c1.weights]) }, rows: 5, columns: 5,
      scaleLabel: "weight", across: 3,
      caption: "\(pairWords("filter")) r is the correlation of their responses over "
        + "\(Numbers.count(findings.matchedDigits, "digit")); the cosine is that of the two kernels’ weights. One scale for "
        + "all kernels.")
  }

  private func pairWords(_ what: String) -> String {
    "In each pair, left a \(what) of \(quoted[0]), right its partner in \(quoted[1]); numbers are their places."
  }

  var c3Correlations: HeatMapFigure {
    let match = match(of: .c3)
    return HeatMapFigure(
      name: "networks-c3", "C3: how the responses of every two filters correlate",
      [
        HeatMapFigure.Matrix(
          rowNames: match.partners.indices.map(String.init),
          values: match.correlations.map { row in match.partners.map { Float(row[$0]) } })
      ],
      rows: "filter of \(names[0])", columns: "filter of \(names[1])",
      columnNames: match.partners.map(String.init), scale: .signed(magnitude: 1), scaleLabel: "correlation",
      across: 1,
      caption:
        "Rows: filters of \(quoted[0]). Columns: filters of \(quoted[1]), each in the place of the one that it is "
        + "matched with, so that pairs lie on the diagonal.")
  }

  var stages: HeatMapFigure {
    let rows = ["these two", "by chance"]
    func matrix(_ name: String, _ found: (StageMatch) -> [Double]) -> HeatMapFigure.Matrix {
      let values = findings.stages.map(found)
      return HeatMapFigure.Matrix(
        name, rowNames: rows, values: rows.indices.map { row in values.map { Float($0[row]) } })
    }
    return HeatMapFigure(
      name: "networks-stages", "How alike the two networks are, stage by stage",
      [
        matrix("matched correlation") { [$0.matched, Summary($0.matchedByChance).mean] },
        matrix("linear CKA") { [$0.alignment, Summary($0.alignmentByChance).mean] },
      ],
      rows: "networks", columns: "", columnNames: findings.stages.map(\.stage), scale: .signed(magnitude: 1),
      scaleLabel: "likeness", decimals: 2, across: 2,
      caption:
        "Matched correlation: the mean over pairs of channels. By chance: either network with an untrained one, the mean of "
        + "\(Numbers.word(findings.stages[0].matchedByChance.count)). 1 is the same.")
  }

  // MARK: One digit

  var maps: [any Figure] {
    [(Stage.c1, 3), (.c3, 4)].map { stage, across in
      let (match, values) = (match(of: stage), traces.map { $0.values(stage) })
      return MapPairsFigure(
        name: "networks-\(stage)-maps",
        "\(stage.name): the maps of digit \(findings.digit.index) in both networks",
        names: names, what: "map", likeness: "correlation",
        match.partners.indices.map { map in
          let partner = match.partners[map]
          let likeness = correlation(traces[0].map(stage, map), traces[1].map(stage, partner))
          return MapPairsFigure.Pair(map, partner, likeness: likeness.map { Numbers.fixed($0, 2) } ?? "–")
        },
        values: values, rows: stage.shape.height, columns: stage.shape.width, scaleLabel: "activation",
        across: across,
        caption:
          "\(pairWords("map")) Below: the correlation of the two maps’ values for this digit, where both vary. One "
          + "scale for all maps.")
    }
  }

  var outputs: TwoOutputsFigure {
    TwoOutputsFigure(
      name: "networks-output", "Output: digit \(findings.digit.index) in both networks", names: names, traces,
      label: findings.digit.label)
  }
}

extension DifferingDigit.Kind {
  fileprivate var fileName: String {
    switch self {
    case .onlyFirstRight: "only-first"
    case .onlySecondRight: "only-second"
    case .bothWrong: "both-wrong"
    }
  }

  /// `Only a reads these`
  fileprivate func words(names: [String]) -> String {
    switch self {
    case .onlyFirstRight: "Only \(names[0]) reads these"
    case .onlySecondRight: "Only \(names[1]) reads these"
    case .bothWrong: "Both misread these, each for another digit"
    }
  }
}

/// Pearson's correlation of two maps, −1…1; nil where one is the same everywhere.
private func correlation(_ a: [Float], _ b: [Float]) -> Double? {
  let count = Double(a.count)
  let (meanA, meanB) = (a.reduce(0) { $0 + Double($1) } / count, b.reduce(0) { $0 + Double($1) } / count)
  var (product, squaresA, squaresB) = (0.0, 0.0, 0.0)
  for (x, y) in zip(a, b) {
    let (dx, dy) = (Double(x) - meanA, Double(y) - meanB)
    product += dx * dy
    squaresA += dx * dx
    squaresB += dy * dy
  }
  let lengths = (squaresA * squaresB).squareRoot()
  return lengths > 0 && lengths.isFinite ? product / lengths : nil
}
