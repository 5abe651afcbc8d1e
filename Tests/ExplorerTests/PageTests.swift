import Figures
import Files
import Foundation
import LeNet
import MNIST
import Testing

@testable import Explorer
@testable import Pages

@Suite struct PageTests {
  private static let network = try! WeightsFile(
    path: DataSet.embedded.folder + "/trained/lenet-5.safetensors"
  ).network
  private static let digits = try! DataSet.embedded.load(.test)[0..<300]

  private static func report(source: String = "test digit 2", label: Int? = 1) throws -> String {
    let trace = Trace(of: digits[2], through: network)
    return try Report(
      trace, subject: Subject(digit: digits[2], source: source, label: label),
      network: NetworkSummary(recipe: "best", seed: "1", testAccuracy: 0.5)
    ).html
  }

  @Test func theReportHasASectionForEveryStage() throws {
    let html = try Self.report()
    for stage in Stage.allCases {
      #expect(html.contains("<section id=\"\(stage)\""))
      #expect(html.contains("href=\"#\(stage)\""))
      for fact in StageFacts(stage: stage, activation: .relu).facts { #expect(html.contains(fact.value)) }
    }
    #expect(html.contains("That is right: the digit shows a 1."))
    #expect(html.contains("trained by the recipe “best”, seed 1, which is right on 50.00 %"))
    for form in ["narrow", "wide"] {
      let figures = try Regex("<div class=\"\(form)\"><svg [^>]*aria-label=\"[^\"]{20,}")
      #expect(html.matches(of: figures).count == 16, "every figure has words and a form for every width")
    }
    #expect(html.matches(of: /<math\s/).count == 12, "formulas are set as such")
    #expect(!html.contains("<th scope=\"col\"></th>"), "every column that has a heading has a name")
    let ink = Self.digits[2].pixels.count { $0 > 0 }
    #expect(html.matches(of: /<rect\s/).count == ink, "the digit stands beside the verdict, pixel by pixel")
    #expect(html == (try Self.report()), "the same bytes each time")
  }

  @Test func nothingComesFromOutside() throws {
    let evaluation = Evaluation(
      Self.network.predictions(for: Self.digits), of: Self.digits, source: "digits", network: NetworkSummary()
    )
    let filters = LearnedFilters(
      Self.network, snapshots: [Training.Snapshot(step: 0, parameters: Self.network.parameters)],
      network: NetworkSummary())
    let still = [try EvaluationPage(evaluation).html, try FiltersPage(filters).html]
    #expect(still.allSatisfy { !$0.contains("<script") }, "only live pages have scripts")
    for html in still + [try Self.report()] {
      #expect(html.contains("default-src 'none'"))
      #expect(!html.contains("<script src") && !html.contains("<link") && !html.contains("@import"))
      #expect(html.matches(of: /(?:src|srcset|href)="(?!data:|#)/).isEmpty)
      #expect(html.utf8.count <= 1_700_000)
    }
  }

  /// Nothing else in a page may set a style or run: no attribute, and nothing that a name or a lesson brings along.
  @Test func thePolicyNamesTheStylesAndScripts() throws {
    let html = try Self.report()
    let policy = try #require(html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
    func named(_ text: Substring) -> String {
      "'sha256-\(Data(SHA256.digest(of: Array(text.utf8))).base64EncodedString())'"
    }
    let style = try #require(html.firstMatch(of: /(?s)<style>(.*?)<\/style>/)).1
    // What a live page adds to its style comes out of a block of data.
    let live = try #require(html.firstMatch(of: /(?s)<script type="text\/css"[^>]*>(.*?)<\/script>/)).1
    let script = try #require(html.firstMatch(of: /(?s)<script type="module">(.*?)<\/script>/)).1
    #expect(
      policy == """
        default-src 'none'; img-src data:; style-src \(named(style)) \(named(live)); base-uri 'none'; \
        form-action 'none'; script-src \(named(script)) 'wasm-unsafe-eval'; worker-src blob:
        """)
    #expect(html.ranges(of: "<style").count == 1)
    let content = html[html.firstRange(of: "<body>")!.lowerBound..<html.firstRange(of: "<script")!.lowerBound]
    #expect(content.matches(of: /<[^<>]* (?:style|on[a-z]+)=["']/).isEmpty, "nobody would obey them")
  }

  /// A lesson may show the same figure twice; then its letters stand twice in the page.
  @Test func aFigureShownTwiceHasItsOwnIDs() throws {
    let svg = try OutputFigure(Trace(of: Self.digits[2], through: Self.network)).inlineSVG()
    let page = Page.withDistinctIDs("<p>#</p>" + svg + "<p>" + svg + "</p>" + svg)
    let ids = page.matches(of: /\sid="([\w-]+)"/).map { $0.1 }
    #expect(ids.count == 3 * svg.matches(of: /\sid="/).count && Set(ids).count == ids.count)
    let used = Set(page.matches(of: /href="#([\w-]+)"/).map { $0.1 })
    #expect(used.isSubset(of: Set(ids)) && used.count == ids.count, "every reference finds its own")
    #expect(page.hasPrefix("<p>#</p>" + svg))
  }

  @Test func hostileNamesStayText() throws {
    let html = try Self.report(source: "<script>\"&'{{x}}.png", label: nil)
    #expect(!html.contains("<script>\"&"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(
      html.contains(#""source":"\u003Cscript>\"&'{{x}}.png""#), "nor does it end the page's data")
    #expect(html.contains("{{x}}.png"), "a name is no template")
  }
}
