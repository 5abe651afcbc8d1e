import Cairo
import LeNet
import Testing

@testable import Figures

/// The figures that set many curves and many digits beside each other.
@Suite struct ComparingFiguresTests {
  private static func line(_ name: String, _ height: Double, band: Bool = false) -> LinesFigure.Line {
    LinesFigure.Line(
      name, (0...6).map { (Double($0), height) },
      band: band ? (0...6).map { _ in height - 10...height + 10 } : [])
  }

  private static func multiples(facets: Int, y: Double = 50) -> SmallMultiplesFigure {
    let panels = { (lines: [LinesFigure.Line]) in [[LinesFigure.Line]](repeating: lines, count: facets) }
    return SmallMultiplesFigure(
      "Title",
      groups: [
        .init("old", panels([line("one", 20), line("two", 80)])),
        .init("new", panels([line("standard", y, band: true)])),
      ],
      facets: (0..<facets).map { .init(facets == 1 ? "" : "axis \($0)", x: "step") }, reference: "standard",
      y: "error",
      yRange: 0...100, name: "multiples", caption: "Caption.")
  }

  private static let answers = AnsweredDigitsFigure(
    "Two digits",
    (0..<7).map { index in
      AnsweredDigitsFigure.Item(
        index: index, digit: Digit(pixels: [Float](repeating: 1, count: 784)), label: 8,
        reader: index == 0 ? "a model with a long name" : nil,
        answers: [(answer: 3, models: 12), (answer: 5, models: 1)])
    }, name: "answers")

  @Test func figuresFitATelephone() throws {
    let figures: [any Figure] = [Self.multiples(facets: 1), Self.multiples(facets: 5), Self.answers]
    for figure in figures {
      let narrow = try #require(figure.narrow)
      #expect(narrow.bodySize.width == Style.narrowWidth && narrow.bodySize.height > figure.bodySize.height)
      #expect(narrow.alternativeText == figure.alternativeText && narrow.table == figure.table)
      for form in [figure, narrow] {
        for theme in Theme.allCases { #expect(Set(try Image(png: form.png(theme)).pixels).count > 10) }
      }
      #expect(try figure.svg(.light).starts(with: "<svg ".utf8))
    }
  }

  /// Of a reference at two heights every group's panels change.
  @Test(arguments: [1, 5]) func theReferenceStandsInEveryGroup(facets: Int) throws {
    let figures = [Self.multiples(facets: facets), Self.multiples(facets: facets, y: 40)]
    let images = try figures.map { try Image(png: $0.png(.light)) }
    let (width, height) = (images[0].width, images[0].height)
    func differs(columns: Range<Int>, rows: Range<Int>) -> Bool {
      rows.contains { row in columns.contains { images[0][$0, row] != images[1][$0, row] } }
    }
    if facets == 1 {
      #expect(
        differs(columns: 0..<width / 2, rows: 0..<height)
          && differs(columns: width / 2..<width, rows: 0..<height))
    } else {
      for column in 0..<5 {
        let columns = width * column / 5..<width * (column + 1) / 5
        #expect(differs(columns: columns, rows: 0..<height / 2), "group 0, panel \(column)")
        #expect(differs(columns: columns, rows: height / 2..<height), "group 1, panel \(column)")
      }
    }
  }

  @Test func wordsAndNumbersOfManyCurves() {
    let figure = Self.multiples(facets: 2)
    #expect(
      figure.alternativeText
        == "Title. Error over axis 0 (step) and axis 1 (step). one: axis 0 from 20.0 at 0 to 20.0 at 6, axis 1 from 20.0 "
        + "at 0 to 20.0 at 6. two: axis 0 from 80.0 at 0 to 80.0 at 6, axis 1 from 80.0 at 0 to 80.0 at 6. standard: axis "
        + "0 from 50.0 at 0 to 50.0 at 6, axis 1 from 50.0 at 0 to 50.0 at 6.")
    #expect(figure.tables.map(\.name) == ["axis 0 (step)", "axis 1 (step)"])
    #expect(figure.tables[0].table.header == ["axis 0 (step)", "0", "1", "2", "3", "4", "5", "6"])
    #expect(figure.tables[0].table.rows[1] == ["two"] + [String](repeating: "80.0", count: 7))
    #expect(figure.table.rows.count == 2 * 3 * 7)
    #expect(figure.table.rows.last == ["standard", "axis 1 (step)", "6", "50.0", "40.0", "60.0"])
  }

  @Test func wordsOfAnswers() {
    #expect(
      Self.answers.alternativeText.hasPrefix(
        "Two digits. Digit 0 shows an 8, read by a model with a long name, taken for a 3 by 12 and a 5 by 1. Digit 1 shows "
          + "an 8, taken for"))
    #expect(Self.answers.table.header == ["digit", "shows", "read by", "taken for × models"])
    #expect(
      Self.answers.table.rows[0] == [
        "0", "8", "a model with a long name", "3\u{A0}×\u{A0}12, 5\u{A0}×\u{A0}1",
      ])
  }

  /// What someone else found stands beside a point, drawn, told and in the table.
  @Test func pointsHaveOthersBesideThem() throws {
    func figure(_ other: Double?) -> PointsFigure {
      PointsFigure(
        "T", [.init("family", [.init("a", x: 10, y: 2, other: other), .init("b", x: 100, y: 3)])], x: "size",
        y: "error",
        xIsLogarithmic: true, otherLabel: "published")
    }
    let (with, without) = (figure(2.5), figure(nil))
    #expect(with.alternativeText == "T. Error over size. family: a 2 at 10, published 2.5; b 3 at 100.")
    #expect(with.table.rows.map(\.last) == ["2.50", "–"] && with.table.header.last == "published")
    #expect(without.table.header.last == "error")
    #expect(try with.png(.light) != without.png(.light))
  }

  /// A name that had to be moved away does not lie behind another's line, nor under it.
  @Test func namesKeepOffLines() {
    var placement = LabelPlacement(within: Rectangle(0, 0, 200, 100), around: [Rectangle(0, 40, 200, 20)])
    let first = placement.place(Size(40, 10), beside: Point(100, 50))
    let second = placement.place(Size(40, 10), beside: Point(104, 50))
    #expect(
      first.maxX <= second.x || second.maxX <= first.x || abs(first.y - second.y) >= 10, "\(first), \(second)"
    )
    let line = (x: 104.0, from: min(50, second.y), to: max(50, second.y))
    let isCrossed =
      first.x < line.x && line.x < first.maxX && first.y < line.to && line.from < first.y + first.height
    #expect(!isCrossed, "the second name’s line would cross the first, \(first)")
  }
}
