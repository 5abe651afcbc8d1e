import LeNet

extension Picture {
  /// Four corners around each connected figure of lines that is large enough for a grid, the largest first.
  ///
  /// The picture has the ink of its lines. Of a figure's convex hull the four corners are those of the inscribed
  /// quadrilateral of the largest area, whichever way the figure is turned; the one nearest to the picture's top left is
  /// the first.
  func lineFigures(above limit: Float) -> [Quadrilateral] {
    let least = max(width, height) / 8
    var figures: [(outline: Quadrilateral, area: Float)] = []
    for figure in strokes(above: limit, reaching: limit) where figure.extent >= least {
      let hull = convexHull(of: figure)
      guard let (outline, area) = largestQuadrilateral(in: hull) else { continue }
      let size = outline.size
      guard min(size.width, size.height) * 12 >= Float(least) else { continue }
      figures.append((outline, area))
    }
    return figures.sorted { $0.area > $1.area }.map(\.outline)
  }

  /// The corners of a stroke's hull, in the order in which one walks round it.
  private func convexHull(of stroke: InkStroke) -> [Place] {
    let (rows, columns) = (stroke.region.rows, stroke.region.columns)
    var first = [Int](repeating: columns.upperBound + 1, count: rows.count)
    var last = [Int](repeating: -1, count: rows.count)
    for pixel in stroke.pixels {
      let (row, column) = (pixel / width - rows.lowerBound, pixel % width)
      (first[row], last[row]) = (min(first[row], column), max(last[row], column))
    }
    /// One side of the hull, from the top down.
    func side(_ ends: [Int], _ sign: Float) -> [Place] {
      var side: [Place] = []
      for row in 0..<rows.count {
        let place = Place(Float(ends[row]), Float(row + rows.lowerBound))
        while side.count > 1 {
          let (a, b) = (side[side.count - 1] - side[side.count - 2], place - side[side.count - 1])
          guard sign * (a.x * b.y - a.y * b.x) >= 0 else { break }
          side.removeLast()
        }
        side.append(place)
      }
      return side
    }
    return side(last, -1) + side(first, 1).reversed()
  }

  /// - Parameter hull: the corners of a convex figure, one after the other.
  private func largestQuadrilateral(in hull: [Place]) -> (outline: Quadrilateral, area: Float)? {
    guard hull.count >= 4 else { return nil }
    /// Twice the area of a triangle.
    func area(_ a: Int, _ b: Int, _ c: Int) -> Float {
      let (u, v) = (hull[b] - hull[a], hull[c] - hull[a])
      return abs(u.x * v.y - u.y * v.x)
    }
    var (largest, corners): (Float, [Int]) = (0, [])
    for a in 0..<hull.count - 2 {
      for c in a + 2..<hull.count {
        // The farthest on either side of the diagonal.
        var (b, right): (Int, Float) = (0, 0)
        for corner in a + 1..<c where area(a, corner, c) > right { (b, right) = (corner, area(a, corner, c)) }
        var (d, left): (Int, Float) = (0, 0)
        for corner in c + 1..<c + hull.count - (c - a) where area(a, corner % hull.count, c) > left {
          (d, left) = (corner % hull.count, area(a, corner % hull.count, c))
        }
        if right > 0 && left > 0 && right + left > largest {
          (largest, corners) = (right + left, [a, b, c, d])
        }
      }
    }
    guard !corners.isEmpty else { return nil }
    // The hull runs clockwise from its top.
    let start = corners.indices.reduce(0) { hull[corners[$1]].sum() < hull[corners[$0]].sum() ? $1 : $0 }
    let places = (0..<4).map { hull[corners[(start + $0) % 4]] }
    return (
      Quadrilateral(topLeft: places[0], topRight: places[1], bottomRight: places[2], bottomLeft: places[3]),
      largest / 2
    )
  }
}
