import Figures
import Laboratory
import LeNet
import Pages

/// A comparison of models as a page.
public struct ComparePage {
  private let comparison: Comparison
  private let drawn: ComparisonFigures
  private let site: Site.View?

  /// - Parameters:
  ///   - comparison: the runs to show.
  ///   - test: the digits that the comparison's mistakes are among.
  ///   - site: the pages around it, if it is not by itself.
  /// - Precondition: the comparison has a run, and its runs are of that number of digits.
  public init(_ comparison: Comparison, test: LabelledDigits, site: Site.View? = nil) {
    precondition(!comparison.models.isEmpty, "a comparison without a run")
    for run in comparison.runs {
      precondition(
        run.testDigits == test.count, "a run on \(run.testDigits) digits, where there are \(test.count)")
    }
    self.comparison = comparison
    drawn = ComparisonFigures(comparison: comparison, test: test)
    self.site = site
  }

  /// All figures of the page, in its order.
  public var figures: [any Figure] { drawn.all }

  /// One self-contained HTML file. Its script sorts the table, and nothing needs it.
  public var html: String {
    get throws {
      let title = comparison.source.map { "Models beside LeNet-5 on \($0.plain)" } ?? "Models beside LeNet-5"
      let page = try Page(
        title: title,
        description:
          "What came before LeNet-5 and after it, measured anew: error, cost, digits needed, robustness.",
        template: PackageResources.compare_mustache, site: site)
      return try page.html(try Content(heading: title, comparison, drawn, site: site), sortsTables: true)
    }
  }

  private struct Content {
    let heading, verdict, setting, intervals, parameters, multiplyAdds, learning, robustness, missed,
      read: String
    let command: String
    let standings, source: String?
    let models: ComparedModels
    let hasSources, hasPublished: Bool
    let parametersFigure, multiplyAddsFigure, learningFigure, robustnessFigure: FigureView
    let robustnessTables: [TableView]
    let missedFigure, readFigure: FigureView?
    let missedLinks, readLinks: [Site.Link]
    let hasMissedLinks, hasReadLinks: Bool

    init(
      heading: String, _ comparison: Comparison, _ drawn: ComparisonFigures, site: Site.View?
    ) throws {
      let words = ComparisonWords(comparison)
      self.heading = heading
      verdict = words.verdict
      setting = words.setting
      intervals = words.intervals
      standings = words.standings
      parameters = words.frontier(\.parameters, named: "parameters")
      multiplyAdds = words.frontier(\.multiplyAdds, named: "multiply–adds")
      learning = words.learning
      robustness = words.robustness
      missed = words.missedByAll
      read = words.readByOne
      command = comparison.command.plain
      source = comparison.source?.plain
      models = ComparedModels(comparison)
      hasSources = !models.sources.isEmpty
      hasPublished = comparison.hasPublishedErrors
      let costs = drawn.costs
      let digits = [drawn.missedByAll, drawn.savedByOne]
      let views = try FigureView.all(
        costs + [drawn.learning, drawn.robustness] + digits.compactMap(\.self))
      (parametersFigure, multiplyAddsFigure) = (views[0], views[1])
      (learningFigure, robustnessFigure) = (views[2], views[3])
      missedFigure = digits[0] == nil ? nil : views[4]
      readFigure = digits[1] == nil ? nil : views.last
      robustnessTables = drawn.robustness.tables.map { TableView($0.table, name: $0.name) }
      missedLinks = drawn.missedByAll?.links(from: site) ?? []
      readLinks = drawn.savedByOne?.links(from: site) ?? []
      hasMissedLinks = !missedLinks.isEmpty
      hasReadLinks = !readLinks.isEmpty
    }
  }
}

extension AnsweredDigitsFigure {
  /// The digits in the report, which reads whatever digit its address holds.
  fileprivate func links(from site: Site.View?) -> [Site.Link] {
    guard let site else { return [] }
    return items.map { item in
      let taken = item.answers.map { "\($0.answer)" }.joined(separator: ", ")
      return Site.Link(
        name: "\(item.index) (\(item.label) → \(taken))",
        address: site.address(ofDigit: item.digit, index: item.index, label: item.label))
    }
  }
}
