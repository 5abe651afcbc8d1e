import Cairo
import LeNet
import Testing

@testable import Figures

/// The figures that set two networks side by side.
@Suite struct NetworkFiguresTests {
  private static func pairs(_ values: [[Float]], side: Int = 5) -> MapPairsFigure {
    MapPairsFigure(
      name: "pairs", "Pairs", names: ["a", "b"], what: "filter", likeness: "correlation",
      (0..<6).map { MapPairsFigure.Pair($0, 5 - $0, likeness: "0.9\($0)") }, values: values, rows: side,
      columns: side, scaleLabel: "weight", across: 3, caption: "Caption.")
  }

  /// The second network's are twice as strong.
  private static let kernels: [[Float]] = [0.25, 0.5].map { strength in
    (0..<150).map { strength * Float($0 % 7 - 3) }
  }

  private static let digits = DifferingDigitsFigure(
    name: "digits", "Seven digits", names: ["a network", "another network"],
    (0..<7).map { index in
      DifferingDigitsFigure.Item(
        index: index, digit: Digit(pixels: [Float](repeating: 1, count: 784)), label: 8,
        answers: [(answer: 8, probability: 0.75), (answer: 3, probability: 0.5)])
    })

  private static let outputs: TwoOutputsFigure = {
    let traces = (0..<2).map { seed in
      var generator = SplitMix64(seed: UInt64(seed))
      return Trace(
        of: Digit(pixels: [Float](repeating: 0.5, count: 784)),
        through: Network(.leNet5, using: &generator))
    }
    return TwoOutputsFigure(name: "outputs", "Outputs", names: ["a", "b"], traces, label: 4)
  }()

  @Test func figuresFitATelephone() throws {
    for figure in [pairsFigure, Self.digits, Self.outputs] as [any Figure] {
      let narrow = try #require(figure.narrow)
      #expect(narrow.bodySize.width == Style.narrowWidth && narrow.bodySize.height > figure.bodySize.height)
      #expect(narrow.alternativeText == figure.alternativeText && narrow.table == figure.table)
      for form in [figure, narrow] {
        for theme in Theme.allCases { #expect(Set(try Image(png: form.png(theme)).pixels).count > 10) }
      }
    }
  }

  private var pairsFigure: MapPairsFigure { Self.pairs(Self.kernels) }

  /// Twice as strong a network is drawn twice as strongly, beside the other: one scale for both.
  @Test func bothNetworksHaveOneScale() throws {
    let figure = pairsFigure
    #expect(figure.table.rows[0] == ["0", "5", "0.90", "−0.75 to 0.75", "−1.50 to 1.50"])
    #expect(figure.table.header[0...1] == ["filter", "partner"])
    let weaker = Self.pairs([Self.kernels[0], Self.kernels[0]])
    #expect(
      try figure.png(.light) != weaker.png(.light),
      "expected the first network’s kernels to become paler beside stronger ones")
    #expect(
      figure.alternativeText.hasPrefix("Pairs. Filter 0 of “a” with filter 5 of “b”: correlation 0.90."))
  }

  @Test func wordsOfDifferingDigits() {
    #expect(
      Self.digits.alternativeText.hasPrefix(
        "Seven digits. Digit 0 shows an 8: “a network” takes it for an 8 (75.0 %) and “another network” takes it for a 3 "
          + "(50.0 %). Digit 1"))
    #expect(Self.digits.table.rows[13] == ["6", "8", "another network", "3", "50.0 %"])
  }

  @Test func wordsOfTwoOutputs() {
    let table = Self.outputs.table
    #expect(table.header == ["digit", "network", "logit", "probability"])
    #expect(table.rows.count == 20 && table.rows[19][0...1] == ["9", "b"])
    let words = Self.outputs.alternativeText
    #expect(words.contains(/In “a”, first comes \d with a logit of .+ In “b”, first comes/), "\(words)")
    #expect(words.hasSuffix("The digit shows a 4."))
  }
}
