/// How a plane looks from another side: a map of places to places under which straight lines stay straight.
///
/// (x, y) goes to (ax + by + c, dx + ey + f) ÷ (gx + hy + 1).
public struct Homography: Hashable, Sendable {
  private var (a, b, c): (Double, Double, Double)
  private var (d, e, f): (Double, Double, Double)
  private var (g, h): (Double, Double)

  /// The map that takes four places to four others; nil where three of either lie on a line.
  public init?(from source: Quadrilateral, to target: Quadrilateral) {
    guard !source.hasThreeCornersOnALine && !target.hasThreeCornersOnALine else { return nil }
    // Each pair of corners gives two equations for a … h.
    var equations: [[Double]] = []
    for (place, image) in zip(source.corners, target.corners) {
      let (x, y) = (Double(place.x), Double(place.y))
      let (u, v) = (Double(image.x), Double(image.y))
      equations.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
      equations.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    }
    guard let solution = solved(equations) else { return nil }
    (a, b, c, d, e, f, g, h) = (
      solution[0], solution[1], solution[2], solution[3], solution[4], solution[5], solution[6], solution[7]
    )
  }

  /// Where a place goes.
  public func callAsFunction(_ place: Place) -> Place {
    let (x, y) = (Double(place.x), Double(place.y))
    let depth = g * x + h * y + 1
    return Place(Float((a * x + b * y + c) / depth), Float((d * x + e * y + f) / depth))
  }
}

/// The solution of as many linear equations as there are unknowns, by elimination with the largest pivot; nil where
/// there is none, or more than one.
///
/// - Parameter equations: for each, its factors and then its right side.
func solved(_ equations: [[Double]]) -> [Double]? {
  var rows = equations
  let count = rows.count
  let largest = rows.reduce(0) { $1.dropLast().reduce($0) { max($0, abs($1)) } }
  for column in 0..<count {
    var pivot = column
    for row in column..<count where abs(rows[row][column]) > abs(rows[pivot][column]) { pivot = row }
    guard abs(rows[pivot][column]) > 1e-12 * largest else { return nil }
    rows.swapAt(column, pivot)
    for row in 0..<count where row != column {
      let factor = rows[row][column] / rows[column][column]
      guard factor != 0 else { continue }
      for place in column...count { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return (0..<count).map { rows[$0][count] / rows[$0][$0] }
}
