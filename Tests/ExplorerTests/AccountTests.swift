import Files
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
    through: Network(.leNet5, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount)))

  @Test(arguments: [
    (Stage.input, ["The picture is blank: no pixel holds ink."]),
    (
      .c1,
      [
        "No unit fires: every value is zero.",
        "3,456 of 3,456 values (100\u{A0}%) are exactly zero. Maps 0, 1, 2, 3, 4 and 5 are silent throughout.",
      ]
    ),
    (.s2, ["3,456 values become 864. All are zero."]),
    (.f6, ["None of the 84 units fires.", "Its evidence speaks for no digit and against none."]),
    (
      .c3,
      [
        "No unit fires: every value is zero.",
        "1,024 of 1,024 values (100\u{A0}%) are exactly zero. Maps 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 "
          + "and 15 are silent throughout.",
      ]
    ),
    (.c5, ["None of the 120 units fires."]),
    (
      .output,
      [
        "The network cannot decide: all ten digits are equally likely, 10.0\u{A0}% each. Of equals the first counts "
          + "as its answer, 0."
      ]
    ),
  ])
  func whatASilentNetworkDoes(_ stage: Stage, _ expected: [String]) {
    #expect(Account(trace: Self.silent).sentences(stage) == expected)
  }

  /// A blank digit through a network that knows only four biases.
  private static let biased: Trace = {
    var parameters = [Float](repeating: 0, count: Architecture.leNet5.parameterCount)
    parameters[Stage.c1.biases.lowerBound + 2] = 0.5
    parameters[Stage.c5.biases.lowerBound + 7] = 0.25
    parameters[Stage.output.biases.lowerBound + 3] = 2
    parameters[Stage.output.biases.lowerBound + 8] = 1
    return Trace(
      of: Digit(pixels: [Float](repeating: 0, count: 784)),
      through: Network(.leNet5, parameters: parameters))
  }()

  @Test(arguments: [
    (
      Stage.c1,
      [
        "The largest value, 0.50, is that of 576 units at once; the first is in map 2 at row 0, column 0.",
        "2,880 of 3,456 values (83\u{A0}%) are exactly zero. Maps 0, 1, 3, 4 and 5 are silent throughout.",
      ]
    ),
    (.s2, ["3,456 values become 864. The largest was 0.50 and is now 0.50."]),
    (
      .c5,
      [
        "1 of 120 units fires. The strongest is unit 7 (0.25).",
        "All of unit 7's sum of +0.25 is bias: S4 brings nothing.",
      ]
    ),
    (
      .output,
      [
        "The network takes it for a 3, with a probability of 40.8\u{A0}%. Next comes 8, with 15.0\u{A0}%.",
        "The logit of 3 exceeds that of 8 by 1.00. All of it is bias: F6 adds nothing to either.",
      ]
    ),
  ])
  func whatBiasesDo(_ stage: Stage, _ expected: [String]) {
    #expect(Account(trace: Self.biased).sentences(stage) == expected)
  }

  @Test func twoEqualsAreATie() {
    var parameters = [Float](repeating: 0, count: Architecture.leNet5.parameterCount)
    for digit in [4, 9] { parameters[Stage.output.biases.lowerBound + digit] = 30 }
    let trace = Trace(
      of: Self.silent.digit, through: Network(.leNet5, parameters: parameters))
    #expect(
      Account(trace: trace).sentences(.output) == [
        "The network cannot decide: 4 and 9 are equally likely, 50.0\u{A0}% each. Of equals the first counts as its "
          + "answer, 4."
      ])
  }

  /// What pooling leaves of a digit's variance, against the definition: the variance of the means of blocks.
  @Test func poolingLosesTheVarianceWithinBlocks() throws {
    let trace = Trace(of: Self.digits[0], through: Self.network)
    let maps = (0..<6).map { trace.map(.c1, $0).map(Double.init) }
    var (total, within) = (0.0, 0.0)
    for map in maps {
      let mean = map.reduce(0, +) / 576
      for row in 0..<24 {
        for column in 0..<24 {
          let corner = row / 2 * 48 + column / 2 * 2
          let block = (map[corner] + map[corner + 1] + map[corner + 24] + map[corner + 25]) / 4
          let value = map[row * 24 + column]
          total += (value - mean) * (value - mean)
          within += (value - block) * (value - block)
        }
      }
    }
    let sentence = try #require(Account(trace: trace).sentences(.s2).first)
    let left = Int(((1 - within / total) * 100).rounded())
    #expect(sentence.contains(" \(left)\u{A0}% of the variance within the maps is left"), "\(sentence)")
  }

  /// The numbers of the sentences are those of the trace.
  @Test(arguments: 0..<20) func theWinnersMarginAddsUp(index: Int) throws {
    let trace = Trace(of: Self.digits[index], through: Self.network)
    let sentence = try #require(Account(trace: trace).sentences(.output).last)
    #expect(!sentence.contains("by +"))
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
    let trace = Trace(
      of: Self.digits[3], through: Network(.leNet5(activation: activation), using: &generator))
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
    #expect(
      Self.pattern(rows: 0..<14, columns: 0..<28, in: Self.middle).kind == .edge(.horizontal, ink: .above))
    #expect(
      Self.pattern(rows: 0..<28, columns: 14..<28, in: Self.middle).kind == .edge(.vertical, ink: .right))
    #expect(Self.pattern(rows: 0..<28, columns: 13..<15, slant: 1, in: Self.middle).kind == .stroke(.falling))
    #expect(Self.pattern(rows: 0..<28, columns: 13..<15, slant: -1, in: Self.middle).kind == .stroke(.rising))
    #expect(
      Self.pattern(rows: 14..<28, columns: 0..<28, in: Self.middle).kind == .edge(.horizontal, ink: .below))
    #expect(Self.pattern(rows: 0..<28, columns: 0..<14, in: Self.middle).kind == .edge(.vertical, ink: .left))
    #expect(Self.pattern(rows: 0..<28, columns: 0..<28, in: Self.middle).kind == .even)
    #expect(Self.pattern(rows: 0..<0, columns: 0..<0, in: Self.middle).kind == .blank)
    #expect(Self.pattern(rows: 12..<17, columns: 12..<17, in: Self.middle).kind == .mixed)
  }

  @Test func wordsSayWhere() {
    let region = Region(rows: 2...6, columns: 20...24)
    #expect(
      Self.pattern(rows: 4..<28, columns: 0..<28, in: region).words
        == "a horizontal edge with ink below it, in the upper right of the picture")
    #expect(
      Self.pattern(rows: 3..<6, columns: 0..<28, in: region).words
        == "a horizontal stroke in the upper right of the picture")
  }
}
