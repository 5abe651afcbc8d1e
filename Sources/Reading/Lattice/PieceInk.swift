import LeNet

/// The ink between two seams of a line, without the crumbs that a cut leaves of a neighbour.
struct PieceInk {
  /// Where it stands in the strip.
  let region: Region
  /// Of the region's size.
  let ink: Picture
  /// The sum of its ink, in pixels.
  let area: Float

  /// Nil where no ink stands.
  init?(of strip: LineStrip, between left: Seam, and right: Seam) {
    let (width, height) = (strip.ink.width, strip.ink.height)
    var (first, last) = (width, 0)
    for row in 0..<height {
      (first, last) = (min(first, left.columns[row]), max(last, right.columns[row]))
    }
    guard last > first else { return nil }
    var values = [Float](repeating: 0, count: (last - first) * height)
    for row in 0..<height {
      for column in left.columns[row]..<max(left.columns[row], right.columns[row]) {
        values[row * (last - first) + column - first] = strip.ink[row, column]
      }
    }
    let marks = InkMarks(values.map { $0 > 0.25 }, width: last - first, height: height)
    let largest = marks.marks.reduce(0) { max($0, $1.area) }
    guard largest > 0 else { return nil }
    // As of a picture of one digit, a twenty-fifth of the largest mark is a speck.
    var isKept: [Bool] = []
    var (rows, columns) = ((low: height, high: 0), (low: width, high: 0))
    for mark in marks.marks {
      let isLarge = 25 * mark.area >= largest
      isKept.append(isLarge)
      guard isLarge else { continue }
      rows = (min(rows.low, mark.region.rows.lowerBound), max(rows.high, mark.region.rows.upperBound))
      columns = (
        min(columns.low, mark.region.columns.lowerBound), max(columns.high, mark.region.columns.upperBound)
      )
    }
    var part = [Float]()
    var area: Float = 0
    for row in rows.low...rows.high {
      for column in columns.low...columns.high {
        let index = row * (last - first) + column
        let label = marks.labels[index]
        // What is fainter than ink is a stroke's soft edge.
        let value = label < 0 || isKept[Int(label)] ? values[index] : 0
        part.append(value)
        area += value
      }
    }
    self.area = area
    region = Region(
      rows: rows.low...rows.high, columns: first + columns.low...first + columns.high)
    ink = Picture(width: columns.high - columns.low + 1, height: rows.high - rows.low + 1, values: part)
  }

  /// The piece as the network wants it: dark ink on even paper.
  func normalised(contrast: Float) -> Normalisation? {
    let paper = ink.map { _ in 1 }
    return Normalisation(
      ink, in: ink.map { 1 - contrast * $0 }, on: Paper(isLight: true, brightness: paper), contrast: contrast)
  }
}
