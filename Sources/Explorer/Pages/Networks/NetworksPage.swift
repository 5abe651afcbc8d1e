import Figures
import Laboratory
import LeNet
import Pages

/// Two networks side by side as a page.
public struct NetworksPage {
  private let compared: ComparedNetworks
  private let site: Site.View?

  /// - Parameters:
  ///   - compared: what is shown.
  ///   - site: the pages around it, if it is not by itself.
  public init(_ compared: ComparedNetworks, site: Site.View? = nil) {
    self.compared = compared
    self.site = site
  }

  /// One self-contained HTML file, which needs no script.
  public var html: String {
    get throws {
      let page = try Page(
        title: "\(compared.names[0]) and \(compared.names[1]), side by side",
        description:
          "Two networks: which reads better, the digits they differ in, how their filters match, and one digit through both.",
        template: PackageResources.networks_mustache, site: site)
      return try page.html(Content(compared, site: site))
    }
  }

  private struct Content {
    let verdict, source, command, layers: String
    let networks: [Network]
    let scores, stageTable, parting: TableView
    let test: [String]
    let differing: String
    let kinds: [Kind]
    let filters: [String]
    let stages, answers, partingWords: String
    let kernels, c3, stagesFigure, outputs: FigureView
    let maps: [FigureView]
    let digit: Int

    struct Network {
      let networkName, path, words: String
    }

    struct Kind {
      let figure: FigureView
      let links: [Site.Link]
      let hasLinks: Bool
    }

    init(_ compared: ComparedNetworks, site: Site.View?) throws {
      let words = NetworksWords(compared)
      verdict = words.verdict
      source = compared.source
      command = compared.command
      layers = compared.layersCommand
      networks = zip(compared.names, compared.sides).map {
        Network(networkName: $0, path: $1.path, words: $1.summary.words)
      }
      scores = TableView(compared.scoreTable, name: "Scores of the two networks")
      stageTable = TableView(compared.stageTable, name: "How alike each stage is")
      parting = TableView(compared.partingTable, name: "How far the two lie apart for the digit")
      test = [words.counts, words.difference, words.test]
      differing = words.differing
      filters = words.filters
      stages = words.stages
      answers = words.answers(of: compared.traces)
      partingWords = words.parting
      digit = compared.findings.digit.index
      let figures = compared.differing
      let views = try FigureView.all([
        figures, [compared.kernels, compared.c3Correlations, compared.stages, compared.outputs],
        compared.maps,
      ])
      kinds = zip(views[0], figures).map { view, figure in
        let links = figure.links(from: site)
        return Kind(figure: view, links: links, hasLinks: !links.isEmpty)
      }
      (kernels, c3, stagesFigure, outputs) = (views[1][0], views[1][1], views[1][2], views[1][3])
      maps = views[2]
    }
  }
}

extension DifferingDigitsFigure {
  /// The digits in the report, which reads whatever digit its address holds.
  fileprivate func links(from site: Site.View?) -> [Site.Link] {
    guard let site else { return [] }
    return items.map { item in
      Site.Link(
        name: "\(item.index) (\(item.label) → \(item.answers[0].answer), \(item.answers[1].answer))",
        address: site.address(ofDigit: item.digit, index: item.index, label: item.label))
    }
  }
}
