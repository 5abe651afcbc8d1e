import Cairo

/// Equal maps on one scale with the key to it below: what figures of maps have in common.
struct MapSheet {
  /// `[count, rows, columns]`
  var values: [Float]
  var grid: MapGrid
  var scale: ColorScale
  /// What is coloured: `activation`.
  var label: String
  /// The first map's top left corner.
  var origin: Point
  /// Where the key begins; below the first map unless told.
  var keyX: Double?

  private var keyY: Double { origin.y + grid.size.height + 16 }

  /// From the figure's upper edge to the lower end of the key.
  var height: Double { keyY + ColorBar.height }

  /// Draws the maps, what `over` draws with the first map's corner at the origin, and the key.
  func draw(on context: Context, theme: Theme, over: () -> Void) throws {
    try grid.paint(values, scale: scale, at: origin, on: context, theme: theme)
    context.at(origin, draw: over)
    let key = ColorBar(scale: scale, label: label)
    try key.draw(at: Point(keyX ?? origin.x, keyY), on: context, theme: theme)
  }
}

extension Context {
  /// Writes a column's number above the middle of its first square.
  func write(_ number: String, above square: Rectangle, color: Color) {
    text(number, at: Point(square.midX, square.y - 5), font: .tick, color: color, alignment: .center)
  }

  /// Writes a row's number left of its first square.
  func write(_ number: String, leftOf square: Rectangle, color: Color) {
    text(number, at: Point(square.x - 6, square.midY + 3), font: .tick, color: color, alignment: .trailing)
  }

  /// Writes a map's number above its left corner, and what is said of it above the right one.
  func write(_ number: Int, _ remark: String, over map: Rectangle, palette: Palette) {
    text("\(number)", at: Point(map.x, map.y - 4), font: .tick, color: palette.ink)
    text(remark, at: Point(map.maxX, map.y - 4), font: .tick, color: palette.muted, alignment: .trailing)
  }
}
