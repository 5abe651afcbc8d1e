import Cairo

extension MapGrid {
  /// A plus or a minus in every square whose weight counts, for those who cannot tell the colours apart. The first map's
  /// corner is at the origin.
  ///
  /// - Parameter weights: `[count, rows, columns]`.
  func drawSigns(of weights: [Float], scale: ColorScale, on context: Context, theme: Theme) {
    var marks: [Color: [[Point]]] = [:]
    for (index, weight) in weights.enumerated() where abs(weight) > 0.1 * scale.range.upperBound {
      let (map, place) = index.quotientAndRemainder(dividingBy: rows * columns)
      let square = frame(map, row: place / columns, column: place % columns)
      let color = theme.palette.text(on: scale.color(of: weight, theme: theme))
      let across = [Point(square.midX - 2, square.midY), Point(square.midX + 2, square.midY)]
      let down = [Point(square.midX, square.midY - 2), Point(square.midX, square.midY + 2)]
      marks[color, default: []] += weight > 0 ? [across, down] : [across]
    }
    // In a fixed order, so that the same filters give the same file.
    for color in [theme.palette.ink, theme.palette.ground] {
      context.stroke(marks[color] ?? [], color: color, width: 0.75, opacity: 0.7)
    }
  }
}
