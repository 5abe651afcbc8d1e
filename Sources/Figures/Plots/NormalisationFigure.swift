import Cairo
import LeNet

/// How a drawing becomes a digit as MNIST has it: the drawing with its ink's box, the ink scaled to 20 × 20 with its
/// centre of mass, and the digit of 28 × 28.
public struct NormalisationFigure: Figure {
  private let steps: Normalisation

  public init(_ steps: Normalisation) { self.steps = steps }

  public let name = "normalisation"
  public let title = "From a drawing to 28 × 28 pixels"
  public let caption =
    "Left: the box around all ink. Middle: the ink scaled so that the longer side of its box has 20 pixels; the cross "
    + "is its centre of mass. Right: placed so that the centre of mass is the centre of 28 × 28 pixels."

  public var alternativeText: String {
    let box = steps.inkBox
    return "A drawing of \(steps.ink.width) × \(steps.ink.height) pixels. Its ink fills a box of "
      + "\(box.columns.count) × \(box.rows.count), which is scaled to \(steps.scaled.width) × \(steps.scaled.height). "
      + "The ink's centre of mass, at row \(Numbers.fixed(steps.centreOfMass.row, 1)) and column "
      + "\(Numbers.fixed(steps.centreOfMass.column, 1)) of that, comes to the centre of 28 × 28 pixels: the scaled ink "
      + "begins at row \(steps.origin.row) and column \(steps.origin.column)."
  }

  public var table: Table {
    Table(
      header: ["step", "columns", "rows"],
      rows: [
        ["drawing", "\(steps.ink.width)", "\(steps.ink.height)"],
        ["box of the ink", "\(steps.inkBox.columns.count)", "\(steps.inkBox.rows.count)"],
        ["scaled", "\(steps.scaled.width)", "\(steps.scaled.height)"],
        [
          "centre of mass", Numbers.fixed(steps.centreOfMass.column, 1),
          Numbers.fixed(steps.centreOfMass.row, 1),
        ],
        ["place of the scaled ink", "\(steps.origin.column)", "\(steps.origin.row)"],
      ])
  }

  private static let side = 140.0
  private static let gap = 18.0

  public var bodySize: Size { Size(Style.width, 12 + Self.side + 2) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    // The drawing's squares need not be whole: it may have any size.
    let side = max(steps.ink.width, steps.ink.height)
    let shown =
      side > 280
      ? steps.ink.resized(
        width: max(1, steps.ink.width * 280 / side), height: max(1, steps.ink.height * 280 / side))
      : steps.ink
    let unit = Self.side / Double(max(shown.width, shown.height))
    let perPixel = Self.side / Double(side)
    try panel(0, "the drawing and its ink’s box", on: context, palette) {
      try paint(shown, cell: unit, on: context, theme: theme)
      let box = steps.inkBox
      let outline = Rectangle(
        Double(box.columns.lowerBound) * perPixel, Double(box.rows.lowerBound) * perPixel,
        Double(box.columns.count) * perPixel, Double(box.rows.count) * perPixel)
      context.stroke([outline], color: palette.accent, width: 1)
    }
    try panel(1, "scaled to \(steps.scaled.width) × \(steps.scaled.height)", on: context, palette) {
      let cell = 5.0
      try paint(steps.scaled, cell: cell, on: context, theme: theme)
      let x = (Double(steps.centreOfMass.column) + 0.5) * cell
      let y = (Double(steps.centreOfMass.row) + 0.5) * cell
      context.stroke(Point(x - 6, y), Point(x + 6, y), color: palette.accent, width: 1.5)
      context.stroke(Point(x, y - 6), Point(x, y + 6), color: palette.accent, width: 1.5)
    }
    try panel(2, "centred in 28 × 28", on: context, palette) {
      let digit = Picture(width: 28, height: 28, values: steps.digit.pixels)
      try paint(digit, cell: 5, on: context, theme: theme)
      context.stroke([Rectangle(0, 0, 140, 140)], color: palette.hairline, width: Style.hairline)
      context.stroke(Point(64, 70), Point(76, 70), color: palette.accent, width: 1.5)
      context.stroke(Point(70, 64), Point(70, 76), color: palette.accent, width: 1.5)
    }
  }

  private func panel(
    _ index: Int, _ name: String, on context: Context, _ palette: Palette, draw: () throws -> Void
  ) rethrows {
    try context.at(Point(Double(index) * (Self.side + Self.gap), 12)) {
      context.text(name, at: Point(0, -4), font: .tick, color: palette.ink)
      try draw()
    }
  }

  private func paint(_ picture: Picture, cell: Double, on context: Context, theme: Theme) throws {
    var image = Image(width: picture.width, height: picture.height)
    for (index, value) in picture.values.enumerated() {
      image.pixels[index] = ColorScale.ink.color(of: value, theme: theme).pixel
    }
    try context.paint(image, at: Point(0, 0), pixelsPerPoint: 1 / cell)
    let frame = Rectangle(0, 0, Double(picture.width) * cell, Double(picture.height) * cell)
    context.stroke(
      [frame.expanded(by: Style.hairline / 2)], color: theme.palette.hairline, width: Style.hairline)
  }
}
