import LeNet

/// A nearly level line that may be one of a grid's, followed beyond where it was seen to both sides of the picture.
struct GridLine {
  /// Its row at each column, between pixels.
  let rows: [Float]
  /// The columns in which it was seen, apart from gaps.
  let columns: Range<Int>
  /// How many of the columns before each, and of all, show the line's ink.
  private let seen: [Int]

  /// A line shows in this share of the columns between its ends. A chain of digits does in less.
  private static let leastCoverage: Float = 0.87

  /// - Parameters:
  ///   - track: where it was seen; its rows are smoothed.
  ///   - ink: of level lines.
  ///   - limit: the ink from which a pixel may be a line's.
  init(_ track: LineTrack, stripWidth: Int, in ink: Picture, above limit: Float) {
    rows = (0..<ink.width).map { track.row(atColumn: Float($0), stripWidth: stripWidth) }
    columns = track.strips.lowerBound * stripWidth..<(track.strips.upperBound + 1) * stripWidth
    var seen = [0]
    var count = 0
    for column in 0..<ink.width {
      let row = Int(rows[column].rounded())
      for near in row - 1...row + 1 where near >= 0 && near < ink.height && ink[near, column] > limit {
        count += 1
        break
      }
      seen.append(count)
    }
    self.seen = seen
  }

  /// Its row in the middle between its ends.
  var middle: Float { rows[(columns.lowerBound + columns.upperBound) / 2] }

  var isSeen: Bool {
    coverage(from: Float(columns.lowerBound), to: Float(columns.upperBound)) >= Self.leastCoverage
  }

  /// The share of the columns between two places, 0…1, that show the line's ink; 0 outside the picture.
  func coverage(from start: Float, to end: Float) -> Float {
    func column(_ place: Float) -> Int { Int(min(max(0, place.rounded()), Float(rows.count))) }
    let (first, last) = (column(start), column(end))
    return last > first ? Float(seen[last] - seen[first]) / Float(last - first) : 0
  }

  /// Whether it runs at most `distance` pixels from another in the middle of the columns in which that was seen.
  func lies(within distance: Float, of other: GridLine) -> Bool {
    let middle = (other.columns.lowerBound + other.columns.upperBound) / 2
    return abs(rows[middle] - other.rows[middle]) < distance
  }

  /// Its row at a place between columns.
  func row(at column: Float) -> Float {
    let place = min(max(0, column), Float(rows.count - 1))
    let left = min(Int(place), rows.count - 2)
    return rows[left] + (place - Float(left)) * (rows[left + 1] - rows[left])
  }
}

extension LineTrack {
  /// Its row at a column: on the straight line that fits its rows nearby best, those of more ink counting for more. Where
  /// another line crosses it, it has none.
  fileprivate func row(atColumn column: Float, stripWidth: Int) -> Float {
    let middle = (column + 0.5) / Float(stripWidth) - 0.5
    let nearest = min(max(Int(middle.rounded()), strips.lowerBound), strips.upperBound)
    // Few pixels say little of a slope, and of many a bent line is no straight piece.
    let reach = max(1, 12 / stripWidth)
    let near = max(strips.lowerBound, nearest - reach)...min(strips.upperBound, nearest + reach)
    var (count, x1, y1, xx, xy): (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
    for strip in near {
      // Grain moves the middle of a line in inverse proportion to its ink.
      let ink = inks[strip - strips.lowerBound] + 1e-4
      let weight = ink * ink
      let (x, y) = (Float(strip) - middle, rows[strip - strips.lowerBound])
      (count, x1, y1) = (count + weight, x1 + weight * x, y1 + weight * y)
      (xx, xy) = (xx + weight * x * x, xy + weight * x * y)
    }
    let determinant = count * xx - x1 * x1
    return determinant > 1e-3 * count * count ? (xx * y1 - x1 * xy) / determinant : y1 / count
  }
}
