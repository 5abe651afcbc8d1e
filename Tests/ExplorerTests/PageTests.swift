import Cairo
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
    let script = try #require(html.firstMatch(of: /(?s)<script>(.*?)<\/script>/)).1
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

@Suite struct TerminalTests {
  /// A file's name may hold what a terminal obeys.
  @Test func namesCommandNoTerminal() {
    let digit = Digit(pixels: [Float](repeating: 0, count: 784))
    let subject = Subject(digit: digit, source: "a\u{1B}[31m\u{202E}\u{85}\nb é 7️.png")
    #expect(subject.source == "a�[31m���b é 7️.png")
    let network = NetworkSummary(recipe: "\u{1B}c", seed: "\u{7}")
    #expect(network.words == "a LeNet-5 trained by the recipe “�c”, seed �")
  }

  /// The lines that a terminal of this width shows, without colour codes.
  private func visible(_ text: String) -> [String] {
    text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").split(separator: "\n").map(String.init)
  }

  @Test(arguments: [28, 40, 50, 64, 80], [Terminal.Colours.none, .indexed, .full])
  func theWalkFitsTheTerminal(width: Int, colours: Terminal.Colours) {
    var generator = SplitMix64(seed: 1)
    let digit = Digit(pixels: [Float](repeating: 0.5, count: 784))
    let trace = Trace(of: digit, through: LeNet5(using: &generator))
    let subject = Subject(digit: digit, source: String(repeating: "grey", count: 50), label: 4)
    for stage in Stage.allCases {
      let walk = Walk(trace, subject: subject, terminal: Terminal(colours: colours, width: width))
      let lines = visible(walk.text(stage))
      #expect(lines.allSatisfy { $0.count <= width }, "\(lines.max { $0.count < $1.count }!)")
      let blocks = lines.map { $0.count { $0 == "▀" } }.reduce(0, +)
      let shape = stage.shape
      let pixels = stage == .output ? 0 : shape.channels * shape.height * shape.width
      #expect(blocks == (colours == .none ? 0 : pixels == 84 ? 50 : pixels / 2), "all of the picture")
    }
  }

  @Test func pipesGetPlainText() {
    var generator = SplitMix64(seed: 1)
    let digit = Digit(pixels: [Float](repeating: 0.5, count: 784))
    let trace = Trace(of: digit, through: LeNet5(using: &generator))
    let subject = Subject(digit: digit, source: String(repeating: "grey", count: 50), label: 4)
    for stage in Stage.allCases {
      let text = Walk(trace, subject: subject, terminal: Terminal(colours: .none)).text(stage)
      #expect(!text.contains("\u{1B}"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    }
  }

  /// Two pixels to a character: 6 maps of 12 × 12 make 6 rows of 6 × 12 half blocks, under a row of numbers.
  @Test(arguments: [Terminal.Colours.full, .indexed]) func picturesAreHalfBlocks(_ colours: Terminal.Colours)
    throws
  {
    let picture = try #require(
      Terminal(colours: colours).picture(
        of: [Float](repeating: 1, count: 864), count: 6, height: 12, width: 12,
        scale: .activation(maximum: 1)))
    let lines = picture.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines.dropFirst().allSatisfy { line in line.count { $0 == "▀" } == 72 })
    #expect(lines[0].hasPrefix("0           "))
  }

  /// As the colours of pages do, from the ground outwards.
  @Test(arguments: [ColorScale.ink, .activation(maximum: 1), .signed(magnitude: 1)])
  func rampsOf256ColoursOnlyRise(_ scale: ColorScale) {
    for isNegative in [false, true] {
      let ramp = IndexedColours.ramp(scale, isNegative: isNegative)
      let brightness = ramp.map { index in IndexedColours.color(index).contrast(with: Color(0)) }
      #expect(zip(brightness, brightness.dropFirst()).allSatisfy { $0 < $1 }, "\(ramp): \(brightness)")
    }
    #expect(IndexedColours.index(of: 1, scale) == IndexedColours.ramp(scale).last)
    #expect(IndexedColours.index(of: 0, scale) == IndexedColours.ramp(scale).first)
    #expect(IndexedColours.index(of: .nan, scale) == IndexedColours.ramp(scale).first)
  }

  @Test func whatComesNextFitsTheTerminal() {
    let steps = [("lenet one", "does this"), ("lenet two --all", "does that and much more")]
    #expect(
      Terminal(colours: .none, width: 50).next(steps)
        == "next   lenet one        does this\n       lenet two --all  does that and much more")
    #expect(
      Terminal(colours: .none, width: 40).next(steps)
        == "next   lenet one        does this\n       lenet two --all\n         does that and much more")
  }

  @Test func tablesAlign() {
    let table = Table(header: ["digit", "count"], rows: [["1", "9"], ["mean", "1,000"]])
    #expect(Terminal.table(table) == "digit  count\n1          9\nmean   1,000")
  }

  @Test func wideTablesGoOnBelow() {
    let table = Table(header: ["digit", "count", "share"], rows: [["1", "9", "0.5"]])
    #expect(Terminal.table(table, width: 19) == "digit  count  share\n1          9    0.5")
    #expect(Terminal.table(table, width: 17) == "digit count share\n1         9   0.5")
    #expect(Terminal.table(table, width: 16) == "digit  count\n1          9\n\ndigit  share\n1        0.5")
  }

  @Test func longWordsInTablesAreWrapped() {
    let table = Table(header: ["", "count"], rows: [["several words here", "9"], ["a", "1"]])
    #expect(
      Terminal.table(table, width: 16) == "           count\nseveral        9\nwords\nhere\na              1")
  }

  @Test func linesAreBrokenOnlyWhereTheyMustBe() {
    #expect(Terminal.broken("a  b\n  c", width: 5) == "a  b\n  c")
    #expect(Terminal.broken("  let a = b + c", width: 10) == "  let a =\n    b + c")
    #expect(Terminal.broken("  abcdefghij", width: 8) == "  abcdef\n    ghij")
    for width in 4...20 {
      let lines = Terminal.broken("          abcd(efgh) ijk lmn", width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines.joined().filter { $0 != " " } == "abcd(efgh)ijklmn")
    }
  }

  @Test func aTerminalIsNeitherTooNarrowNorTooWide() {
    #expect([1, 28, 50, 80, 300].map { Terminal(colours: .none, width: $0).width } == [28, 28, 50, 80, 80])
  }

  @Test func textWraps() {
    #expect(Terminal.wrapped("one two three", width: 8, hanging: 2) == "one two\n  three")
    #expect(Terminal.wrapped("a 123456789", width: 5, hanging: 1) == "a\n 1234\n 5678\n 9")
  }
}
