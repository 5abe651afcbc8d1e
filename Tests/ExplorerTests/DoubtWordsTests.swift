import Files
import LeNet
import MNIST
import Testing

@testable import Explorer
@testable import Pages

/// What is said of doubtful pictures and answers.
@Suite struct DoubtWordsTests {
  static let sentences: [(Doubt, String)] = [
    (Doubt(.severalDigits, 4), "The picture seems to hold four digits; the network reads one."),
    (Doubt(.solid, 0.82), "Ink fills 82 % of its box, more than a digit’s strokes do."),
    (
      Doubt(.unevenPaper, 0.45),
      "The paper’s brightness changes by 45 % of the scale: shadow may be taken for ink, or ink for shadow."
    ),
    (
      Doubt(.faint, 0.07),
      "The ink differs from its paper by only 7 % of the scale; below 5 % it would not count as ink."
    ),
    (
      Doubt(.grainy, 0.5),
      "The paper’s grain reaches 50 % of the ink’s strength: this may be little more than noise."
    ),
  ]

  @Test(arguments: sentences.indices) func everyDoubtIsOneSentence(index: Int) {
    let (doubt, sentence) = Self.sentences[index]
    #expect(doubt.sentence.replacing("\u{A0}", with: " ") == sentence)
  }

  @Test func everyKindHasItsSentence() {
    #expect(Self.sentences.map(\.0.kind) == Doubt.Kind.allCases)
  }

  /// Four strokes beside each other: report and walk show each step, and say what is doubtful.
  @Test func reportAndWalkSayIt() throws {
    let strokes = [60, 160, 260, 360].map { x in [Dot(Float(x), 50), Dot(Float(x), 230)] }
    let drawing = Picture(strokes: strokes, width: 420, height: 280, penWidth: 4)
    let picture = Picture(width: 420, height: 280, values: drawing.values.map { 1 - $0 })
    let steps = try #require(Normalisation(picture))
    let trace = Trace(of: steps.digit, through: try WeightsFile.trained.network)
    let subject = Subject(steps, source: "four.png")
    let doubt = "The picture seems to hold four digits; the network reads one."

    let html = try Report(trace, subject: subject, network: NetworkSummary()).html
    #expect(html.contains("<p class=\"doubt\">\(doubt)</p>"))
    #expect(html.contains("From a picture to 28 × 28 pixels"))
    #expect(html.contains("(5) Strokes of 0.4 pixels are widened to 2.3"))

    let walk = Walk(trace, subject: subject, terminal: Terminal(colours: .none, width: 80))
    #expect(walk.text(.input).contains("\n\(doubt)\n"))
    #expect(walk.text(.input).contains("- Picture. 420 × 280 pixels, dark ink on lighter paper.\n"))
    #expect(trace.doubt == nil || walk.text(.output).contains("The network is less than"))
  }

  @Test func anUnsureAnswerIsDoubtful() throws {
    let blank = Network(.leNet5, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount))
    let trace = Trace(of: Digit(pixels: [Float](repeating: 0, count: 784)), through: blank)
    #expect(
      trace.doubt?.replacing("\u{A0}", with: " ")
        == "The network is less than 90 % sure: the answer is doubtful.")
    let digit = try DataSet.embedded.load(.test, first: 1)[0]
    #expect(Trace(of: digit, through: try WeightsFile.trained.network).doubt == nil)
  }
}
