import Figures
import Files
import LeNet
import MNIST
import Pages
import Testing

@testable import Explorer
@testable import Reading

@Suite struct ReadPageTests {
  private static let network = try! WeightsFile.trained.network

  /// A grid of one row: a test digit that is believed, an empty cell, and the same digit not believed.
  private static func reading(from source: String = "grid.png") throws -> PictureReading {
    let digits = try DataSet.embedded.load(.test, first: 1)
    let small = Picture(width: 28, height: 28, values: digits[0].pixels.map { 1 - $0 })
    let normalisation = try #require(Normalisation(small))
    func symbol(_ x: Float, leastLogit: Float) -> Symbol {
      let judgement = Judge(network, leastLogit: leastLogit).judgements(of: [normalisation.digit])[0]
      return Symbol(normalisation, judgement, outline: Quadrilateral(x: x...x + 20, y: 5...35))
    }
    let cells = [
      symbol(0, leastLogit: 0), Symbol(emptyIn: Quadrilateral(x: 20...40, y: 5...35)),
      symbol(40, leastLogit: 1000),
    ]
    let nodes = [Float(5), 35].map { y in [Float(0), 20, 40, 60].map { Place($0, y) } }
    let photograph = Picture(width: 60, height: 40, values: [Float](repeating: 0.8, count: 2400))
    return PictureReading(Grid(nodes: nodes, cells: [cells]), in: photograph, from: source)
  }

  @Test func wordsSayWhatIsBelieved() throws {
    let reading = try Self.reading()
    #expect(reading.verdict == "2 digits in a grid of 1 × 3 cells; 1 of them is not believed.")
    #expect(reading.groups.map(\.text) == ["7 ?"])
    #expect(reading.doubts.count == 1)
    #expect(reading.doubts[0].hasPrefix("row 1, 3: not believed; the best answer is a 7, "))
    let text = reading.text(for: Terminal(colours: .none, width: 80))
    #expect(text.contains("\n  7 · ?\n"), "\(text)")
  }

  @Test func everyDigitHasItsStepsAndItsWay() throws {
    let network = NetworkSummary(recipe: nil, seed: nil, testAccuracy: nil)
    let site = Site([Site.Entry("Report", file: "explore/report.html", command: "lenet")]).seen(
      from: "read/read.html")
    let html = try ReadPage(
      [Self.reading()], leastEvidence: 3.9, rejection: nil, network: network, site: site
    ).html
    #expect(html.matches(of: /<img[^>]* src="data:image\/png;base64,/).count == 8, "four steps of two digits")
    #expect(
      html.matches(of: /href="\.\.\/explore\/report\.html#digit=picture\.[12]\.[\w-]{1046}"/).count == 2)
    #expect(html.matches(of: /<polygon class="found"/).count == 3, "all cells")
    #expect(html.contains("<a href=\"#digit-1-2\" aria-label=\"?, not believed\">"))
    #expect(html.contains("<li id=\"digit-1-2\" class=\"doubtful\">"))
    #expect(!html.contains("<script>"))
  }

  @Test func aPictureOfAnyNameIsNamed() throws {
    let network = NetworkSummary(recipe: nil, seed: nil, testAccuracy: nil)
    let html = try ReadPage(
      [Self.reading(from: "<i>\"&\u{202E}.png")], leastEvidence: 3.9, rejection: nil, network: network
    ).html
    #expect(!html.contains("<i>") && !html.contains("\u{202E}"))
    #expect(html.contains("aria-label=\"&lt;i&gt;&quot;&amp;�.png, with what was found drawn on it\""))
  }
}
