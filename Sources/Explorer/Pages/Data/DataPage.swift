import Figures
import Laboratory
import Pages

extension DataReport {
  /// `60,000 training digits and 10,000 test digits`
  var counts: String {
    Numbers.list(
      [(survey.training, "training digit"), (survey.test, "test digit")].compactMap { half, noun in
        half.map { Numbers.count($0.count, noun) }
      })
  }

  /// Whether the digits look like MNIST's, in a sentence or two.
  var verdict: String {
    let topics = rows.compactMap { $0.difference == nil ? nil : $0.topic }
    let read =
      "Of \(Numbers.grouped(survey.sampleCount)), the network of the package reads "
      + "\(Numbers.percent(survey.accuracy.here))."
    let isReadWorse = rows.contains { $0.difference != nil && $0.topic == nil }
    let likeness =
      topics.isEmpty
      ? "They look like MNIST’s\(isReadWorse ? ", but are read less well" : "")."
      : "They differ from MNIST’s in \(Numbers.list(topics))."
    return "\(likeness) \(read)"
  }

  /// What there is of each class.
  var classes: Table {
    let halves = [("training", survey.training), ("test", survey.test)].filter { $1 != nil }
    return Table(
      header: ["class"] + halves.map(\.0),
      rows: (0..<10).map { label in ["\(label)"] + halves.map { Numbers.grouped($1!.classes[label]) } })
  }

  var checks: Table {
    Table(
      header: ["", "here", "MNIST", "verdict"],
      rows: rows.map { [$0.name, $0.here, $0.usual, $0.difference ?? "as MNIST"] })
  }

  /// What to do, a sentence or two for each check that asks for something.
  var advice: [(name: String, text: String)] { rows.compactMap { row in row.advice.map { (row.name, $0) } } }

  /// The survey for the terminal.
  public func text(for terminal: Terminal) -> String {
    let origins = source.origins.map { terminal.wrapped("\($0.half): \($0.origin)") }
    let remarks = findings + advice.map { "\($0.name): \($0.text)" }
    return
      ([
        terminal.wrapped("\(source.name): \(counts). \(verdict)"), origins.joined(separator: "\n"),
        Terminal.table(classes, width: terminal.width), Terminal.table(checks, width: terminal.width),
      ] + remarks.map { terminal.wrapped($0) }).joined(separator: "\n\n")
  }
}

/// What is in a data set, as a page.
public struct DataPage {
  private let report: DataReport
  private let site: Site.View?

  /// - Parameters:
  ///   - report: what is shown.
  ///   - site: the pages around it, if it is not by itself.
  public init(_ report: DataReport, site: Site.View? = nil) {
    self.report = report
    self.site = site
  }

  /// One self-contained HTML file.
  public var html: String {
    get throws {
      let name = report.source.name
      let page = try Page(
        title: "What is in \(name)",
        description: "Counts, classes and samples of \(name), and whether its digits look like MNIST’s.",
        template: PackageResources.data_mustache, site: site)
      let figures = try FigureView.all(report.figures)
      return try page.html(
        Content(
          name: name, counts: report.counts, verdict: report.verdict,
          origins: report.source.origins.map { Item(term: $0.half.capitalised, text: $0.origin) },
          findings: report.findings,
          classes: TableView(report.classes, name: "Digits of each class"),
          checks: TableView(report.checks, name: "The digits beside MNIST’s"),
          advice: report.advice.map { Item(term: $0.name.capitalised, text: $0.text) },
          hasAdvice: !report.advice.isEmpty, means: [figures[0]], samples: [figures[1]], bars: [figures[2]],
          sampleCount: Numbers.grouped(report.survey.sampleCount), seed: "\(report.survey.seed)"))
    }
  }

  private struct Item {
    let term, text: String
  }

  private struct Content {
    let name, counts, verdict: String
    let origins: [Item]
    let findings: [String]
    let classes, checks: TableView
    let advice: [Item]
    let hasAdvice: Bool
    let means, samples, bars: [FigureView]
    let sampleCount, seed: String
  }
}
