import Foundation
import LeNet
import Testing

@testable import Figures

@Suite struct NumbersTests {
  @Test func numbersAsTheyAreWritten() {
    #expect(Numbers.short(-0.01234) == "−0.012")
    #expect(Numbers.short(12_345.0) == "12,345")
    #expect(Numbers.short(-1e30) == "−1.0e+30")
    #expect(Numbers.short(Float.infinity, signed: true) == "+∞")
    #expect(Numbers.short(Float.nan) == "no number")
    #expect(
      Numbers.trimmed(0.03) == "0.03" && Numbers.trimmed(1.0) == "1" && Numbers.trimmed(2.371) == "2.37")
    #expect(Numbers.significant(0.000_065_98) == "0.0000660" && Numbers.significant(-12.34) == "−12.3")
    #expect(Numbers.percent(0.99999) == "> 99.9 %")
    #expect(Numbers.percent(1.0) == "100 %")
    #expect(Numbers.percentInWords(0.00001) == "less than 0.1\u{A0}%")
    #expect(Numbers.withArticle(8) == "an 8")
    #expect(Numbers.list([1, 2, 3]) == "1, 2 and 3")
    #expect(Numbers.grouped(-60_000) == "−60,000")
  }

  /// Each line: a number, and how it is written short, short with its sign, and as a share in per cent. What pages compute
  /// is tested by the same lines.
  @Test func numbersAsPagesWriteThem() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "numbers.json")
    for example in try JSONDecoder().decode([Example].self, from: Data(contentsOf: file)) {
      #expect(Numbers.short(example.value) == example.short)
      #expect(Numbers.short(example.value, signed: true) == example.signed)
      if let percent = example.percent { #expect(Numbers.percent(example.value) == percent) }
    }
  }

  private struct Example: Decodable {
    var value: Double
    var short, signed: String
    var percent: String?
  }

  @Test func ticksAreRound() {
    #expect(Ticks(in: 0...1, about: 4).values.map { Int(($0 * 100).rounded()) } == [0, 50, 100])
    #expect(Ticks(in: -3.2...7.9, about: 6).values == [-2, 0, 2, 4, 6])
  }
}
