import Figures
import Files
import Laboratory
import LeNet
import MNIST
import Testing

@testable import Explorer
@testable import Pages

/// The page about what layers contribute, of a study of few digits.
@Suite struct LayersPageTests {
  private static let network = try! WeightsFile(
    path: DataSet.embedded.folder + "/trained/lenet-5.safetensors"
  ).network
  private static let training = try! DataSet.embedded.load(.training)[0..<600]
  private static let test = try! DataSet.embedded.load(.test)[0..<300]
  private static let findings = LayerFindings(
    of: network, learningFrom: training, testedOn: test, study: .brief)

  private static func analysis(of findings: LayerFindings, source: String = "300 digits") -> LayerAnalysis {
    LayerAnalysis(
      findings, of: network, training: training, test: test, source: source,
      network: NetworkSummary(recipe: "best", seed: "1", testAccuracy: 0.5))
  }

  private static let html = try! LayersPage(analysis(of: findings)).html

  private static let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }

  @Test func everyFilterAndUnitHasItsPlace() {
    for stage in [Stage.c1, .c3, .c5, .f6] {
      for channel in 0..<stage.shape.channels {
        #expect(Self.ids.count { $0 == "\(stage)-\(channel)" } == 1, "\(stage.name), \(channel)")
      }
      #expect(Self.ids.contains("\(stage)"), "the report leads to \(stage.name)")
    }
    #expect(Set(Self.ids).count == Self.ids.count, "an id stands there twice")
    let links = Set(Self.html.matches(of: /href="#([^"]+)"/).map { String($0.1) })
    #expect(links.count > 12 && links.isSubset(of: Self.ids), "\(links.subtracting(Self.ids)) lead nowhere")
  }

  @Test func everyQuestionHasItsAnswerAndLimits() {
    let sections = Self.html.components(separatedBy: "<section ").dropFirst()
    #expect(sections.count == 9)
    for section in sections {
      #expect(
        section.firstMatch(of: /<h2 [^>]*>[^<]*\?<\/h2>\n<p>/) != nil,
        "a question, then what was found: \(section.prefix(200))")
      #expect(section.contains("<svg "), "a figure")
      #expect(section.contains("<summary>"), "its numbers")
      #expect(section.contains("What this does not show."))
    }
    #expect(Self.html.firstMatch(of: />[^<]*\b(nan|inf)\b/) == nil, "a number that is none")
  }

  @Test func thePageIsOneFile() throws {
    #expect(Self.html.contains("default-src 'none'") && !Self.html.contains("<script"))
    #expect(Self.html.matches(of: /(?:src|srcset|href)="(?!data:|#)/).isEmpty)
    #expect(
      Self.html.matches(of: /<[^<>]* (?:style|on[a-z]+)=["']/).isEmpty, "the page's policy would not obey it")
    #expect(Self.html.utf8.count <= 2_000_000)
    #expect(Self.html == (try LayersPage(Self.analysis(of: Self.findings)).html), "the same bytes each time")
    let hostile = try LayersPage(Self.analysis(of: Self.findings, source: "<script>&{{x}}")).html
    #expect(hostile.contains("&lt;script&gt;&amp;{{x}}") && !hostile.contains("<script"))
  }

  /// How right the network is, the page says by its own measurement.
  @Test func whatTheHeadSays() {
    let right = Self.network.predictions(for: Self.test)
    let accuracy = Numbers.percentInWords(ConfusionMatrix(right).accuracy, 2)
    #expect(
      Self.html.contains(
        "Each part of a LeNet-5 trained by the recipe “best”, seed 1 is asked what it adds. Of 300 digits (300 digits), the whole "
          + "network reads \(accuracy)."), "\(accuracy)")
  }

  @Test func figuresHaveFilesOfTheirOwn() throws {
    let names = try Self.analysis(of: Self.findings).figures.map(\.name)
    #expect(Set(names).count == names.count, "\(names)")
    #expect(names.count == 16)
  }

  /// Of few digits a probe may mistake none, which has no logarithm.
  @Test func aProbeWithoutAMistakeIsDrawn() throws {
    var findings = Self.findings
    for index in findings.probes.indices {
      (findings.probes[index].accuracy, findings.probes[index].untrained) = (1, [1, 1])
    }
    let probes = Self.analysis(of: findings).probes
    #expect(try !probes.png(.light).isEmpty)
    #expect(
      probes.table.rows[0][1].hasPrefix("0.167 "),
      "half of one of 300 digits, in per cent: \(probes.table.rows[0])")
  }

  // MARK: What is said

  @Test func patchesAreCutOutOfTheDigits() {
    let found = Self.findings.patches.first { $0.stage == "C3" && $0.channel == 5 }!
    let cut = Self.analysis(of: Self.findings).patches(of: .c3).first { $0.unit == 5 }!
    for (place, patch) in found.patches.enumerated() {
      let digit = Self.training[patch.digit].pixels
      #expect(cut.patches[place].pixels.first == digit[28 * patch.top + patch.left])
      #expect(cut.patches[place].pixels.last == digit[28 * (patch.top + 13) + patch.left + 13])
      #expect(cut.patches[place].label == Int(Self.training.labels[patch.digit]))
    }
  }

  @Test func countsOfDigitsAddUp() {
    let whole = Self.network.predictions(for: Self.test)
    let without = Self.findings.ablations.first { $0.stage == "C1" }!
    let analysis = Self.analysis(of: Self.findings)
    let change = analysis.changes(without: without).reduce(0, +)
    let right = (without.score.accuracy * 300).rounded() - Double(ConfusionMatrix(whole).correct)
    #expect(Double(change) == right, "of 300 digits")
  }

  @Test func anUnreachedDimensionIsSaid() {
    var findings = Self.findings
    findings.intrinsicDimension.dimension90 = nil
    #expect(Self.analysis(of: findings).dimensionWords.contains("is not reached by d = 20."))
    findings.intrinsicDimension.dimension90 = 100
    #expect(
      Self.analysis(of: findings).dimensionWords.contains(
        "is reached at d = 100: one number for every 444 of the network’s 44,426 parameters."))
  }

  @Test func wordsOfAblation() {
    var findings = Self.findings
    findings.whole.accuracy = 0.99
    for index in findings.ablations.indices { findings.ablations[index].score.accuracy = 0.99 }
    findings.ablations[2].score.accuracy = 0.90
    findings.ablations[6 + 9].score.accuracy = 0.95
    findings.ablations[30].score.accuracy = 0.98
    #expect(
      Self.analysis(of: findings).ablationWords[0]
        == "Without one filter, the network loses most in C1 for filter 2 (9.00 points) and C3 for filter 9 (4.00 points). Of the "
        + "204 units of C5 and F6, none costs more than 1.00 points, and without 203 of them, each by itself, it reads no fewer "
        + "digits.")
  }

  /// A unit that is silent for every training digit has no patches, but a place.
  @Test func aSilentFilterHasAPlace() throws {
    var findings = Self.findings
    let silent = findings.patches.firstIndex { $0.stage == "C3" && $0.channel == 4 }!
    findings.patches[silent].patches = []
    let html = try LayersPage(Self.analysis(of: findings)).html
    #expect(html.ranges(of: "id=\"c3-4\"").count == 1)
  }

  /// Each layer of the report, and each unit that is asked about there, leads here.
  @Test func theReportLeadsToLayers() throws {
    let trace = Trace(of: Self.test[0], through: Self.network)
    func report(_ site: Site.View?) throws -> String {
      try Report(
        trace, subject: Subject(digit: Self.test[0], source: "digit"), network: NetworkSummary(), site: site
      ).html
    }
    let site = Site([Site.Entry("Layers", file: "layers/layers.html", command: "lenet layers")])
    let html = try report(site.seen(from: "explore/report.html"))
    let links = html.matches(of: /href="\.\.\/layers\/layers\.html#(\w+)"/).map { String($0.1) }
    #expect(links == ["c1", "c3", "c5", "f6"])
    #expect(html.contains("data-layers=\"../layers/layers.html\""))
    let alone = try report(nil)
    #expect(!alone.contains("layers.html") && !alone.contains("data-layers="))
  }
}
