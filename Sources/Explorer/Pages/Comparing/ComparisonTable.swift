import Figures
import Laboratory
import LeNet

/// The lines of a comparison as tables have them.
extension Comparison.Row {
  /// What the interval of the error is of.
  enum Uncertainty {
    /// What another seed may change.
    case seeds
    /// What other test digits may change.
    case digits
  }

  var uncertainty: Uncertainty { (error.standardDeviation ?? 0) > 0 ? .seeds : .digits }

  /// `0.41 ± 0.03 %`; without a deviation where there is one run.
  var errorWords: String {
    guard let deviation = error.standardDeviation, deviation > 0 else {
      return Numbers.percent(error.mean, 2)
    }
    return "\(Numbers.fixed(100 * error.mean, 2)) ± \(Numbers.fixed(100 * deviation, 2)) %"
  }

  /// `0.36–0.46 %`
  var intervalWords: String {
    "\(Numbers.fixed(100 * interval.lowerBound, 2))–\(Numbers.fixed(100 * interval.upperBound, 2)) %"
  }

  /// How the model stands against LeNet-5, if both were measured.
  var standing: Standing? {
    guard let againstLeNet5, let adjusted else { return nil }
    guard adjusted < 0.05 else { return .undecided }
    return againstLeNet5.b < againstLeNet5.c ? .better : .worse
  }

  enum Standing: String {
    case better, worse
    case undecided = "no difference beyond chance"
  }
}

extension Model.Published {
  /// With as many digits as were published: `12 %`, `0.95 %`.
  var words: String { "\(Numbers.trimmed(100 * error)) %" }
}

extension Comparison {
  /// Whether errors that others published are of the same digits.
  var hasPublishedErrors: Bool { source == nil }

  /// A line for each model, for a terminal of 80 columns.
  public var table: Table {
    Table(
      header: ["model", "parameters", "error"] + (hasPublishedErrors ? ["published"] : []) + ["training"],
      rows: rows.map { row in
        [row.model.name, Numbers.grouped(row.parameters), row.errorWords]
          + (hasPublishedErrors ? [row.model.published?.words ?? "–"] : [])
          + ["\(row.trainingSeconds.secondsWords) s"]
      })
  }
}

extension Double {
  /// Seconds as a table has them: `0.13`, `5.2`, `1,240`.
  var secondsWords: String {
    self < 1 ? Numbers.fixed(self, 2) : self < 100 ? Numbers.fixed(self, 1) : Numbers.plain(rounded())
  }
}
