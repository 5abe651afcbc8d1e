import Cairo

/// Equal maps side by side, a square for each value.
///
/// All maps are painted as one image at the density of PNG files, each value a block of whole pixels: so squares
/// stay squares also in a viewer that smooths images.
struct MapGrid: Hashable {
  /// Values of one map.
  var rows: Int
  var columns: Int
  /// How many maps there are, and how many stand in a row.
  var count: Int
  var across: Int
  /// The side of one value's square in points: a multiple of a half.
  var cell: Double
  /// Between maps: points, whole.
  var columnGap: Double
  var rowGap: Double

  var mapSize: Size { Size(Double(columns) * cell, Double(rows) * cell) }

  var size: Size {
    let down = Double((count + across - 1) / across)
    let across = Double(min(across, count))
    return Size(
      across * mapSize.width + (across - 1) * columnGap, down * mapSize.height + (down - 1) * rowGap)
  }

  /// Where a map lies.
  func frame(_ index: Int) -> Rectangle {
    Rectangle(
      Double(index % across) * (mapSize.width + columnGap),
      Double(index / across) * (mapSize.height + rowGap),
      mapSize.width, mapSize.height)
  }

  /// Where one value of a map lies.
  func frame(_ index: Int, row: Int, column: Int) -> Rectangle {
    let map = frame(index)
    return Rectangle(map.x + Double(column) * cell, map.y + Double(row) * cell, cell, cell)
  }

  /// Paints the maps, whose values follow one another as `[count, rows, columns]`, with a hairline around each.
  func paint(
    _ values: [Float], scale: ColorScale, at origin: Point, on context: Context, theme: Theme,
    framed: Bool = true
  ) throws {
    try context.paint(
      image(of: values, scale: scale, theme: theme), at: origin, pixelsPerPoint: Style.pixelsPerPoint)
    guard framed else { return }
    context.at(origin) {
      let frames = (0..<count).map { frame($0).expanded(by: Style.hairline / 2) }
      context.stroke(frames, color: theme.palette.hairline, width: Style.hairline)
    }
  }

  func image(of values: [Float], scale: ColorScale, theme: Theme) -> Image {
    precondition(
      values.count == count * rows * columns,
      "\(values.count) values for \(count) maps of \(rows) × \(columns)")
    let density = Style.pixelsPerPoint
    let (width, height) = (Int(size.width * density), Int(size.height * density))
    let side = Int(cell * density)
    var image = Image(width: width, height: height, filledWith: theme.palette.ground.pixel)
    for index in 0..<count {
      let frame = frame(index)
      let (left, top) = (Int(frame.x * density), Int(frame.y * density))
      for row in 0..<rows {
        for column in 0..<columns {
          let pixel = scale.color(of: values[(index * rows + row) * columns + column], theme: theme).pixel
          let corner = (top + row * side) * width + left + column * side
          for y in 0..<side {
            for x in 0..<side { image.pixels[corner + y * width + x] = pixel }
          }
        }
      }
    }
    return image
  }
}
