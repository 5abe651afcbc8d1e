import Figures
import LeNet
import Pages

/// How good a network is on a set of digits.
public struct Evaluation {
  /// How often each digit was taken for each.
  public let matrix: ConfusionMatrix
  let mistakes: [Mistake]
  let source: String
  let network: NetworkSummary

  /// - Parameters:
  ///   - predictions: what the network says of the digits.
  ///   - digits: the digits themselves, for those that are mistaken.
  ///   - source: which digits they are: `MNIST's test digits`.
  ///   - network: what is known of the network.
  public init(
    _ predictions: Predictions, of digits: LabelledDigits, source: String, network: NetworkSummary
  ) {
    matrix = ConfusionMatrix(predictions)
    mistakes = Mistake.all(in: predictions, of: digits)
    self.source = source.plain
    self.network = network
  }

  /// The confusion matrix, and the mistakes of which the network was most sure.
  public var figures: [any Figure] { [ConfusionMatrixFigure(matrix), MistakesFigure(mistakes)] }

  var verdict: String {
    "\(Numbers.percent(matrix.accuracy, 2)) right: \(Numbers.grouped(matrix.correct)) of \(Numbers.grouped(matrix.total))."
  }

  var interval: String {
    let interval = matrix.accuracyInterval
    return
      "95 % interval: \(Numbers.percent(interval.lowerBound, 2)) to \(Numbers.percent(interval.upperBound, 2)). "
      + "Among many samples of this size, nineteen of twenty such intervals hold the true rate."
  }

  /// Precision, recall, F1 and support of every digit, and the two averages.
  var scores: Table {
    func row(_ name: String, _ scores: ConfusionMatrix.Scores) -> [String] {
      [
        name, Numbers.percent(scores.precision, 2), Numbers.percent(scores.recall, 2),
        Numbers.percent(scores.f1, 2), Numbers.grouped(scores.support),
      ]
    }
    return Table(
      header: ["digit", "precision", "recall", "F1", "support"],
      rows: (0..<10).map { row("\($0)", matrix.scores(of: $0)) }
        + [row("macro average", matrix.macroAverage), row("weighted average", matrix.weightedAverage)])
  }

  /// Where the digit that was mistaken with most confidence stands in its set, if one was.
  public var worstMistake: Int? { mistakes.first?.index }

  /// The evaluation for the terminal.
  public func text(for terminal: Terminal) -> String {
    let confident = mistakes.prefix(5).map { mistake in
      "  digit \(mistake.index): \(Numbers.withArticle(mistake.label)) taken for \(Numbers.withArticle(mistake.prediction)), "
        + "\(Numbers.percent(mistake.confidence)) sure"
    }
    let confusion = Table(
      header: ["shows \\ taken for"] + (0..<10).map(String.init),
      rows: (0..<10).map { ["\($0)"] + matrix.counts[$0].map(Numbers.grouped) })
    return """
      \(terminal.wrapped("\(source): \(verdict) \(interval)"))

      \(Terminal.table(scores, width: terminal.width))

      \(Terminal.table(confusion, width: terminal.width))

      \(mistakes.isEmpty ? "No mistakes." : "The most confident mistakes:\n" + confident.joined(separator: "\n"))
      """
  }
}

/// The evaluation as a page.
public struct EvaluationPage {
  private let evaluation: Evaluation
  private let site: Site.View?

  /// - Parameters:
  ///   - evaluation: what the page shows.
  ///   - site: the pages around it, if it is not by itself.
  public init(_ evaluation: Evaluation, site: Site.View? = nil) {
    self.evaluation = evaluation
    self.site = site
  }

  /// One self-contained HTML file.
  public var html: String {
    get throws {
      let page = try Page(
        title: "LeNet-5 on \(evaluation.source)",
        description: "Accuracy, precision, recall, F1 and mistakes of LeNet-5 on \(evaluation.source).",
        template: PackageResources.evaluation_mustache, site: site)
      return try page.html(
        Content(
          heading: "LeNet-5 on \(evaluation.source)", verdict: evaluation.verdict,
          interval: evaluation.interval,
          source: evaluation.source, network: evaluation.network.words,
          scores: TableView(evaluation.scores, name: "Scores by digit"), mistakes: links,
          hasMistakes: !links.isEmpty,
          figures: try FigureView.all(evaluation.figures)))
    }
  }

  /// The mistakes that the figure shows, each in the report, which reads whatever digit its address holds.
  private var links: [Site.Link] {
    guard let site else { return [] }
    return evaluation.mistakes.prefix(MistakesFigure.most).map { mistake in
      Site.Link(
        name: "\(mistake.index) (\(mistake.label) → \(mistake.prediction))",
        address: site.address(ofDigit: mistake.digit, index: mistake.index, label: mistake.label))
    }
  }

  private struct Content {
    let heading, verdict, interval, source, network: String
    let scores: TableView
    let mistakes: [Site.Link]
    let hasMistakes: Bool
    let figures: [FigureView]
  }
}
