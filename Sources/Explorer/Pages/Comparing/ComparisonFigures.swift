import Figures
import Laboratory
import LeNet

/// The figures of a comparison.
struct ComparisonFigures {
  let comparison: Comparison
  let test: LabelledDigits

  var all: [any Figure] { costs + [learning, robustness] + [missedByAll, savedByOne].compactMap(\.self) }

  // MARK: Costs

  var costs: [any Figure] {
    [
      cost("error-parameters", "Test error against parameters", x: "parameters", \.parameters),
      cost(
        "error-multiply-adds", "Test error against multiply–adds", x: "multiply–adds for a digit",
        \.multiplyAdds),
    ]
  }

  private func cost(
    _ name: String, _ title: String, x: String, _ cost: (Comparison.Row) -> Int
  ) -> PointsFigure {
    let least = 50 / Double(test.count)
    let rows = comparison.rows
    let families = Model.Family.allCases.compactMap { family -> PointsFigure.Family? in
      let items = rows.filter { $0.model.family == family }.map { row in
        PointsFigure.Item(
          row.model.name, x: Double(cost(row)), y: max(least, 100 * row.error.mean),
          other: comparison.hasPublishedErrors ? row.model.published.map { 100 * $0.error } : nil)
      }
      return items.isEmpty ? nil : PointsFigure.Family(family.rawValue, items)
    }
    return PointsFigure(
      title, families, x: x, y: "test error, %", xIsLogarithmic: true, yIsLogarithmic: true,
      otherLabel: "published", name: name,
      caption: comparison.hasPublishedErrors
        ? "Full marks: measured here. Hollow marks: published, joined to ours. Equal distances are equal factors on both axes."
        : "Equal distances are equal factors on both axes.")
  }

  // MARK: Curves

  var learning: SmallMultiplesFigure {
    let curves = comparison.learningCurves
    return SmallMultiplesFigure(
      "Test error against training digits",
      groups: Model.Family.allCases.compactMap { family in
        let lines = curves.filter { $0.model.family == family }.map(\.line)
        return lines.isEmpty ? nil : SmallMultiplesFigure.Group(family.rawValue, [lines])
      },
      facets: [SmallMultiplesFigure.Facet("", x: "training digits")],
      reference: Model.leNet5.name, y: "test error, %", xIsLogarithmic: true, yIsLogarithmic: true,
      name: "learning-curves",
      caption:
        bands + "One scale for all panels; equal distances are equal factors.")
  }

  var robustness: SmallMultiplesFigure {
    let rows = comparison.rows
    return SmallMultiplesFigure(
      "Test error against the strength of a disturbance",
      groups: Model.Family.allCases.compactMap { family in
        let members = rows.filter { $0.model.family == family }
        guard !members.isEmpty else { return nil }
        return SmallMultiplesFigure.Group(
          family.rawValue, Disturbance.allCases.map { disturbance in members.map { $0.line(disturbance) } })
      },
      facets: Disturbance.allCases.map { SmallMultiplesFigure.Facet($0.name, x: $0.shortUnit) },
      reference: Model.leNet5.name, y: "test error, %", yRange: 0...100, name: "robustness",
      caption:
        bands
        + "One scale for all panels. σ is a standard deviation: of noise where full ink is 1, of the blur in pixels."
    )
  }

  /// What lines and bands are, where there are bands.
  private var bands: String {
    Set(comparison.runs.map(\.seed)).count > 1
      ? "Lines: mean over seeds. Bands: from the best to the worst seed. " : ""
  }

  // MARK: Digits

  var missedByAll: AnsweredDigitsFigure? {
    let digits = comparison.missedByAll
    return digits.isEmpty
      ? nil
      : figure(
        of: digits.map { ($0, nil) }, name: "missed-by-all", title: "misread by every model")
  }

  var savedByOne: AnsweredDigitsFigure? {
    let digits = comparison.savedByOne
    return digits.isEmpty
      ? nil
      : figure(
        of: digits.map { ($0.digit, $0.model) }, name: "read-by-one", title: "read by one model only")
  }

  /// How many digits there is room for.
  static let most = MistakesFigure.most

  private func figure(
    of digits: [(digit: Int, reader: Model?)], name: String, title: String
  ) -> AnsweredDigitsFigure {
    let shown = digits.prefix(Self.most)
    let count =
      digits.count > shown.count
      ? "The first \(Numbers.word(shown.count)) of \(Numbers.grouped(digits.count)) digits"
      : Numbers.count(digits.count, "digit").capitalised
    return AnsweredDigitsFigure(
      "\(count) \(title)",
      shown.map { item in
        AnsweredDigitsFigure.Item(
          index: item.digit, digit: test[item.digit], label: Int(test.labels[item.digit]),
          reader: item.reader?.name, answers: comparison.answers(for: item.digit))
      }, name: name)
  }
}

extension Comparison {
  /// The error in per cent by the number of training digits, of every model, with its range over seeds.
  var learningCurves: [(model: Model, line: LinesFigure.Line)] {
    models.map { model in
      let runs = runs(of: model)
      let sizes = Set(runs.flatMap { $0.learningCurve.map(\.digits) }).sorted()
      let least = 50 / Double(runs[0].testDigits)
      let errors = sizes.map { size in
        runs.flatMap { run in
          run.learningCurve.filter { $0.digits == size }.map { max(least, 100 * $0.error) }
        }
      }
      return (model, LinesFigure.Line(model.name, over: sizes.map(Double.init), errors))
    }
  }

  /// What the first run of every model that misses a digit takes it for, and how many of them do; the most frequent first.
  func answers(for digit: Int) -> [(answer: Int, models: Int)] {
    let answers = models.compactMap { model in
      runs(of: model)[0].mistakes.first { $0.digit == digit }?.answer
    }
    return Dictionary(grouping: answers, by: \.self).map { ($0.key, $0.value.count) }
      .sorted { ($1.models, $0.answer) < ($0.models, $1.answer) }
  }
}

extension Comparison.Row {
  /// The error at every level, as shares 0…1: the mean over seeds.
  func meanRobustness(_ disturbance: Disturbance) -> [Double] {
    disturbance.levels.indices.map { level in
      Summary(runs.map { $0.robustness[disturbance.rawValue]![level] }).mean
    }
  }

  fileprivate func line(_ disturbance: Disturbance) -> LinesFigure.Line {
    LinesFigure.Line(
      model.name, over: disturbance.levels.map(Double.init),
      disturbance.levels.indices.map { level in runs.map { 100 * $0.robustness[disturbance.rawValue]![level] }
      })
  }
}

extension LinesFigure.Line {
  /// The means of several runs' values, and a band from their least to their greatest.
  fileprivate init(_ name: String, over places: [Double], _ values: [[Double]]) {
    self.init(
      name, zip(places, values).map { (x: $0, y: Summary($1).mean) },
      band: values.contains { $0.count > 1 } ? values.map { $0.min()!...$0.max()! } : [])
  }
}

extension Disturbance {
  /// The unit of its levels as a small axis has it.
  fileprivate var shortUnit: String {
    switch self {
    case .shift, .occlusion: "pixels"
    case .rotation: "degrees"
    case .noise: "σ"
    case .blur: "σ, pixels"
    }
  }
}
