import Cairo
import LeNet

/// The 28 × 28 pixels of a digit, each a square of its own.
public struct InputFigure: FluidFigure {
  /// The digit that is drawn.
  public let digit: Digit
  private let subject: String
  public var width = Style.width

  /// - Parameters:
  ///   - digit: the digit to draw.
  ///   - subject: what the texts call the digit.
  public init(_ digit: Digit, subject: String = "this digit") {
    self.digit = digit
    self.subject = subject
  }

  public let name = "input"
  public var title: String { "Input: the 28 × 28 pixels of \(subject)" }
  public let caption =
    "1 × 28 × 28 values from 0 (paper) to 1 (ink). The network sees these numbers and nothing else."

  public var alternativeText: String {
    guard let ink else { return "Input: 28 × 28 pixels without ink." }
    let count = digit.pixels.count { $0 > 0 }
    return
      "Input: the 28 × 28 pixels of \(subject). \(Numbers.grouped(count)) of 784 pixels hold ink, in rows "
      + "\(ink.rows.lowerBound) to \(ink.rows.upperBound) and columns \(ink.columns.lowerBound) to "
      + "\(ink.columns.upperBound); their mean over the picture is "
      + "\(Numbers.fixed(digit.pixels.reduce(0, +) / 784, 3))."
  }

  public var table: Table {
    Table(
      header: ["row"] + (0..<28).map(String.init),
      rows: (0..<28).map { row in
        [String(row)] + (0..<28).map { Numbers.fixed(digit.pixels[row * 28 + $0], 2) }
      })
  }

  /// The smallest region with all ink in it; none without ink.
  private var ink: Region? {
    let rows = (0..<28).filter { row in (0..<28).contains { digit.pixels[row * 28 + $0] > 0 } }
    let columns = (0..<28).filter { column in (0..<28).contains { digit.pixels[$0 * 28 + column] > 0 } }
    guard let top = rows.first, let left = columns.first else { return nil }
    return Region(rows: top...rows.last!, columns: left...columns.last!)
  }

  private var grid: MapGrid {
    MapGrid(
      rows: 28, columns: 28, count: 1, across: 1, cell: isNarrow ? 8.5 : 11, columnGap: 0, rowGap: 0)
  }

  private var sheet: MapSheet {
    MapSheet(values: digit.pixels, grid: grid, scale: .ink, label: "ink", origin: Point(20, 14))
  }

  public var bodySize: Size { Size(width, sheet.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid) = (theme.palette, grid)
    try sheet.draw(on: context, theme: theme) {
      let side = grid.size.width
      let lines = (1..<28).flatMap { index -> [[Point]] in
        let place = Double(index) * grid.cell
        return [[Point(0, place), Point(side, place)], [Point(place, 0), Point(place, side)]]
      }
      context.stroke(lines, color: palette.muted, width: Style.hairline, opacity: 0.25)
      for index in [0, 5, 10, 15, 20, 25, 27] {
        context.write("\(index)", above: grid.frame(0, row: 0, column: index), color: palette.muted)
        context.write("\(index)", leftOf: grid.frame(0, row: index, column: 0), color: palette.muted)
      }
    }
  }
}
