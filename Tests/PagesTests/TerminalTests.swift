import Cairo
import Figures
import Testing

@testable import Pages

@Suite struct TerminalTests {
  /// Two pixels to a character: 6 maps of 12 × 12 make 6 rows of 6 × 12 half blocks, under a row of numbers.
  @Test(arguments: [Terminal.Colours.full, .indexed]) func picturesAreHalfBlocks(_ colours: Terminal.Colours)
    throws
  {
    let picture = try #require(
      Terminal(colours: colours).picture(
        of: [Float](repeating: 1, count: 864), count: 6, height: 12, width: 12,
        scale: .activation(maximum: 1)))
    let lines = picture.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines.dropFirst().allSatisfy { line in line.count { $0 == "▀" } == 72 })
    #expect(lines[0].hasPrefix("0           "))
  }

  /// As the colours of pages do, from the ground outwards.
  @Test(arguments: [ColorScale.ink, .activation(maximum: 1), .signed(magnitude: 1)])
  func rampsOf256ColoursOnlyRise(_ scale: ColorScale) {
    for isNegative in [false, true] {
      let ramp = IndexedColours.ramp(scale, isNegative: isNegative)
      let brightness = ramp.map { index in IndexedColours.color(index).contrast(with: Color(0)) }
      #expect(zip(brightness, brightness.dropFirst()).allSatisfy { $0 < $1 }, "\(ramp): \(brightness)")
    }
    #expect(IndexedColours.index(of: 1, scale) == IndexedColours.ramp(scale).last)
    #expect(IndexedColours.index(of: 0, scale) == IndexedColours.ramp(scale).first)
    #expect(IndexedColours.index(of: .nan, scale) == IndexedColours.ramp(scale).first)
  }

  @Test func whatComesNextFitsTheTerminal() {
    let steps = [("lenet one", "does this"), ("lenet two --all", "does that and much more")]
    #expect(
      Terminal(colours: .none, width: 50).next(steps)
        == "next   lenet one        does this\n       lenet two --all  does that and much more")
    #expect(
      Terminal(colours: .none, width: 40).next(steps)
        == "next   lenet one        does this\n       lenet two --all\n         does that and much more")
  }

  @Test func tablesAlign() {
    let table = Table(header: ["digit", "count"], rows: [["1", "9"], ["mean", "1,000"]])
    #expect(Terminal.table(table) == "digit  count\n1          9\nmean   1,000")
  }

  @Test func wideTablesGoOnBelow() {
    let table = Table(header: ["digit", "count", "share"], rows: [["1", "9", "0.5"]])
    #expect(Terminal.table(table, width: 19) == "digit  count  share\n1          9    0.5")
    #expect(Terminal.table(table, width: 17) == "digit count share\n1         9   0.5")
    #expect(Terminal.table(table, width: 16) == "digit  count\n1          9\n\ndigit  share\n1        0.5")
  }

  @Test func longWordsInTablesAreWrapped() {
    let table = Table(header: ["", "count"], rows: [["several words here", "9"], ["a", "1"]])
    #expect(
      Terminal.table(table, width: 16) == "           count\nseveral        9\nwords\nhere\na              1")
  }

  @Test func linesAreBrokenOnlyWhereTheyMustBe() {
    #expect(Terminal.broken("a  b\n  c", width: 5) == "a  b\n  c")
    #expect(Terminal.broken("  let a = b + c", width: 10) == "  let a =\n    b + c")
    #expect(Terminal.broken("  abcdefghij", width: 8) == "  abcdef\n    ghij")
    for width in 4...20 {
      let lines = Terminal.broken("          abcd(efgh) ijk lmn", width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines.joined().filter { $0 != " " } == "abcd(efgh)ijklmn")
    }
  }

  @Test func aTerminalIsNeitherTooNarrowNorTooWide() {
    #expect([1, 28, 50, 80, 300].map { Terminal(colours: .none, width: $0).width } == [28, 28, 50, 80, 80])
  }

  @Test func textWraps() {
    #expect(Terminal.wrapped("one two three", width: 8, hanging: 2) == "one two\n  three")
    #expect(Terminal.wrapped("a 123456789", width: 5, hanging: 1) == "a\n 1234\n 5678\n 9")
  }

  @Test(arguments: [
    ("a b", 3, "a b"), ("a bc d", 4, "a bc\n  d"), ("abcdefgh", 3, "abc\n de\n fg\n h"),
    ("  ab cd ef", 7, "  ab cd\n   ef"), ("        abcdefgh", 8, "       \n    abcd\n    efgh"),
    ("", 3, ""), ("\na\n", 3, "\na\n"), ("abc", 1, "a\nb\nc"), ("ab", 0, "a\nb"), ("ab", -5, "a\nb"),
  ]) func linesAreBrokenWhereTheyDoNotFit(text: String, width: Int, expected: String) {
    #expect(Terminal.broken(text, width: width) == expected)
  }

  @Test(arguments: [(3, "ab\ncde\nf"), (1, "a\nb\nc\nd\ne\nf"), (0, "a\nb\nc\nd\ne\nf")])
  func wordsAreBrokenWhereTheyDoNotFit(width: Int, expected: String) {
    #expect(Terminal.wrapped("ab cdef", width: width) == expected)
  }

  /// Such as all parameters of the network.
  @Test func aLineOfManyCharactersIsBrokenInNoTime() {
    let start = ContinuousClock.now
    let text = Terminal.broken(String(repeating: "0.123456, ", count: 50_000), width: 80)
    #expect(text.split(separator: "\n").count == 7143)
    #expect(!Terminal.wrapped(String(repeating: "0", count: 500_000)).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(10), "the time grows with the square of the length")
  }
}
