import Cairo

/// The key to a colour scale: its colours in a row, with the values at the ends, zero and the middle.
struct ColorBar {
  var scale: ColorScale
  /// What is coloured: `activation`.
  var label: String
  /// Of the numbers at its ends and its middle; three significant digits where nothing is given.
  var decimals: Int?

  static let length = 160.0
  static let height = 24.0
  private static let thickness = 8.0

  func draw(at origin: Point, on context: Context, theme: Theme) throws {
    let (low, high) = (scale.range.lowerBound, scale.range.upperBound)
    let steps = Int(Self.length * Style.pixelsPerPoint)
    let colors = MapGrid(
      rows: 1, columns: steps, count: 1, across: 1, cell: 1 / Style.pixelsPerPoint, columnGap: 0, rowGap: 0)
    let values = (0..<steps).map { low + (high - low) * Float($0) / Float(steps - 1) }
    var bar = Image(width: steps, height: Int(Self.thickness * Style.pixelsPerPoint))
    let row = colors.image(of: values, scale: scale, theme: theme).pixels
    for y in 0..<bar.height { bar.pixels.replaceSubrange(y * steps..<(y + 1) * steps, with: row) }

    let palette = theme.palette
    try context.at(origin) {
      try context.paint(bar, at: Point(0, 0), pixelsPerPoint: Style.pixelsPerPoint)
      let frame = Rectangle(0, 0, Self.length, Self.thickness).expanded(by: Style.hairline / 2)
      context.stroke([frame], color: palette.hairline, width: Style.hairline)
      for value in [low, (low + high) / 2, high] {
        let x = Double((value - low) / (high - low)) * Self.length
        context.stroke(
          Point(x, Self.thickness), Point(x, Self.thickness + 3), color: palette.muted, width: Style.hairline)
        let isSigned = low < 0 && value > 0
        let number =
          decimals.map { value == 0 ? "0" : Numbers.fixed(value, $0, signed: isSigned) }
          ?? Numbers.short(value, signed: isSigned)
        context.text(
          number, at: Point(x, Self.thickness + 13), font: .tick,
          color: palette.muted, alignment: value == low ? .leading : value == high ? .trailing : .center)
      }
      context.text(label, at: Point(Self.length + 12, Self.thickness - 0.5), font: .tick, color: palette.ink)
    }
  }
}
