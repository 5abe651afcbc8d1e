import LeNet
import Pages
import Testing

@testable import Explorer

@Suite struct WalkTests {
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
    let trace = Trace(of: digit, through: Network(.leNet5, using: &generator))
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
    let trace = Trace(of: digit, through: Network(.leNet5, using: &generator))
    let subject = Subject(digit: digit, source: String(repeating: "grey", count: 50), label: 4)
    for stage in Stage.allCases {
      let text = Walk(trace, subject: subject, terminal: Terminal(colours: .none)).text(stage)
      #expect(!text.contains("\u{1B}"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    }
  }
}
