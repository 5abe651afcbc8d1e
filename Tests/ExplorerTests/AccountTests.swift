import Foundation
import LeNet
import MNIST
import Testing

@testable import Explorer

@Suite struct AccountTests {
  private static let network = try! WeightsFile(
    path: DataSet.embedded.folder + "/trained/lenet-5.safetensors"
  ).network
  private static let digits = try! DataSet.embedded.load(.test)[0..<20]

  /// A blank digit through a network that has nothing to say.
  private static let silent = Trace(
    of: Digit(pixels: [Float](repeating: 0, count: 784)),
    through: LeNet5(parameters: [Float](repeating: 0, count: LeNet5.parameterCount), activation: .relu))

  @Test(arguments: [
    (Stage.input, ["The picture is blank: no pixel holds ink."]),
    (
      .c1,
      [
        "No unit fires: every value is zero.",
        "3,456 of 3,456 values (100 %) are exactly zero. Maps 0, 1, 2, 3, 4 and 5 are silent throughout.",
      ]
    ),
    (.s2, ["3,456 values become 864. All are zero."]),
    (.f6, ["None of the 84 units fires.", "Its evidence speaks for no digit and against none."]),
    (
      .output,
      [
        "0 and 1 are exactly as likely: 10.0\u{A0}% each.",
        "The logit of 0 exceeds that of 1 by 0.00. All of it is bias: F6 is silent.",
      ]
    ),
  ])
  func whatASilentNetworkDoes(_ stage: Stage, _ expected: [String]) {
    #expect(Account(trace: Self.silent).sentences(stage) == expected)
  }

  /// The numbers of the sentences are those of the trace.
  @Test(arguments: 0..<20) func theWinnersMarginAddsUp(index: Int) throws {
    let trace = Trace(of: Self.digits[index], through: Self.network)
    let sentence = try #require(Account(trace: trace).sentences(.output).last)
    let numbers = sentence.matches(of: /[+−]?\d+\.\d\d/).map { match in
      Double(match.0.replacing("−", with: "-").replacing("+", with: ""))!
    }
    let total = try #require(numbers.first)
    #expect(abs(numbers.dropFirst().reduce(0, +) - total) < 0.05, "\(sentence)")
    let (winner, second) = (trace.ranking[0], trace.ranking[1])
    #expect(abs(total - Double(trace.logits[winner] - trace.logits[second])) < 0.01, "\(sentence)")
  }

  @Test func theStrongestMapIsTheTraces() throws {
    let trace = Trace(of: Self.digits[0], through: Self.network)
    let values = trace.values(.c1)
    let unit = Unit(.c1, index: values.indices.max { values[$0] < values[$1] }!)
    let sentence = Account(trace: trace).sentences(.c1)[0]
    #expect(sentence.hasPrefix("Map \(unit.channel) fires most strongly: "))
    #expect(sentence.contains("at row \(unit.row), column \(unit.column)."))
    #expect(sentence.contains("rows \(unit.row) to \(unit.row + 4) and columns \(unit.column) to"))
  }

  @Test(arguments: Activation.allCases) func everyActivationHasWords(_ activation: Activation) {
    var generator = SplitMix64(seed: 4)
    let trace = Trace(of: Self.digits[3], through: LeNet5(activation: activation, using: &generator))
    for stage in Stage.allCases {
      for sentence in Account(trace: trace).sentences(stage) {
        #expect(sentence.hasSuffix(".") && !sentence.contains("nan"), "\(sentence)")
      }
    }
    let zeros = Account(trace: trace).sentences(.c1)[1]
    #expect((zeros == "No value is exactly zero.") == (activation == .sigmoid), "\(zeros)")
  }
}

@Suite struct InkPatternTests {
  private static func pattern(
    rows: Range<Int>, columns: Range<Int>, slant: Double = 0, in region: Region
  ) -> InkPattern {
    var pixels = [Float](repeating: 0, count: 784)
    for row in rows {
      for column in columns {
        let moved = column + Int((Double(row - 14) * slant).rounded())
        if (0..<28).contains(moved) { pixels[row * 28 + moved] = 1 }
      }
    }
    return InkPattern(of: Digit(pixels: pixels), in: region)
  }

  private static let middle = Region(rows: 11...17, columns: 11...17)

  @Test func strokesAndEdgesAreToldApart() {
    #expect(Self.pattern(rows: 13..<16, columns: 0..<28, in: Self.middle).kind == .stroke(.horizontal))
    #expect(Self.pattern(rows: 0..<28, columns: 13..<16, in: Self.middle).kind == .stroke(.vertical))
    #expect(Self.pattern(rows: 0..<14, columns: 0..<28, in: Self.middle).kind == .edge(.horizontal))
    #expect(Self.pattern(rows: 0..<28, columns: 14..<28, in: Self.middle).kind == .edge(.vertical))
    #expect(Self.pattern(rows: 0..<28, columns: 13..<15, slant: 1, in: Self.middle).kind == .stroke(.falling))
    #expect(Self.pattern(rows: 0..<28, columns: 13..<15, slant: -1, in: Self.middle).kind == .stroke(.rising))
    #expect(Self.pattern(rows: 0..<0, columns: 0..<0, in: Self.middle).kind == .blank)
    #expect(Self.pattern(rows: 12..<17, columns: 12..<17, in: Self.middle).kind == .mixed)
  }

  @Test func wordsSayWhere() {
    let region = Region(rows: 2...6, columns: 20...24)
    #expect(
      Self.pattern(rows: 3..<6, columns: 0..<28, in: region).words
        == "a horizontal stroke in the upper right of the picture")
  }
}
