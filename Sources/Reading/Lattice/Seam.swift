import LeNet

/// A way from the top of a line to its bottom that crosses little ink: where one digit may end and the next begin.
public struct Seam: Hashable, Sendable {
  /// For each row of the strip, the first column to the right of the seam.
  public internal(set) var columns: [Int]
  /// How much ink it crosses, in widths of the pen: 0 in a gap, about 1 where two digits touch, 2 through a ring.
  public let crossed: Float
}

/// Finds the seams of a line's ink.
///
/// Of all ways from the top to the bottom through a given pixel that move by at most one column a row, the one that
/// crosses the least ink is found by dynamic programming, from both sides. Where that least is smaller than for the
/// pixels beside it, digits may be cut apart. A seam follows slanted gaps, which a straight cut would not.
struct SeamFinder {
  private let strip: LineStrip
  private let (width, height): (Int, Int)
  /// The cost of a row to itself.
  private let cost: [Float]
  /// The least cost from the top to each pixel, and from the bottom, its own included.
  private let (fromTop, fromBottom): ([Float], [Float])

  /// What a column sideways costs beside the ink: of two ways through paper the straighter is the better.
  private static let sideways: Float = 0.01
  /// A seam may cross so many widths of the pen: more than a ring.
  private static let most: Float = 3.5

  init(_ strip: LineStrip) {
    self.strip = strip
    (width, height) = (strip.ink.width, strip.ink.height)
    cost = strip.ink.values
    fromTop = Self.costs(of: cost, width: width, height: height, rows: Array(0..<height))
    fromBottom = Self.costs(of: cost, width: width, height: height, rows: (0..<height).reversed())
  }

  private static func costs(of cost: [Float], width: Int, height: Int, rows: [Int]) -> [Float] {
    var sums = cost
    cost.withUnsafeBufferPointer { cost in
      sums.withUnsafeMutableBufferPointer { sums in
        for (before, row) in zip(rows, rows.dropFirst()) {
          for column in 0..<width {
            let own = cost[row * width + column]
            var best = sums[before * width + column] + own
            // A diagonal step is √2 pixels long.
            let slanted = 1.41 * own + sideways
            if column > 0 { best = min(best, sums[before * width + column - 1] + slanted) }
            if column < width - 1 { best = min(best, sums[before * width + column + 1] + slanted) }
            sums[row * width + column] = best
          }
        }
      }
    }
    return sums
  }

  /// The seams from left to right, none of which crosses another. The first and the last have all ink between them.
  func seams() -> [Seam] {
    var found: [Seam] = []
    let (top, bottom) = (strip.band.lowerBound, strip.band.upperBound)
    // Two seams through one gap may part above or below its middle.
    for share: Float in [0.5, 0.2, 0.8] {
      let row = max(0, min(height - 1, Int(top + share * (bottom - top))))
      for column in minima(of: row) {
        let seam = self.seam(through: row, column)
        if seam.crossed <= Self.most { found.append(seam) }
      }
    }
    found.sort { $0.columns.reduce(0, +) < $1.columns.reduce(0, +) }
    let first = Seam(columns: [Int](repeating: 0, count: height), crossed: 0)
    let last = Seam(columns: [Int](repeating: width, count: height), crossed: 0)
    return withoutRepetitions([first] + found + [last])
  }

  /// The columns of a row through which a seam is cheaper than through those beside it.
  private func minima(of row: Int) -> [Int] {
    let through = (0..<width).map { column in
      let index = row * width + column
      return fromTop[index] + fromBottom[index] - cost[index]
    }
    let reach = max(2, Int(0.05 * LineStrip.digitHeight))
    var minima: [Int] = []
    var start = 0
    while start < width {
      // Equal neighbours are one minimum, in their middle.
      var end = start
      while end + 1 < width && through[end + 1] == through[start] { end += 1 }
      let near = max(0, start - reach)...min(width - 1, end + reach)
      if near.allSatisfy({ through[$0] >= through[start] }) { minima.append((start + end) / 2) }
      start = end + 1
    }
    return minima
  }

  private func seam(through row: Int, _ column: Int) -> Seam {
    var columns = [Int](repeating: column, count: height)
    func follow(_ sums: [Float], _ rows: [Int]) {
      var here = column
      for (after, row) in zip(rows, rows.dropFirst()) {
        // The step by which the sum of the row before was reached.
        let own = cost[after * width + here]
        var best = (column: here, sum: sums[row * width + here] + own)
        for other in [here - 1, here + 1] where (0..<width).contains(other) {
          let sum = sums[row * width + other] + 1.41 * own + Self.sideways
          if sum < best.sum { best = (other, sum) }
        }
        here = best.column
        columns[row] = here
      }
    }
    follow(fromTop, (0...row).reversed())
    follow(fromBottom, Array(row..<height))
    var crossed: Float = 0
    for (row, column) in columns.enumerated() { crossed += cost[row * width + column] }
    return Seam(columns: columns, crossed: crossed / strip.penWidth)
  }

  /// Seams between which no ink stands are one; of those the one that crosses least ink stays. Where two seams cross,
  /// they exchange their ends.
  private func withoutRepetitions(_ seams: [Seam]) -> [Seam] {
    let least = 0.3 * strip.penWidth * strip.penWidth
    var kept: [Seam] = []
    for seam in seams {
      guard let last = kept.last else {
        kept.append(seam)
        continue
      }
      let ordered = Seam(
        columns: zip(last.columns, seam.columns).map { max($0, $1) }, crossed: seam.crossed)
      if ink(between: last, ordered) >= least {
        kept.append(ordered)
      } else if seam.crossed < last.crossed && kept.count > 1 {
        kept[kept.count - 1] = ordered
      }
    }
    // The right edge stays.
    if let last = kept.last, let edge = seams.last, last.columns != edge.columns {
      kept[kept.count - 1] = edge
    }
    return kept
  }

  private func ink(between left: Seam, _ right: Seam) -> Float {
    var sum: Float = 0
    for row in 0..<height {
      for column in left.columns[row]..<max(left.columns[row], right.columns[row]) {
        sum += cost[row * width + column]
      }
    }
    return sum
  }
}
