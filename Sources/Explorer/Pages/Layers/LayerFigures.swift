import Figures
import Laboratory
import LeNet

// The figures of what layers contribute, section by section.

extension LayerAnalysis {
  /// Every figure, in the order of the page.
  public var figures: [any Figure] {
    get throws {
      [probes] + ablationFigures + Self.dissected.compactMap(patchesFigure) + [similarity, shifts, activity]
        + [separations].compactMap(\.self) + [intrinsicDimension, try attribution()]
    }
  }

  private var stageNames: [String] { findings.stages.map(\.name.capitalised) }

  // MARK: Probes

  var probes: any Figure {
    // No mistake at all has no place on a logarithmic axis: it stands where half of one does.
    let least = 0.5 / Double(findings.testDigits)
    func error(_ accuracy: Double) -> Double { 100 * max(1 - accuracy, least) }
    func errors(_ accuracies: [Double]) -> [(x: Double, y: Double)] {
      accuracies.enumerated().map { (Double($0), error($1)) }
    }
    let own = findings.probes.map(\.accuracy)
    let intervals = own.map { accuracy in
      let right = Int((accuracy * Double(findings.testDigits)).rounded())
      let interval = wilsonInterval(right, of: findings.testDigits)
      return error(interval.upperBound)...error(interval.lowerBound)
    }
    let untrained = findings.probes.map(\.untrained)
    var figure = LinesFigure(
      "What a linear probe makes of each stage",
      [
        .init("trained", errors(own), band: intervals),
        .init(
          "random weights", errors(untrained.map { $0.reduce(0, +) / Double($0.count) }),
          band: untrained.map { error($0.max()!)...error($0.min()!) }),
      ],
      x: "stage", xNames: stageNames, y: "test error of the probe, %", yIsLogarithmic: true,
      caption:
        "Softmax regression on a stage’s values. Shaded: the 95 % interval, and for random weights the range over "
        + "\(Numbers.word(untrained[0].count)) networks.")
    figure.name = "probes"
    return figure
  }

  // MARK: Ablation

  var ablationFigures: [any Figure] {
    [
      ablations, ablationsByDigit([.c1], "filter"), ablationsByDigit([.c3], "filter"),
      ablationsByDigit([.c5, .f6], "unit"), replacements,
    ]
  }

  private var ablations: AblationsFigure {
    AblationsFigure(
      Self.dissected.map { AblationsFigure.Layer($0, errors: accuracies(without: $0).map { 1 - $0 }) },
      whole: 1 - findings.whole.accuracy, digits: findings.testDigits)
  }

  /// How many digits of each kind are read more or fewer, for what matters most.
  private func ablationsByDigit(_ stages: [Stage], _ kind: String) -> HeatMapFigure {
    let matrices = stages.map { stage in
      let shown = shownAblations(of: stage)
      return HeatMapFigure.Matrix(
        stages.count > 1 ? stage.name : "", rowNames: shown.map { "\($0.channel)" },
        values: shown.map(changes))
    }
    return HeatMapFigure(
      name: "ablations-\(stages.map { "\($0)" }.joined(separator: "-"))",
      "\(Numbers.list(stages.map(\.name))): which digits need which \(kind)s", matrices, rows: kind,
      columns: "digits that show", columnNames: (0..<10).map(String.init),
      scale: .signed(fitting: matrices.flatMap(\.values).joined()), scaleLabel: "digits", decimals: 0,
      across: 2,
      caption: "A row is a \(kind), held at its mean"
        + (kind == "unit"
          ? ", the \(Numbers.word(matrices[0].values.count)) of each layer that the loss needs most. "
          : ", the greatest loss first. ")
        + "How many of about \(Numbers.grouped(findings.testDigits / 10)) digits of each kind are read fewer (blue) or more (orange); "
        + "blank: as many.")
  }

  /// How many digits of each kind are read more than by the whole network.
  func changes(without ablation: LayerFindings.Ablation) -> [Float] {
    (0..<10).map { digit in
      let change = ablation.score.perDigit[digit] - findings.whole.perDigit[digit]
      return Float((change * Double(kinds[digit])).rounded())
    }
  }

  var replacements: any Figure {
    let maps = findings.replacements.filter { !$0.randomWeights.isEmpty }.compactMap { stage in
      stage.mapMeans.map { ("\(stage.stage), each map flat", 100 * $0.accuracy) }
    }
    let random = findings.replacements.filter { !$0.randomWeights.isEmpty }.map { stage in
      (
        "\(stage.stage), random weights",
        100 * stage.randomWeights.reduce(0) { $0 + $1.accuracy } / Double(stage.randomWeights.count)
      )
    }
    var figure = BarsFigure(
      "What remains where a whole layer is replaced", maps + random, label: "test accuracy, %",
      caption:
        "Flat: every map of each digit is set to the map’s own mean, so that what is where is lost; pooling keeps the mean, so it makes no difference before or behind it. Random: the layer’s "
        + "weights are drawn anew, the mean of several draws. Guessing is right on about 10 %.")
    figure.name = "replacements"
    return figure
  }

  // MARK: Patches

  func patchesFigure(_ stage: Stage) -> PatchesFigure? {
    let rows = patches(of: stage)
    return rows.isEmpty ? nil : PatchesFigure(stage, rows)
  }

  // MARK: Similarity, shifts, activity

  var similarity: HeatMapFigure {
    let found = findings.similarity
    func matrix(_ name: String, _ values: [[Double]]) -> HeatMapFigure.Matrix {
      HeatMapFigure.Matrix(name, rowNames: stageNames, values: values.map { $0.map { Float($0) } })
    }
    return HeatMapFigure(
      name: "similarity", "How alike the stages are",
      [
        matrix("this network, with itself", found.within),
        matrix("two trained networks", found.betweenNetworks),
        matrix("this network, with a random one", found.withUntrained),
        matrix("two random networks", found.betweenUntrained),
      ],
      rows: "stage", columns: "stage", columnNames: stageNames,
      scale: .activation(maximum: 1), scaleLabel: "similarity", decimals: 2, across: 2,
      caption:
        "Linear centred kernel alignment on \(Numbers.grouped(found.digits)) test digits: 1 where one stage is the other "
        + "turned or scaled, 0 where they have nothing in common. The first network’s stages are the rows. Trained: "
        + "\(found.networks.plain)."
    )
  }

  var shifts: HeatMapFigure {
    func matrix(_ name: String, _ changes: [(stage: String, values: [Double])]) -> HeatMapFigure.Matrix {
      HeatMapFigure.Matrix(
        name, rowNames: changes.map(\.stage.capitalised),
        values: changes.map { $0.values.map { Float(100 * $0) } })
    }
    let matrices = [
      matrix("place by place", findings.shifts.map { ($0.stage, $0.change) }),
      matrix("maps moved back", movedBack),
    ]
    return HeatMapFigure(
      name: "shifts", "How much a stage changes where the digit moves", matrices, rows: "stage",
      columns: "shift, pixels", columnNames: LayerFindings.ShiftResponse.distances.map(String.init),
      scale: .activation(maximum: matrices.flatMap(\.values).joined().max()!), scaleLabel: "change, %",
      decimals: 0, across: 2,
      caption:
        "The length of the difference that a shift makes, in per cent of the length of the values: the mean over the digits and "
        + "four directions. On the right, the maps are first moved back with the digit, by the nearest whole number of their places."
    )
  }

  /// The changes of the stages that have maps, after these are moved back.
  var movedBack: [(stage: String, values: [Double])] {
    findings.shifts.compactMap { found in
      let values = found.changeMovedBack.compactMap(\.self)
      return values.count == found.change.count ? (found.stage, values) : nil
    }
  }

  var activity: ActivityFigure {
    ActivityFigure(
      findings.activity.compactMap { found in
        Stage.allCases.first { $0.name == found.stage }.map {
          ActivityFigure.Layer($0, shares: found.activeShare, dead: found.dead)
        }
      })
  }

  // MARK: Pairs of digits

  /// The units of F6 with patches, each with how it separates every digit from every other.
  var separations: HeatMapFigure? {
    let shown = patches(of: .f6).map(\.unit)
    let matrices = findings.separations.filter { shown.contains($0.unit) }.map { found in
      var values = Array(repeating: [Float](repeating: .nan, count: 10), count: 10)
      for (pair, area) in zip(LayerFindings.Separation.pairs, found.areas) {
        values[pair[0]][pair[1]] = Float(area - 0.5)
        values[pair[1]][pair[0]] = Float(0.5 - area)
      }
      return HeatMapFigure.Matrix(
        "unit \(found.unit)", rowNames: (0..<10).map(String.init), values: values)
    }
    guard !matrices.isEmpty else { return nil }
    return HeatMapFigure(
      name: "separations", "Which digits a unit of F6 keeps apart", matrices, rows: "row’s digit",
      columns: "", columnNames: (0..<10).map(String.init), scale: .signed(magnitude: 0.5),
      scaleLabel: "area − ½", across: 3,
      caption:
        "How likely the unit’s value is larger for the row’s digit than for the column’s, above or below ½ (the area under "
        + "the ROC curve). Full orange: always larger; blank: no difference; blue: smaller.")
  }

  // MARK: Intrinsic dimension

  var intrinsicDimension: IntrinsicDimensionFigure {
    let found = findings.intrinsicDimension
    return IntrinsicDimensionFigure(
      found.points.map { ($0.dimension, $0.accuracy) }, direct: found.directAccuracy,
      reached: found.dimension90,
      reported: LayerFindings.IntrinsicDimension.published.map { .init($0.dimension90, "published") })
  }
}
