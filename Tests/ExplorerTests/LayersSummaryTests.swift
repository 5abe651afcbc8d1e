import Laboratory
import LeNet
import Pages
import Testing

@testable import Explorer

@Suite struct LayersSummaryTests {
  private static let findings: LayerFindings = {
    var generator = SplitMix64(seed: 1)
    let pixels = (0..<60 * 784).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let digits = LabelledDigits(pixels: pixels, labels: (0..<60).map { UInt8($0 % 10) })
    return LayerFindings(
      of: Network(.leNet5, using: &generator), learningFrom: digits, testedOn: digits, study: .brief)
  }()

  @Test(arguments: [80, 60, 28]) func fitsTheTerminal(width: Int) {
    let text = LayersSummary(Self.findings, source: "the digits").text(
      for: Terminal(colours: .none, width: width))
    #expect(text.split(separator: "\n").filter { $0.count > width } == [], "lines of more than \(width)")
  }

  @Test func namesEveryStageAndTheReports() {
    let text = LayersSummary(Self.findings, source: "the digits").text(for: Terminal(colours: .none))
    for stage in ["input", "C1", "S2", "C3", "S4", "C5", "F6"] {
      // Probes, shifts and similarity.
      let lines = text.split(separator: "\n").count { $0.hasPrefix("\(stage) ") }
      #expect(lines >= 3, "\(stage) has \(lines) lines")
    }
    #expect(text.contains("290 (Li and others, ICLR"))
    #expect(text.contains("44,426 parameters"))
    let strongest = Self.findings.ablations.max { $0.score.loss < $1.score.loss }!
    #expect(text.contains("\n\(strongest.stage) \(strongest.channel) "))
  }
}
