import Cairo
import Files
import LeNet
import MNIST
import Reading
import Testing

@testable import Figures

@Suite struct SheetFigureTests {
  private static func filled(_ layout: SheetLayout, seed: UInt64 = 1) throws -> SheetDrawing {
    var generator = SplitMix64(seed: seed)
    let digits = try DataSet.embedded.load(.test, first: 200)
    return SheetDrawing(layout, filledWith: SheetFilling(layout, with: digits, using: &generator))
  }

  @Test(arguments: SheetLayout.Paper.allCases) func thePageHasThePapersSize(_ paper: SheetLayout.Paper) throws
  {
    let drawing = SheetDrawing(.exercise(on: paper, seed: 1))
    let expected = paper == .a4 ? (1191, 1684) : (1224, 1584)
    let image = try drawing.image()
    #expect(image.width == expected.0 && image.height == expected.1)
    #expect(image[0, 0] == SheetDrawing.paper, "nothing is printed at the edge")
    let pdf = try drawing.pdf()
    #expect(pdf.starts(with: "%PDF".utf8))
    #expect(try drawing.pdf() == pdf, "the same page gives the same bytes")
  }

  /// Every cell and square where the reader looks for it.
  @Test(arguments: [SheetLayout.exercise(on: .letter, seed: 5).number, -1]) func marksAndCode(seed: Int)
    throws
  {
    let layout: SheetLayout = seed < 0 ? .cheque(on: .a4, seed: 77) : .exercise(on: .letter, seed: seed)
    let image = try SheetDrawing(layout).image()
    func isBlack(_ x: Float, _ y: Float) -> Bool {
      image[Int(x * 144 / 25.4), Int(y * 144 / 25.4)] == SheetDrawing.print
    }
    let frame = layout.frame
    for corner in 0..<4 {
      let origin = frame.markOutline(corner).topLeft
      for row in 0..<7 {
        for column in 0..<7 {
          #expect(
            isBlack(
              origin.x + frame.module * (Float(column) + 0.5), origin.y + frame.module * (Float(row) + 0.5))
              == SheetMark.isBlack(row: row, column: column, isFirst: corner == 0),
            "mark \(corner), row \(row), column \(column)")
        }
      }
    }
    for (cell, expected) in layout.code.cells.enumerated() {
      let (row, column) = (cell / SheetCode.columns, cell % SheetCode.columns)
      let side = SheetCode.cellSide
      #expect(
        isBlack(frame.codeBox.x + side * (Float(column) + 0.5), frame.codeBox.y + side * (Float(row) + 0.5))
          == expected, "row \(row), column \(column) of the code")
    }
    for centre in frame.blockCentres { #expect(isBlack(centre.x, centre.y), "the block at \(centre)") }
  }

  @Test func aFillingWritesWhatIsAskedFor() throws {
    let layout = SheetLayout.exercise(on: .a4, seed: 3)
    let drawing = try Self.filled(layout)
    let filling = try #require(drawing.filling)
    #expect(filling.contents == layout.fields.map(\.prompt))
    let (blank, written) = (try SheetDrawing(layout).image(), try drawing.image())
    for (index, box) in layout.fields[0].boxes.enumerated() {
      let rows = Int((box.y + 1) * 144 / 25.4)..<Int((box.maxY - 1) * 144 / 25.4)
      let columns = Int((box.x + 1) * 144 / 25.4)..<Int((box.maxX - 1) * 144 / 25.4)
      let changed = rows.reduce(0) { sum, row in
        sum + columns.count { written[$0, row] != blank[$0, row] }
      }
      #expect(changed > 100, "box \(index) is empty")
    }
  }

  /// Where nothing is asked for, something of the field's kind is written, which the seed chooses.
  @Test func openFields() throws {
    let cheque = SheetLayout.cheque(on: .a4, seed: 1)
    let fillings = try (1...3).map { try #require(try Self.filled(cheque, seed: $0).filling) }
    for filling in fillings {
      #expect(
        filling.contents[0].text.wholeMatch(of: /\d\d\.\d\d\.20\d\d/) != nil, "\(filling.contents[0].text)")
      #expect(
        filling.contents[1].text.wholeMatch(of: /[1-9]\d{1,3}\.\d\d/) != nil, "\(filling.contents[1].text)")
    }
    #expect(Set(fillings.map(\.contents)).count == 3)
  }

  @Test func words() throws {
    let figure = SheetFigure(try Self.filled(.cheque(on: .a4, seed: 7)))
    #expect(figure.title == "A cheque of no value, number 7, filled with test digits")
    #expect(
      figure.alternativeText == figure.title + ": a page with the fields date (a box) and amount (a box).")
    #expect(figure.table.rows[1].prefix(3) == ["amount", "1", "–"])
    let narrow = try #require(figure.narrow)
    #expect(narrow.bodySize.width == Style.narrowWidth)
    for form in [figure as any Figure, narrow] {
      let image = try Image(png: form.png(.dark))
      #expect(Set(image.pixels).count > 50)
      let edge = Int(2 * (Style.margin - Style.bodyPadding)) - 1
      for row in Int(2 * (Style.margin + Style.titleHeight))..<Int(2 * (form.size.height - 60)) {
        #expect(image[edge, row] == Theme.dark.palette.ground, "row \(row)")
      }
    }
  }
}

@Suite struct InkOutlinesTests {
  private static func digit(_ ink: (Int, Int) -> Float) -> Digit {
    Digit(pixels: (0..<784).map { ink($0 / 28, $0 % 28) })
  }

  /// The area within lines that run one way, less that within others.
  private static func area(_ outlines: [[Point]]) -> Double {
    var sum = 0.0
    for outline in outlines {
      for (index, here) in outline.enumerated() {
        let next = outline[(index + 1) % outline.count]
        sum += (here.x * next.y - next.x * here.y) / 2
      }
    }
    return sum
  }

  /// The outline of a square of full ink lies 0.6 pixels beyond its outermost pixels' centres, with corners cut off.
  @Test func aSquare() {
    let outlines = Self.digit { (10...14).contains($0) && (5...9).contains($1) ? 1 : 0 }.inkOutlines
    #expect(outlines.count == 1)
    let area: Double = 5.2 * 5.2 - 0.72
    let found = abs(Self.area(outlines))
    #expect(abs(found - area) < 1e-4, "\(found), expected \(area)")
    let (x, y) = (outlines[0].map(\.x), outlines[0].map(\.y))
    let extremes: [Double] = [x.min()!, x.max()!, y.min()!, y.max()!]
    let expected: [Double] = [4.9, 10.1, 9.9, 15.1]
    for (found, expected) in zip(extremes, expected) {
      #expect(abs(found - expected) < 1e-6, "\(found), expected \(expected)")
    }
  }

  @Test func aHoleRunsTheOtherWay() {
    let outlines = Self.digit { row, column in
      let distance = max(abs(row - 14), abs(column - 14))
      return distance == 4 || distance == 5 ? 1 : 0
    }.inkOutlines
    #expect(outlines.count == 2)
    #expect(Self.area([outlines[0]]) * Self.area([outlines[1]]) < 0)
  }

  @Test func bordersAndCorners() {
    #expect(Self.digit { _, _ in 0 }.inkOutlines.isEmpty)
    #expect(Self.digit { _, _ in 1 }.inkOutlines.count == 1)
    #expect(Self.digit { ($0 == 3 && $1 == 3) || ($0 == 4 && $1 == 4) ? 1 : 0 }.inkOutlines.count == 2)
  }
}
