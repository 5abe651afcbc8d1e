import Figures
import LeNet
import Pages

/// The page that follows one digit through the network.
public struct Report {
  private let trace: Trace
  private let subject: Subject
  private let network: NetworkSummary
  private let trainingPage: String?
  private let site: Site.View?
  private let lessons: [Stage: Site.Entry]
  private let live: LiveData

  /// - Parameters:
  ///   - trace: the digit's values, and the network that computed them.
  ///   - subject: where the digit comes from, and what it shows.
  ///   - network: what is known of the network.
  ///   - snapshots: the network while it learned; none if unknown.
  ///   - examples: other digits for the reader to choose from; none to have only this one and drawn ones.
  ///   - trainingPage: the file beside the report in which a network is trained, if there is one.
  ///   - site: the pages around it, if it is not by itself.
  ///   - lessons: the one about each stage, among those pages.
  public init(
    _ trace: Trace, subject: Subject, network: NetworkSummary, snapshots: [Training.Snapshot] = [],
    examples: ExampleDigits? = nil, trainingPage: String? = nil, site: Site.View? = nil,
    lessons: [Stage: Site.Entry] = [:]
  ) {
    self.trace = trace
    self.subject = subject
    self.network = network
    self.trainingPage = trainingPage
    self.site = site
    self.lessons = lessons
    live = LiveData(
      [LiveData.TracedDigit(trace, source: subject.source, label: subject.label)], snapshots: snapshots,
      examples: examples)
  }

  /// The figures of a trace, in the order of the page.
  public static func figures(of trace: Trace, subject: Subject) -> [any Figure] {
    groups(of: trace, subject: subject).flatMap(\.self)
  }

  /// The figures of the whole network, then those of each stage.
  private static func groups(of trace: Trace, subject: Subject) -> [[any Figure]] {
    [[ArchitectureFigure(trace)]] + Stage.allCases.map { figures(of: trace, stage: $0, subject: subject) }
  }

  private static func figures(of trace: Trace, stage: Stage, subject: Subject) -> [any Figure] {
    switch stage {
    case .input: (subject.normalisation.map { [NormalisationFigure($0)] } ?? []) + [InputFigure(trace.digit)]
    case .c1:
      [
        FeatureMapsFigure(trace, stage: .c1), C1FiltersFigure(trace.network),
        HistogramFigure(trace, stage: .c1),
      ]
    case .c3:
      [
        FeatureMapsFigure(trace, stage: .c3), C3FiltersFigure(trace.network),
        HistogramFigure(trace, stage: .c3),
      ]
    case .s2, .s4: [FeatureMapsFigure(trace, stage: stage)]
    case .c5, .f6: [UnitsFigure(trace, stage: stage), HistogramFigure(trace, stage: stage)]
    case .output: [OutputFigure(trace, label: subject.label), EvidenceFigure(trace)]
    }
  }

  /// One self-contained HTML file.
  public var html: String {
    get throws {
      let layersPage = site?.address(of: "layers/layers.html")
      let groups = try FigureView.all(Self.groups(of: trace, subject: subject))
      let sections = zip(Stage.allCases, groups.dropFirst()).map { stage, figures in
        let lesson = site.flatMap { site in
          lessons[stage].map { Site.Link(name: $0.name, address: site.address(of: $0.file)) }
        }
        let contribution = layersPage.flatMap { page in
          stage.isActivated
            ? Site.Link(
              name: "What each of its \(stage.shape.area > 1 ? "filters" : "units") contributes",
              address: "\(page)#\(stage)") : nil
        }
        return Section(stage, of: trace, lesson: lesson, contribution: contribution, figures: figures)
      }
      let winner = trace.prediction
      let page = try Page(
        title: "\(subject.source): taken for \(Numbers.withArticle(winner))",
        description: "How LeNet-5 turns the pixels of \(subject.source) into the label \(winner).",
        template: PackageResources.report_mustache, site: site)
      return try page.html(
        Content(
          heading: "\(subject.source) through LeNet-5".capitalised,
          verdict: Account(trace: trace).verdict,
          doubts: (subject.normalisation?.doubts.map(\.sentence) ?? []) + [trace.doubt].compactMap(\.self),
          ink: InkedPixel.all(in: trace.digit), truth: subject.label.map(Account(trace: trace).truth),
          network: network.words,
          trainingPage: site == nil ? trainingPage : nil, layersPage: layersPage,
          source: subject.source, architecture: groups[0][0], sections: sections),
        live: live, isWide: true)
    }
  }

  /// What the template is filled with.
  private struct Content {
    let heading, verdict: String
    let doubts: [String]
    let ink: [InkedPixel]
    let truth: String?
    let network: String
    let trainingPage: String?
    /// Where there is one about what each filter and unit contributes.
    let layersPage: String?
    let source: String
    let architecture: FigureView
    let sections: [Section]
  }

  /// A square of the digit beside the verdict, which takes the colour of the page's ink in light and dark alike.
  private struct InkedPixel {
    let row, column: Int
    let opacity: String

    static func all(in digit: Digit) -> [InkedPixel] {
      digit.pixels.enumerated().filter { $1 > 0 }.map { index, ink in
        InkedPixel(row: index / 28, column: index % 28, opacity: Numbers.fixed(ink, 2))
      }
    }
  }

  private struct Section {
    let id, name, purpose: String
    /// The lesson about the stage.
    let lesson: Site.Link?
    /// The part of the page about layers that is about the stage's filters or units.
    let contribution: Site.Link?
    let formula: [String]
    let facts: [Fact]
    let sentences: [String]
    let figures: [FigureView]

    init(
      _ stage: Stage, of trace: Trace, lesson: Site.Link?, contribution: Site.Link?, figures: [FigureView]
    ) {
      let facts = StageFacts(stage: stage, activation: trace.network.activation)
      id = "\(stage)"
      name = stage.name.capitalised
      self.lesson = lesson
      self.contribution = contribution
      purpose = facts.purpose
      formula = Formula(stage, activation: trace.network.activation)?.lines ?? []
      self.facts = facts.facts
      sentences = Account(trace: trace).sentences(stage)
      self.figures = figures
    }
  }
}
