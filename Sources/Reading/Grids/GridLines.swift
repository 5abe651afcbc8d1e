import LeNet

/// The level and upright lines of a picture in which a grid stands nearly straight, and the grid that they make up.
struct GridLines {
  /// From the top.
  private let level: [GridLine]
  /// From the left; of these, rows are columns of the picture.
  private let upright: [GridLine]
  /// Where each level line crosses each upright one.
  private let crossings: [[Place]]

  /// The picture's shorter side has this many strips.
  private static let strips = 32
  /// A grid's line shows in this share of its length: glare may hide an end.
  private static let leastCoverage: Float = 0.75
  /// The lines between the outer and the next line of a grid show in this share of their length, in their mean.
  private static let leastOuterCoverage: Float = 0.6
  /// A line that goes on beyond a grid shows in this share of the third of a cell there.
  private static let leastBeyond: Float = 0.85

  init(in picture: Picture) {
    let reach = max(3, max(picture.width, picture.height) / 96)
    let strip = max(4, min(picture.width, picture.height) / Self.strips)
    func lines(_ ink: Picture) -> [GridLine] {
      // Most of a picture is paper: what its grain has for ink, lines have to exceed.
      let limit = max(0.015, 3 * ink.values.quantile(0.5))
      var strips = LineCoverage(of: ink, above: limit, width: strip, reach: reach)
      return strips.lines(atLeast: max(3, strips.count / 5)).sorted { $0.middle < $1.middle }
    }
    let level = lines(picture.levelInk(reach: reach))
    let upright = lines(picture.transposed().levelInk(reach: reach))
    self.level = level
    self.upright = upright
    crossings = level.map { level in
      upright.map { upright in
        var place = Place(upright.middle, level.middle)
        for _ in 0..<4 { place = Place(upright.row(at: place.y), level.row(at: place.x)) }
        return place
      }
    }
  }

  /// The complete grid of the most cells; nil where no four cells make one up, or where it goes on beyond what was seen.
  var mesh: GridMesh? {
    // The widest come first: most of the others cannot have more cells.
    var (best, bestRows, bestColumns): (Int, [Int], [Int]) = (3, [], [])
    for top in level.indices {
      for bottom in level.indices.reversed() where bottom > top {
        let columns = upright.indices.filter { covers($0, from: top, to: bottom) }
        for left in columns.indices {
          for right in columns.indices.reversed() where (right - left) * (bottom - top) > best {
            let within = Array(columns[left...right])
            guard covers(top, across: within) && covers(bottom, across: within) else { continue }
            let rows = (top...bottom).filter { covers($0, across: within) }
            let cells = (rows.count - 1) * (within.count - 1)
            guard cells > best && isClosed(rows, within) else { continue }
            (best, bestRows, bestColumns) = (cells, rows, within)
          }
        }
      }
    }
    guard !bestRows.isEmpty && !goesOn(bestRows, bestColumns) else { return nil }
    return GridMesh(nodes: bestRows.map { row in bestColumns.map { crossings[row][$0] } })
  }

  /// Whether an upright line shows between two level ones.
  private func covers(_ column: Int, from top: Int, to bottom: Int) -> Bool {
    upright[column].coverage(from: crossings[top][column].y, to: crossings[bottom][column].y)
      >= Self.leastCoverage
  }

  /// Whether a level line shows between the first and the last of some upright ones.
  private func covers(_ row: Int, across columns: [Int]) -> Bool {
    level[row].coverage(from: crossings[row][columns[0]].x, to: crossings[row][columns[columns.count - 1]].x)
      >= Self.leastCoverage
  }

  /// Whether the lines of a grid reach its outer ones: a line that lies beside it is none of it.
  private func isClosed(_ rows: [Int], _ columns: [Int]) -> Bool {
    let (lastRow, lastColumn) = (rows.count - 1, columns.count - 1)
    func across(_ left: Int, _ right: Int) -> Float {
      rows.reduce(0) {
        $0 + level[$1].coverage(from: crossings[$1][columns[left]].x, to: crossings[$1][columns[right]].x)
      } / Float(rows.count)
    }
    func down(_ top: Int, _ bottom: Int) -> Float {
      columns.reduce(0) {
        $0 + upright[$1].coverage(from: crossings[rows[top]][$1].y, to: crossings[rows[bottom]][$1].y)
      } / Float(columns.count)
    }
    return min(across(0, 1), across(lastColumn - 1, lastColumn), down(0, 1), down(lastRow - 1, lastRow))
      >= Self.leastOuterCoverage
  }

  /// Whether most of a grid's lines go on beyond an outer one: the grid does so, too.
  private func goesOn(_ rows: [Int], _ columns: [Int]) -> Bool {
    let (lastRow, lastColumn) = (rows[rows.count - 1], columns[columns.count - 1])
    func beyond(_ line: GridLine, _ start: Float, _ end: Float, cells: Int) -> (before: Float, after: Float) {
      let cell = (end - start) / Float(cells)
      return (
        line.coverage(from: start - 0.4 * cell, to: start - 0.1 * cell),
        line.coverage(from: end + 0.1 * cell, to: end + 0.4 * cell)
      )
    }
    let across = rows.map {
      beyond(level[$0], crossings[$0][columns[0]].x, crossings[$0][lastColumn].x, cells: columns.count - 1)
    }
    let down = columns.map {
      beyond(upright[$0], crossings[rows[0]][$0].y, crossings[lastRow][$0].y, cells: rows.count - 1)
    }
    // Text beside a grid may look like the end of a few lines.
    return [across, down].contains { ends in
      2 * ends.count { $0.before >= Self.leastBeyond } > ends.count
        || 2 * ends.count { $0.after >= Self.leastBeyond } > ends.count
    }
  }
}
