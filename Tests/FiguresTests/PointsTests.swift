import Cairo
import Testing

@testable import Figures

/// Points with their names, and curves with bands.
@Suite struct PointsTests {
  private static let figure = PointsFigure(
    "Error against parameters",
    [
      .init(
        "templates",
        [
          .init("nearest mean", x: 7_840, y: 18), .init("softmax regression", x: 7_850, y: 7.5),
          .init("three nearest neighbours", x: 47_040_000, y: 2.95),
        ]),
      .init("perceptrons", [.init("300 units", x: 238_510, y: 1.9, interval: 1.7...2.1)]),
      .init(
        "convolutional networks",
        [
          .init("LeNet-4", x: 51_050, y: 1), .init("LeNet-5 of 1998", x: 60_000, y: 0.92),
          .init("LeNet-5", x: 44_426, y: 0.41), .init("network of today", x: 44_000, y: 0.38),
        ]),
    ], x: "parameters", y: "test error, %", xIsLogarithmic: true, yIsLogarithmic: true)

  @Test func wordsOfPoints() {
    #expect(
      Self.figure.alternativeText
        == "Error against parameters. Test error, % over parameters. templates: nearest mean 18 at 7,840, softmax "
        + "regression 7.5 at 7,850, three nearest neighbours 2.95 at 47,040,000. perceptrons: 300 units 1.9 at 238,510. "
        + "convolutional networks: LeNet-4 1 at 51,050, LeNet-5 of 1998 0.92 at 60,000, LeNet-5 0.41 at 44,426, "
        + "network of today 0.38 at 44,000.")
    #expect(
      Self.figure.table.header == ["family", "name", "parameters", "test error, %", "from", "to"])
    #expect(Self.figure.table.rows[3] == ["perceptrons", "300 units", "238,510", "1.90", "1.70", "2.10"])
    #expect(Self.figure.table.rows[0].suffix(2) == ["–", "–"])
  }

  @Test(arguments: Theme.allCases) func everyFamilyHasItsColour(_ theme: Theme) throws {
    for figure in [Self.figure, try #require(Self.figure.narrow)] {
      let pixels = Set(try figure.thumbnail(width: Int(figure.bodySize.width), theme: theme).pixels)
      for (index, color) in theme.palette.series.enumerated() {
        #expect(pixels.contains(color.pixel) == (index < 3), "family \(index), \(figure.bodySize)")
      }
    }
  }

  @Test func namesKeepApart() {
    let bounds = Rectangle(0, 0, 300, 100)
    let points = (0..<8).map { Point(140 + 4 * Double($0 % 4), 48 + 5 * Double($0 / 4)) }
    let marks = points.map { Rectangle($0.x, $0.y, 0, 0).expanded(by: Marker.radius) }
    var placement = LabelPlacement(within: bounds, around: marks)
    let labels = points.map { placement.place(Size(60, 10), beside: $0) }
    for (index, label) in labels.enumerated() {
      for other in labels[..<index] + marks {
        let isApart =
          label.maxX <= other.x || other.maxX <= label.x || label.y + label.height <= other.y
          || other.y + other.height <= label.y
        #expect(isApart, "name \(index) at \(label) covers \(other)")
      }
      #expect(
        label.x >= 0 && label.maxX <= 300 && label.y >= 0 && label.y + 10 <= 100, "\(label) in \(bounds)")
    }
    var free = LabelPlacement(within: bounds, around: [])
    #expect(free.place(Size(60, 10), beside: Point(10, 50)).x > 10, "right of the point where there is room")
    #expect(free.place(Size(60, 10), beside: Point(290, 50)).maxX < 290, "left of it at the right edge")
  }

  @Test func bandsOfCurves() throws {
    func figure(_ band: [ClosedRange<Double>]) -> LinesFigure {
      LinesFigure(
        "T", [.init("a", (0...30).map { (Double($0), 2) }, band: band)], x: "x", y: "y", yRange: 0...5)
    }
    let shaded = figure((0...30).map { 2 - Double($0) / 30...3.5 })
    let (with, without) = (
      try Image(png: shaded.png(.light)), try Image(png: figure([]).png(.light))
    )
    let column = Int(2 * (Style.margin + 38 + 330 * 0.48))
    func row(_ y: Double) -> Int { Int(2 * (Style.margin + Style.titleHeight + 20 + 170 * (1 - y / 5))) }
    #expect(with[column, row(3.2)] != without[column, row(3.2)], "below the band's upper end")
    #expect(with[column, row(1.7)] != without[column, row(1.7)], "above its lower end, 1.52")
    for y in [3.7, 1.3] { #expect(with[column, row(y)] == without[column, row(y)], "outside, at \(y)") }
    #expect(with[column, row(2)] == without[column, row(2)], "the line lies on its band")
    #expect(
      shaded.alternativeText == "T. Y over x. a: from 2 at 0 to 2 at 30, its band widest at 30 (1 to 3.50).")
    #expect(shaded.table.rows[30] == ["30", "2 (1 to 3.50)"])
  }
}
