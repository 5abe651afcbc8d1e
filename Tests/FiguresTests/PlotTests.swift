import Cairo
import Testing

@testable import Figures

/// The figures that lessons draw from values of their own.
@Suite struct PlotTests {
  private static let curve = LinesFigure(
    "Title",
    [.init("one", [(0, 2), (1, 9), (2, -3), (3, 1)]), .init("a much longer name", [(0, 0), (3, 1)])],
    x: "step", y: "size", yRange: 0...5)
  private static let plots: [any Figure] = [
    curve,
    LinesFigure(
      "Title", [.init("a", [(0, 1e-6), (1, 0.5), (2, 2_000)])], x: "layer", xNames: ["C1", "S2", "C3"],
      y: "size",
      yIsLogarithmic: true),
    BarsFigure("Title", [("one", 1), ("two", -2.5)], label: "amount"),
    PicturesFigure(
      "Title", (0..<10).map { .init("\($0)", [Float](repeating: Float($0), count: 784)) }, across: 5,
      rowNames: ["first", "second"]),
    PicturesFigure(
      "Title", [.init("kernel", (0..<25).map(Float.init))], size: (5, 5), showsNumbers: true,
      showsIndices: true),
  ]

  @Test func plotsFitATelephone() throws {
    for plot in Self.plots {
      let narrow = try #require(plot.narrow)
      #expect(narrow.bodySize.width == Style.narrowWidth && narrow.bodySize.width < plot.bodySize.width)
      #expect(narrow.alternativeText == plot.alternativeText && narrow.table == plot.table)
      for figure in [plot, narrow] {
        let png = try Image(png: figure.png(.dark))
        #expect(Set(png.pixels).count > 10, "\(figure.name) is not blank")
      }
    }
  }

  @Test func wordsOfCurves() {
    #expect(
      Self.curve.alternativeText
        == "Title. Size over step. one: from 2 at 0 to 1 at 3, lowest −3 at 2, highest 9 at 1. "
        + "a much longer name: from 0 at 0 to 1 at 3.")
    #expect(
      Self.plots[1].alternativeText == "Title. Size over layer. a: from 0.00000100 at C1 to 2,000 at C3.")
  }

  @Test func wordsOfNamedRows() {
    #expect(
      Self.plots[3].alternativeText
        == "Title: ten pictures of 28 × 28, first: 0, 1, 2, 3 and 4; second: 5, 6, 7, 8 and 9. "
        + "Values from 0 to 9.00.")
    #expect(Self.plots[3].table.rows[5][0] == "second: 5")
  }

  /// What leaves the axis is cut off: nothing is drawn above the panel or runs along its edge.
  @Test func curvesLeaveTheFigure() throws {
    func image(_ top: Double) throws -> Image {
      let line = LinesFigure.Line("a", (0...30).map { (Double($0), $0 > 9 && $0 < 20 ? top : 1) })
      return try Image(png: LinesFigure("T", [line], x: "x", y: "y", yRange: 0...5).png(.light))
    }
    // Two points above the panel's upper edge to two below it, in the middle of what is out of range.
    let (high, low) = (try image(100), try image(1))
    let top = Int(2 * (Style.margin + Style.titleHeight + 20))
    let middle = Int(2 * (Style.margin + 38 + 330 * 0.48))
    for row in top - 8...top + 8 { #expect(high[middle, row] == low[middle, row], "row \(row)") }
  }

  @Test func curvesHaveGaps() throws {
    func image(_ middle: Double) throws -> Image {
      let line = LinesFigure.Line("a", (0...30).map { (Double($0), $0 > 9 && $0 < 20 ? middle : 2) })
      return try Image(png: LinesFigure("T", [line], x: "x", y: "y", yRange: 0...5).png(.light))
    }
    let (gap, whole) = (try image(.nan), try image(2))
    let row = Int(2 * (Style.margin + Style.titleHeight + 20 + 170 * 0.6))
    let columns = [0.2, 0.48].map { Int(2 * (Style.margin + 38 + 330 * $0)) }
    #expect(gap[columns[0], row] == whole[columns[0], row], "where both have the line")
    #expect(gap[columns[1], row] != whole[columns[1], row], "in the gap")
  }

  @Test func ticksOfAnAxis() {
    let rates = Axis(0.001_000_000_05...0.1, isLogarithmic: true, from: 0, to: 100)
    #expect(rates.ticks(6, ofWholeNumbers: false).map(\.label) == ["0.001", "0.01", "0.1"])
    let tiny = Axis(1e-6...1e6, isLogarithmic: true, from: 0, to: 100)
    #expect(
      tiny.ticks(13, ofWholeNumbers: false).map(\.label) == [
        "10⁻⁶", "10⁻⁵", "0.0001", "0.001", "0.01", "0.1", "1", "10", "100", "1,000", "10,000", "10⁵", "10⁶",
      ])
    let errors = Axis(0.24...22, isLogarithmic: true, from: 0, to: 100)
    #expect(errors.ticks(5, ofWholeNumbers: false).map(\.label) == ["0.5", "1", "2", "5", "10", "20"])
    #expect(errors.ticks(2, ofWholeNumbers: false).map(\.label) == ["1", "10"], "no room for more")
    let counts = Axis(1.5e5...2e6, isLogarithmic: true, from: 0, to: 100)
    #expect(counts.ticks(4, ofWholeNumbers: true).map(\.label) == ["200,000", "500,000", "10⁶", "2 × 10⁶"])
    let epochs = Axis(1...3, isLogarithmic: false, from: 0, to: 100)
    #expect(epochs.ticks(6, ofWholeNumbers: true).map(\.label) == ["1", "2", "3"])
    #expect(epochs(2) == 50)
  }
}
