import Figures
import Files
import LeNet
import MNIST
import Reading
import Testing

@Suite struct ReadingFiguresTests {
  @Test func rejectionIsToldInWordsAndNumbers() throws {
    let digits = try DataSet.embedded.load(.test, first: 1000)
    var generator = SplitMix64(seed: 3)
    let trial = RejectionTrial(of: Judge(try WeightsFile.trained.network), on: digits, using: &generator)
    let figure = RejectionFigure(trial, subject: "the first test digits")
    #expect(
      figure.table.rows.map { $0[0] } == [
        "0 %", "2 %", "5 %", "10 %", "15 %", "20 %", "25 %", "30 %", "40 %", "50 %",
      ])
    #expect(
      figure.alternativeText.contains(
        "The paper’s reader: 17.0\u{A0}% rejected, 1.2\u{A0}% of the rest wrong."))
    #expect(
      figure.alternativeText.contains(
        "What the bank asked: 49.0\u{A0}% rejected, 2.0\u{A0}% of the rest wrong."))
    for figure in [figure as any Figure, figure.narrow!] {
      #expect(throws: Never.self) { try figure.png(.dark) }
    }
  }

  @Test func aLatticeShowsItsPath() throws {
    let digits = try DataSet.embedded.load(.test)
    var generator = SplitMix64(seed: 4)
    let row = DigitRow(of: 4, from: digits, using: &generator)
    var page = Picture(
      width: row.ink.width + 80, height: row.ink.height + 80,
      values: [Float](repeating: 0.9, count: (row.ink.width + 80) * (row.ink.height + 80)))
    for y in 0..<row.ink.height {
      for x in 0..<row.ink.width { page[y + 40, x + 40] = 0.9 - 0.7 * row.ink[y, x] }
    }
    let line = try #require(LineReader(Judge(try WeightsFile.trained.network)).read(page).first)
    let figure = LatticeFigure(line.lattice, number: 1)
    #expect(figure.name == "lattice-1")
    let path = figure.table.rows.filter { $0.last == "yes" }
    #expect(path.map { $0[2] } == line.symbols.map { "\($0.judgement!.digit)" })
    #expect(figure.alternativeText.contains("\(line.lattice.seams.count) seams"))
    for figure in [figure as any Figure, figure.narrow!] {
      #expect(throws: Never.self) { try figure.png(.light) }
    }
  }
}
