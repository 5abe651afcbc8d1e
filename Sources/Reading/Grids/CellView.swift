import LeNet

/// A box and its surroundings seen from straight above, and by how much each pixel is darker than the box's paper.
struct CellView {
  /// Pixels along the box's longer side.
  static let side = 96
  /// Pixels that are seen beyond the box on each of its sides, where its frame may lie.
  static let margin = 12

  /// The box and its surroundings, 0…1.
  let picture: Picture
  /// Where the box lies in it.
  let box: Region
  /// What the box would show if nothing stood in it: brightness on a plane, as light on so small a piece of paper is.
  let paper: Picture
  /// The standard deviation of the paper's brightness from that plane.
  let grain: Float
  /// How many of its pixels are as long as one of the picture's from which it is seen.
  let scale: Float

  /// How much darker each pixel is than the paper; what is lighter has a negative depth.
  var depth: Picture { paper - picture }

  /// - Returns: nil where the outline has no area.
  init?(_ outline: Quadrilateral, in source: Picture) {
    let (width, height) = outline.size
    scale = Float(Self.side) / max(width, height)
    guard scale.isFinite else { return nil }
    // A box ten times as long as high is still as high as a digit.
    let columns = max(Self.side / 10, Int((width * scale).rounded()))
    let rows = max(Self.side / 10, Int((height * scale).rounded()))
    let upright = Quadrilateral(
      x: Float(Self.margin) - 0.5...Float(Self.margin + columns) - 0.5,
      y: Float(Self.margin) - 0.5...Float(Self.margin + rows) - 0.5)
    guard let map = Homography(from: upright, to: outline) else { return nil }
    picture = source.seen(through: map, width: columns + 2 * Self.margin, height: rows + 2 * Self.margin)
    box = Region(
      rows: Self.margin...Self.margin + rows - 1, columns: Self.margin...Self.margin + columns - 1)
    let inset = min(rows, columns) / 8
    let within = Region(
      rows: box.rows.lowerBound + inset...box.rows.upperBound - inset,
      columns: box.columns.lowerBound + inset...box.columns.upperBound - inset)
    (paper, grain) = picture.plane(ofPaperWithin: within)
  }
}

extension Picture {
  /// The plane that most of a region's brightness lies on, and the standard deviation from it, of what is lighter: what
  /// is darker may be ink.
  ///
  /// Least squares over the pixels that are no darker than twice the deviation below the plane, which is found again
  /// from those, beginning with the median.
  fileprivate func plane(ofPaperWithin region: Region) -> (plane: Picture, deviation: Float) {
    let part = cropped(to: region)
    let (middleX, middleY) = (Float(part.width - 1) / 2, Float(part.height - 1) / 2)
    var (level, slopeX, slopeY) = (part.values.quantile(0.5), Float(0), Float(0))
    func plane(_ x: Float, _ y: Float) -> Float { level + slopeX * (x - middleX) + slopeY * (y - middleY) }
    var deviation: Float = 0
    for round in 0..<6 {
      var (squares, lighter): (Float, Float) = (0, 0)
      for row in 0..<part.height {
        for column in 0..<part.width {
          let above = part[row, column] - plane(Float(column), Float(row))
          if above > 0 { (squares, lighter) = (squares + above * above, lighter + 1) }
        }
      }
      deviation = lighter == 0 ? 0 : (squares / lighter).squareRoot()
      guard round < 5 else { break }
      var (count, x1, y1, xx, xy, yy) = (Float(0), Float(0), Float(0), Float(0), Float(0), Float(0))
      var (sum, sumX, sumY) = (Float(0), Float(0), Float(0))
      for row in 0..<part.height {
        for column in 0..<part.width {
          let value = part[row, column]
          guard value >= plane(Float(column), Float(row)) - 2 * deviation else { continue }
          let (x, y) = (Float(column) - middleX, Float(row) - middleY)
          (count, x1, y1) = (count + 1, x1 + x, y1 + y)
          (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
          (sum, sumX, sumY) = (sum + value, sumX + x * value, sumY + y * value)
        }
      }
      // The covariances decide the slopes.
      let (meanX, meanY, mean) = (x1 / count, y1 / count, sum / count)
      let (a, b, c) = (xx - count * meanX * meanX, xy - count * meanX * meanY, yy - count * meanY * meanY)
      let (u, v) = (sumX - count * meanX * mean, sumY - count * meanY * mean)
      let determinant = a * c - b * b
      guard determinant > 0 else { break }
      slopeX = (c * u - b * v) / determinant
      slopeY = (a * v - b * u) / determinant
      level = mean - slopeX * meanX - slopeY * meanY
    }
    var values: [Float] = []
    values.reserveCapacity(width * height)
    for row in 0..<height {
      for column in 0..<width {
        let (x, y) = (Float(column - region.columns.lowerBound), Float(row - region.rows.lowerBound))
        values.append(plane(x, y))
      }
    }
    return (Picture(width: width, height: height, values: values), deviation)
  }
}
