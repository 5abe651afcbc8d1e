import Cairo
import Files
import Foundation
import LeNet
import MNIST
import Testing

@testable import Figures

/// Every figure of a real trace: as files, as decoded pixels, and in words.
@Suite struct FigureTests {
  private static let network = try! WeightsFile(
    path: DataSet.embedded.folder + "/trained/lenet-5.safetensors"
  ).network
  private static let digits = try! DataSet.embedded.load(.test)[0..<200]

  private static func figures(of trace: Trace) -> [any Figure] {
    let epochs = [Training.Epoch(loss: 0.5, trainingAccuracy: 0.8, validationAccuracy: 0.9)]
    let predictions = trace.network.predictions(for: digits)
    let snapshots = [0, 5].map { Training.Snapshot(step: $0, parameters: trace.network.parameters) }
    var figures: [any Figure] = [
      InputFigure(trace.digit), ArchitectureFigure(trace), C1FiltersFigure(trace.network),
      C3FiltersFigure(trace.network), FilterHistoryFigure(snapshots), FilterHistoryFigure(snapshots, ofC3: 3),
      C5WeightsFigure(trace.network),
      OutputFigure(trace, label: 3),
      EvidenceFigure(trace), TrainingCurveFigure(epochs), TrainingCurveFigure(epochs + epochs),
      ConfusionMatrixFigure(ConfusionMatrix(predictions)),
      MistakesFigure(Mistake.all(in: predictions, of: digits)), MistakesFigure([]),
      SamplesFigure(
        (0..<10).map { $0 == 4 ? [] : [trace.digit, digits[$0]] },
        counts: (0..<10).map { $0 == 4 ? 0 : 12 }, source: "the test digits"),
    ]
    for stage in [Stage.c1, .s2, .c3, .s4] { figures.append(FeatureMapsFigure(trace, stage: stage)) }
    for stage in [Stage.c1, .c3, .c5, .f6] { figures.append(HistogramFigure(trace, stage: stage)) }
    for stage in [Stage.c5, .f6] { figures.append(UnitsFigure(trace, stage: stage)) }
    for stage in [Stage.f6, .output] { figures.append(DenseWeightsFigure(trace.network, stage: stage)) }
    return figures
  }

  /// A trained network, untrained ones with each activation, and one whose every value is zero.
  private static let traces: [Trace] = {
    let blank = Digit(pixels: [Float](repeating: 0, count: 784))
    let zero = Network(.leNet5, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount))
    return [Trace(of: digits[0], through: network), Trace(of: blank, through: zero)]
      + Activation.allCases.map { activation in
        var generator = SplitMix64(seed: 3)
        return Trace(of: digits[1], through: Network(.leNet5(activation: activation), using: &generator))
      }
  }()

  @Test(arguments: 0..<5) func everyFigureIsDrawnAndTold(trace: Int) throws {
    for figure in Self.figures(of: Self.traces[trace]) {
      for theme in Theme.allCases {
        let png = try Image(png: figure.png(theme))
        #expect(png.width == Int(figure.size.width * 2) && png.height == Int(figure.size.height * 2))
        #expect(Set(png.pixels).count > 10, "\(figure.name) on \(theme) ground is not blank")
        let svg = try figure.svg(theme)
        #expect(svg.starts(with: "<svg ".utf8))
        #expect(svg.count < 250_000)
      }
      #expect(try figure.pdf(.light).starts(with: "%PDF".utf8))
      #expect(figure.alternativeText.hasSuffix("."), "\(figure.alternativeText)")
      #expect(!figure.table.header.isEmpty)
      #expect(!figure.alternativeText.contains("nan") && !figure.caption.isEmpty && !figure.title.isEmpty)
    }
  }

  /// A telephone's column has letters of eleven pixels, as the figure is laid out anew rather than made smaller.
  @Test func everyFigureHasANarrowForm() throws {
    for figure in Self.figures(of: Self.traces[0]) {
      let narrow = try #require(figure.narrow, "\(figure.name)")
      #expect(narrow.bodySize.width == Style.narrowWidth)
      #expect(narrow.alternativeText == figure.alternativeText && narrow.table == figure.table)
      #expect(Set(try Image(png: narrow.png(.light)).pixels).count > 10)
    }
    #expect(Font.tick.size * 4 / 3 >= 11)
  }

  @Test func theSameFigureIsTheSameFile() throws {
    let trace = Self.traces[0]
    for (one, other) in zip(Self.figures(of: trace), Self.figures(of: trace)) {
      #expect(try one.svg(.dark) == other.svg(.dark), "\(one.name)")
    }
  }

  /// Ids of two figures in one page do not clash, and every reference finds its id.
  @Test func idsAreTheFiguresOwn() throws {
    func ids(_ figure: some Figure) throws -> (defined: Set<String>, used: Set<String>) {
      let svg = String(decoding: try figure.svg(.light), as: UTF8.self)
      let used = svg.matches(of: /(?:href="|url\()#(\w+)/).map { String($0.1) }
      return (Set(svg.matches(of: /\sid="([\w-]+)"/).map { String($0.1) }), Set(used))
    }
    let trace = Self.traces[0]
    let (one, two) = (try ids(OutputFigure(trace)), try ids(EvidenceFigure(trace)))
    #expect(!one.used.isEmpty && one.used.isSubset(of: one.defined))
    #expect(one.defined.isDisjoint(with: two.defined))
  }

  /// A value's square has the colour of its scale, all of it, in the PNG file's pixels.
  @Test(arguments: Theme.allCases) func squaresHaveTheColourOfTheirValue(_ theme: Theme) throws {
    var pixels = [Float](repeating: 0, count: 784)
    pixels[3 * 28 + 4] = 1
    let figure = InputFigure(Digit(pixels: pixels))
    let image = try Image(png: figure.png(theme))
    // Left and top of the body, the picture's place in it, four columns and three rows of 11 points.
    let left = Int(2 * (Style.margin + 20 + 4 * 11))
    let top = Int(2 * (Style.margin + Style.titleHeight + 14 + 3 * 11))
    // The outermost pixels are shared with the grid's lines.
    for row in top + 2..<top + 20 {
      for column in left + 2..<left + 20 {
        #expect(image[column, row] == theme.palette.ink, "row \(row), column \(column): ink")
      }
    }
    #expect(image[left + 33, top + 10] == theme.palette.ground, "the next square is ground")
  }

  @Test func wordsOfTheInput() {
    var pixels = [Float](repeating: 0, count: 784)
    for row in 10..<14 { for column in 5..<8 { pixels[row * 28 + column] = 1 } }
    #expect(
      InputFigure(Digit(pixels: pixels)).alternativeText
        == "Input: the 28 × 28 pixels of this digit. 12 of 784 pixels hold ink, in rows 10 to 13 and columns 5 to 7; "
        + "their mean over the picture is 0.015.")
  }

  @Test func wordsOfTheConfusionMatrix() {
    var counts = Array(repeating: Array(repeating: 0, count: 10), count: 10)
    for digit in 0..<10 { counts[digit][digit] = 5 }
    counts[8][3] = 2
    #expect(
      ConfusionMatrixFigure(ConfusionMatrix(counts: counts)).alternativeText
        == "Confusion matrix of 52 digits: 50 right. Most often mistaken: an 8 for a 3, 2 times.")
    counts = Array(repeating: Array(repeating: 0, count: 10), count: 10)
    counts[8][0] = 1
    let one = ConfusionMatrixFigure(ConfusionMatrix(counts: counts))
    #expect(one.title == "1 mistake on 1 digit")
    #expect(
      one.alternativeText
        == "Confusion matrix of 1 digit: 0 right. Most often mistaken: an 8 for a 0, 1 time.")
  }

  @Test func wordsOfMistakes() {
    let mistake = Mistake(
      index: 7, pixels: [UInt8](repeating: 0, count: 784)[...], label: 8, prediction: 0, confidence: 0.5)
    let figures = [0, 1, 2, 20].map { MistakesFigure(Array(repeating: mistake, count: $0)) }
    #expect(
      figures.map(\.title) == [
        "No mistakes", "The one mistake", "The two most confident of 2 mistakes",
        "The 18 most confident of 20 mistakes",
      ])
    #expect(
      figures.map(\.alternativeText).prefix(3) == [
        "The network made no mistakes.",
        "One digit was taken for another, digit 7: an 8 taken for a 0 with 50.0 %.",
        "2 digits that were taken for others, most confident first. The first is digit 7: an 8 taken for a 0 with 50.0 %.",
      ])
  }

  @Test func wordsOfUnits() {
    /// F6 of a network whose only weights are the biases of its units.
    func words(_ biases: [Float]) -> String {
      var parameters = [Float](repeating: 0, count: Architecture.leNet5.parameterCount)
      parameters.replaceSubrange(Stage.f6.biases.prefix(biases.count), with: biases)
      let trace = Trace(
        of: Digit(pixels: [Float](repeating: 0, count: 784)),
        through: Network(.leNet5, parameters: parameters))
      return UnitsFigure(trace, stage: .f6).alternativeText
    }
    #expect(words([]) == "F6: 84 units on this digit; all are silent.")
    #expect(
      words([0, 2]) == "F6: 84 units on this digit; 83 are silent. The one that fires is unit 1 (2.00).")
    #expect(
      words([Float](repeating: 1, count: 83))
        == "F6: 84 units on this digit; one is silent. The strongest are unit 0 (1.00), unit 1 (1.00) and unit 2 (1.00)."
    )
    #expect(
      words([Float](repeating: 1, count: 84))
        == "F6: 84 units on this digit; none is silent. The strongest are unit 0 (1.00), unit 1 (1.00) and unit 2 (1.00)."
    )
  }

  /// Ten in a row, the last row shorter; those that training has lost are named.
  @Test func unitsStandTenAcross() {
    let figure = UnitsFigure(Self.traces[0], stage: .f6)
    #expect(figure.table.header.count == 11 && figure.table.rows.count == 9)
    #expect(figure.table.rows[8].suffix(6) == ["–", "–", "–", "–", "–", "–"])
    #expect(figure.caption.contains("Crossed out: units 18, 30, 52, 54, 55, 72, 74 and 75, which are dead"))
    #expect(C5WeightsFigure(Self.network).caption.contains("units 7, 39, 41, 57, 72, 84, 107 and 108, which"))
  }

  /// Weights that were large on the way do not bleach those that remain.
  @Test func aHistorysScaleFitsItsEnd() {
    let moments = [Float(8), 0.5].enumerated().map { step, weight in
      Training.Snapshot(
        step: step, parameters: [Float](repeating: weight, count: Architecture.leNet5.parameterCount))
    }
    let history = FilterHistoryFigure(moments)
    #expect(history.scale == .signed(magnitude: 0.5))
    #expect(history.caption.contains("logarithmically") && history.caption.contains("what is larger"))
    #expect(!FilterHistoryFigure([moments[1]]).caption.contains("what is larger"))
  }

  /// As thin as a picture can be, and longer than the figure shows at once.
  @Test(arguments: [(1, 3000), (3000, 1)]) func aThinDrawing(width: Int, height: Int) throws {
    let values = (0..<3000).map { (1000..<2000).contains($0) ? Float(0) : 1 }
    let steps = try #require(Normalisation(Picture(width: width, height: height, values: values)))
    let image = try Image(png: NormalisationFigure(steps).png(.light))
    #expect(image.width == Int(2 * NormalisationFigure(steps).size.width))
  }

  @Test func evidenceBarsAddUp() throws {
    let trace = Self.traces[0]
    let amounts = EvidenceFigure(trace).table.rows.map { row in
      Double(row[1].replacing("−", with: "-").replacing("+", with: ""))!
    }
    let sums = EvidenceFigure(trace).table.rows.map { row in
      Double(row[2].replacing("−", with: "-").replacing("+", with: ""))!
    }
    // Each bar begins where the one before it ends.
    for (index, sum) in sums.enumerated() {
      #expect(abs(amounts[...index].reduce(0, +) - sum) < 0.01)
    }
    let total = try #require(sums.last)
    let (winner, second) = (trace.ranking[0], trace.ranking[1])
    #expect(abs(total - Double(trace.logits[winner] - trace.logits[second])) < 0.001)
  }
}

@Suite struct HistogramTests {
  @Test(arguments: [[Float(-2), -1, 0, 0, 0.5, 3], [1, 2, 3], [-1, -2], [0, 0, 0], [5]])
  func everyValueIsCountedOnce(_ values: [Float]) {
    let histogram = Histogram(values, bins: 10)
    #expect(histogram.counts.reduce(0, +) + histogram.zeros == values.count)
    #expect(histogram.zeros == values.count { $0 == 0 })
    #expect(histogram.counts.count <= 11)
    // Zero is an edge: no bin mixes signs.
    let bins = histogram.range.lowerBound / histogram.binWidth
    #expect(abs(bins - bins.rounded()) < 1e-9)
  }
}
