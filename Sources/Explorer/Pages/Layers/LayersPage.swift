import Figures
import Laboratory
import LeNet
import Pages

/// What layers contribute, as a page: one question a section, with a figure, what was found, and what that does not show.
public struct LayersPage {
  private let analysis: LayerAnalysis
  private let site: Site.View?

  /// - Parameters:
  ///   - analysis: what the page shows.
  ///   - site: the pages around it, if it is not by itself.
  public init(_ analysis: LayerAnalysis, site: Site.View? = nil) {
    self.analysis = analysis
    self.site = site
  }

  /// One self-contained HTML file.
  public var html: String {
    get throws {
      let page = try Page(
        title: "What each layer of LeNet-5 contributes",
        description:
          "Probes, ablation, patches, similarity and attribution, layer by layer and unit by unit.",
        template: PackageResources.layers_mustache, site: site)
      return try page.html(
        Content(
          network: analysis.network.words, source: analysis.source,
          accuracy: Numbers.percentInWords(analysis.findings.whole.accuracy, 2),
          count: Numbers.grouped(analysis.findings.testDigits), sections: try sections,
          seed: "\(analysis.findings.seed)"))
    }
  }

  private var sections: [Section] {
    get throws {
      let attribution = try analysis.attribution()
      return [
        try Section(
          "probes", "How well does each stage tell the digits apart?", [analysis.probes], analysis.probeWords,
          limits:
            "A probe says what a plane through a stage’s values could read, not what the layers behind it use. A stage of "
            + "many values gives its probe more weights than one of few: \(analysis.probeSizes)."),
        try Section(
          "ablation", "What is lost without a filter, a unit or a layer?",
          analysis.ablationFigures, analysis.ablationWords,
          limits:
            "What is lost without one part is not what the part does: others may know the same, and stand in for it. One "
            + "digit is \(Numbers.fixed(100 / Double(analysis.findings.testDigits), 2)) points, so a few hundredths are chance."
        ),
        try Section(
          "patches", "What does each filter and unit respond to most?", [], [analysis.patchWords],
          units: try LayerAnalysis.dissected.map { try UnitEntries($0, of: analysis) },
          limits:
            "The strongest responses are the rarest. What a filter does for the digits in between, where most of them are, "
            + "these patches do not show."),
        try Section(
          "similarity", "How alike are stages, and networks?", [analysis.similarity],
          [analysis.similarityWords],
          limits:
            "Alike values can be used differently, and the measure is led by the directions in which a stage varies most: "
            + "small differences that matter for the answer may not move it."),
        try Section(
          "shifts", "How much does a shift change each stage?", [analysis.shifts], analysis.shiftWords,
          limits:
            "The digits of the set are centred. The change is of the values, not of the answer, and does not say in which "
            + "direction they go."),
        try Section(
          "activity", "Which units never fire, and which always?", [analysis.activity],
          analysis.activityWords,
          limits:
            "A unit that is silent on these digits might fire on others. One that fires for every digit can carry as much as "
            + "any: by how much it fires."),
        try Section(
          "pairs", "Which pairs of digits does a unit of F6 keep apart?",
          [analysis.separations].compactMap(\.self),
          [analysis.separationWords],
          limits:
            "An area says how well one threshold on one unit would do. The output adds all units up, and a unit that "
            + "separates nothing by itself can still correct others."),
        try Section(
          "dimension", "How few directions does learning need?", [analysis.intrinsicDimension],
          [analysis.dimensionWords],
          limits:
            "One run for each point, and a short training. The dimension depends on the nine tenths, on the recipe and on how "
            + "long it runs; it is no count of the parameters that matter."),
        try Section(
          "attribution", "What does an attribution map show of training?", [attribution],
          [analysis.attributionWords(attribution)],
          limits:
            "A gradient holds for a small change of one pixel. Occlusion puts a hole into the digit, which the network has "
            + "never seen. Neither says what the network would do without what it covers."),
      ]
    }
  }

  private struct Content {
    let network, source, accuracy, count: String
    let sections: [Section]
    let seed: String
  }

  private struct Section {
    let sectionID, question: String
    let figures: [FigureView]
    let sentences: [String]
    let units: [UnitEntries]
    let limits: String

    init(
      _ id: String, _ question: String, _ figures: [any Figure], _ sentences: [String],
      units: [UnitEntries] = [],
      limits: String
    ) throws {
      sectionID = id
      self.question = question
      self.figures = try FigureView.all(figures)
      self.sentences = sentences
      self.units = units
      self.limits = limits
    }
  }
}
