import Figures
import Files
import Laboratory
import LeNet
import MNIST
import Testing

@testable import Explorer
@testable import Pages

/// The page of two networks side by side: what it says is what was found.
@Suite struct NetworksPageTests {
  private static let trained = try! WeightsFile(
    path: DataSet.embedded.folder + "/trained/lenet-5.safetensors"
  ).network
  private static let untrained: Network = {
    var generator = SplitMix64(seed: 2)
    return Network(.leNet5, using: &generator)
  }()
  /// Three hundred digits, of which one has the label that the untrained network gives it, and one a label that neither
  /// does.
  private static let test: LabelledDigits = {
    var digits = try! DataSet.embedded.load(.test)[0..<300]
    let answers = [trained, untrained].map { network in
      let predictions = network.predictions(for: digits)
      return (0..<300).map(predictions.prediction)
    }
    let differing = (0..<300).filter { answers[0][$0] != answers[1][$0] }
    digits.labels[differing[0]] = UInt8(answers[1][differing[0]])
    digits.labels[differing[1]] = UInt8(
      (0..<10).first { $0 != answers[0][differing[1]] && $0 != answers[1][differing[1]] }!)
    return digits
  }()
  private static let findings = NetworkComparison(
    of: trained, and: untrained, names: ["old", "new"], on: test)

  private static func compared(
    _ findings: NetworkComparison, second: Network = untrained, source: String = "300 digits"
  ) -> ComparedNetworks {
    ComparedNetworks(
      findings,
      of: [
        ComparedNetworks.Side(path: "old.safetensors", trained, summary: NetworkSummary(recipe: "best")),
        ComparedNetworks.Side(path: "new.safetensors", second, summary: NetworkSummary()),
      ], digits: test, source: source, command: "lenet compare <&>", layersCommand: "lenet layers <&>")
  }

  private static let site = Site([
    .init("Report", file: "explore/report.html", command: ""),
    .init("Networks", file: "compare/networks.html", command: ""),
  ])
  private static let html = try! NetworksPage(
    compared(findings), site: site.seen(from: "compare/networks.html")
  ).html

  /// The findings with other counts of digits that one alone reads.
  private static func words(onlyFirst: Int, onlySecond: Int, differing: Bool = true) -> NetworksWords {
    var changed = findings
    changed.errors = PairedErrors(
      bothRight: 300 - onlyFirst - onlySecond - 3, onlyFirstWrong: onlySecond, onlySecondWrong: onlyFirst,
      bothWrong: 3)
    changed.p = McNemar(changed.errors).p
    changed.difference = changed.errors.difference
    if !differing { changed.differing = [] }
    return NetworksWords(compared(changed))
  }

  @Test func theVerdictFollowsTheTest() {
    #expect(
      Self.words(onlyFirst: 2, onlySecond: 12).verdict
        == "“new” reads 10 more of 300 digits than “old”: more than chance explains")
    #expect(
      Self.words(onlyFirst: 7, onlySecond: 5).verdict
        == "“old” reads 2 more of 300 digits than “new”: no more than chance may explain")
    #expect(
      Self.words(onlyFirst: 5, onlySecond: 5).verdict
        == "“old” and “new” read equally many of 300 digits, and differ in \(Self.findings.differing.count)")
    #expect(
      Self.words(onlyFirst: 0, onlySecond: 0, differing: false).verdict
        == "“old” and “new” give the same answer to each of 300 digits")
    #expect(
      Self.words(onlyFirst: 2, onlySecond: 12).test
        == "If the two were equally good, the 14 would be divided as unevenly as this with a probability of "
        + "p\u{A0}=\u{A0}0.013 (McNemar’s exact test). So on digits like these, “new” is better.")
    #expect(
      Self.words(onlyFirst: 7, onlySecond: 5).test.hasSuffix(
        "So these digits do not decide which is better; they do not say that the two are equal."))
    #expect(
      Self.words(onlyFirst: 0, onlySecond: 0).test
        == "No digit is read by one of the two alone, so these digits cannot decide which is better.")
  }

  /// A random order has one channel of a stage in its place; many more speak of one beginning.
  @Test func theBeginningIsSaid() {
    var inOrder = Self.findings
    for index in inOrder.stages.indices {
      let channels = inOrder.stages[index].partners.indices
      inOrder.stages[index].partners = Array(channels)
      for channel in channels { inOrder.stages[index].correlations[channel][channel] = 0.5 }
    }
    var reversed = inOrder
    for stage in reversed.stages.indices {
      reversed.stages[stage].partners.reverse()
      reversed.stages[stage].matched = 0.99
    }
    func origin(_ findings: NetworkComparison) -> String {
      NetworksWords(Self.compared(findings)).filters[1]
    }
    #expect(
      origin(inOrder)
        == "Matched with the one of their own number are 226 of 226 filters and units; a random order has about four. So "
        + "the two have a beginning in common: the same seed, or one was trained on from the other.")
    #expect(
      origin(reversed)
        == "Matched with the one of their own number are 0 of 226 filters and units; a random order has about four. Yet "
        + "partners are nearly the same: one network is the other in another order.")
    for stage in reversed.stages.indices { reversed.stages[stage].matched = 0.5 }
    #expect(
      origin(reversed).hasSuffix(
        "So nothing says that the two began from the same weights, and the order of filters means nothing."))
  }

  /// How likely a random order has as many channels in place: for n of them, the sum over i ≤ n − k of (−1)ⁱ ÷ (i! k!).
  @Test func aRandomOrderSeldomHasTwelveInPlace() {
    func factorial(_ n: Int) -> Double { (0..<n).reduce(1) { $0 * Double($1 + 1) } }
    func inPlace(of n: Int) -> [Double] {
      (0...12).map { k in
        k > n
          ? 0 : (0...min(30, n - k)).reduce(0) { $0 + ($1 % 2 == 0 ? 1 : -1) / factorial($1) } / factorial(k)
      }
    }
    var shares = [1.0] + [Double](repeating: 0, count: 11)
    for stage in Self.findings.stages {
      let one = inPlace(of: stage.partners.count)
      shares = (0..<12).map { total in (0...total).reduce(0) { $0 + shares[$1] * one[total - $1] } }
    }
    let twelveOrMore = 1 - shares.reduce(0, +)
    #expect(NetworksWords.beyondRandomOrder == 12)
    #expect((0.0005..<0.001).contains(twelveOrMore), "\(twelveOrMore)")
  }

  @Test func identicalNetworks() throws {
    let findings = NetworkComparison(
      of: Self.trained, and: Self.trained, names: ["1: a", "2: a"], on: Self.test)
    let compared = Self.compared(findings, second: Self.trained)
    let html = try NetworksPage(compared).html
    #expect(html.contains("<h1>“1: a” and “2: a” are the same network</h1>"))
    #expect(html.contains("None: both give the same answer to each of 300 digits."))
    #expect(html.contains("The two do not differ in any stage."))
    #expect(compared.differing.isEmpty && !html.contains("Open one in the report"))
  }

  @Test func everyQuestionHasItsAnswerAndLimits() {
    let sections = Self.html.components(separatedBy: "<section ").dropFirst()
    #expect(sections.count == 5)
    for section in sections {
      #expect(section.firstMatch(of: /<h2 [^>]*>[^<]*\?<\/h2>/) != nil, "a question: \(section.prefix(200))")
      #expect(section.contains("What this does not show: "))
    }
    #expect(Self.html.firstMatch(of: />[^<]*\b(nan|inf)\b/) == nil, "a number that is none")
    let figures = Self.compared(Self.findings).figures
    for form in ["narrow", "wide"] {
      let drawn = try! Regex("<div class=\"\(form)\"><svg [^>]*aria-label=\"[^\"]{20,}")
      #expect(Self.html.matches(of: drawn).count == figures.count, "every figure has words and both forms")
    }
  }

  @Test func thePageIsOneFile() throws {
    #expect(Self.html.contains("default-src 'none'") && !Self.html.contains("<script"))
    #expect(Self.html.matches(of: /<[^<>]* (?:style|on[a-z]+)=["']/).isEmpty, "the policy would not obey it")
    #expect(Self.html.contains("<code>lenet compare &lt;&amp;&gt;</code>"))
    #expect(
      Self.html.matches(of: /href="..\/explore\/report.html#digit=given\.\d+\.\d\.[\w-]{1046}"/).count > 16)
    let ids = Self.html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "an id stands there twice")
    let hostile = try NetworksPage(Self.compared(Self.findings, source: "<script>&{{x}}\u{7}")).html
    #expect(hostile.contains("&lt;script&gt;&amp;{{x}}\u{FFFD}") && !hostile.contains("<script"))
    #expect(!hostile.contains("Open one in the report"), "alone, it links to no report")
  }

  @Test func figuresHaveFilesOfTheirOwn() {
    let figures = Self.compared(Self.findings).figures
    #expect(
      figures.map(\.name) == [
        "networks-only-first", "networks-only-second", "networks-both-wrong", "networks-c1-filters",
        "networks-c3", "networks-stages",
        "networks-c1-maps", "networks-c3-maps", "networks-output",
      ])
    for figure in figures {
      #expect(!figure.table.rows.isEmpty && figure.alternativeText.count > 20, "\(figure.name)")
    }
  }

  @Test func theTerminalHasItAll() {
    for width in [28, 60, 80] {
      let text = Self.compared(Self.findings).text(for: Terminal(colours: .none, width: width))
      let lines = text.split(separator: "\n")
      #expect(lines.filter { $0.count > width } == [], "lines of more than \(width) columns")
    }
    let text = Self.compared(Self.findings).text(for: Terminal(colours: .none))
    #expect(text.hasPrefix("300 digits: “old” reads "))
    #expect(text.contains("\nThe first eight of \(Self.findings.differing.count); the page shows more.\n"))
  }
}
