import LeNet

/// A way from the top of a line to its bottom that crosses little ink: where one digit may end and the next begin.
public struct Seam: Hashable, Sendable {
  /// For each row of the strip, the first column to the right of the seam.
  public let columns: [Int]
  /// How much ink it crosses, in widths of the pen: 0 in a gap, about 1 where two digits touch, 2 through a ring.
  public let crossed: Float
}

/// Finds the seams of a line's ink.
///
/// Of all ways from the top to the bottom through a given pixel that move by at most one column a row, the one that
/// crosses the least ink is found by dynamic programming, from both sides. Where that least is smaller than for the
/// pixels beside it, digits may be cut apart. A seam follows slanted gaps, which a straight cut would not.
///
/// Where a digit ends is not always where least ink is crossed: between a 1 and a 0 that touches it, the way through the
/// ring's thin side is cheaper than that along the 1. So seams are looked for twice, the second time with a price on every step aside.
struct SeamFinder {
  private let strip: LineStrip

  /// What a step aside costs, in widths of a pixel of ink: of two ways through paper the straighter is the better; and
  /// enough to cross a little more ink for being straight.
  private static let sideways: [Float] = [0.01, 1]
  /// The most ink that a seam may cross, in widths of the pen: more than a ring.
  private static let most: Float = 3.5

  init(_ strip: LineStrip) { self.strip = strip }

  /// The seams from left to right, by the mean of their columns; the first and the last have all ink between them.
  func seams() -> [Seam] {
    let (width, height) = (strip.ink.width, strip.ink.height)
    let slantShifts = strip.slantShifts()
    var found: [Seam] = []
    let (top, bottom) = (strip.band.lowerBound, strip.band.upperBound)
    for sideways in Self.sideways {
      let shifts = sideways < 0.1 ? [Int](repeating: 0, count: height) : slantShifts
      let ways = Ways(through: strip.ink.shifted(shifts), sideways: sideways)
      // Two seams through one gap may part above or below its middle.
      for share: Float in [0.5, 0.2, 0.8] {
        let row = max(0, min(height - 1, Int(top + share * (bottom - top))))
        for column in ways.minima(of: row) {
          let columns = zip(ways.columns(through: row, column), shifts).map { max(0, min(width, $0 - $1)) }
          var crossed: Float = 0
          for (row, column) in columns.enumerated() where column < width { crossed += strip.ink[row, column] }
          let seam = Seam(columns: columns, crossed: crossed / strip.penWidth)
          if seam.crossed <= Self.most { found.append(seam) }
        }
      }
    }
    found.sort { $0.columns.reduce(0, +) < $1.columns.reduce(0, +) }
    let first = Seam(columns: [Int](repeating: 0, count: height), crossed: 0)
    let last = Seam(columns: [Int](repeating: width, count: height), crossed: 0)
    return [first] + withoutRepetitions(found, between: first, and: last) + [last]
  }

  /// Of seams between which no ink stands, the one that crosses least; none beside which all ink stands on one side.
  private func withoutRepetitions(_ seams: [Seam], between first: Seam, and last: Seam) -> [Seam] {
    let least = 0.5 * strip.penWidth * strip.penWidth
    var kept: [Seam] = []
    for seam in seams {
      guard strip.inkSum(between: first, seam, limit: least) >= least,
        strip.inkSum(between: seam, last, limit: least) >= least
      else { continue }
      let twin = kept.lastIndex {
        strip.inkSum(between: $0, seam, limit: least) + strip.inkSum(between: seam, $0, limit: least) < least
      }
      if let twin {
        if seam.crossed < kept[twin].crossed { kept[twin] = seam }
      } else {
        kept.append(seam)
      }
    }
    return kept
  }
}

/// The ways from the top of some ink to its bottom, each by what it costs: the ink on it and the steps aside.
private struct Ways {
  private let (width, height): (Int, Int)
  private let sideways: Float
  /// The cost of a pixel to itself.
  private let cost: [Float]
  /// The least cost from the top to each pixel, and from the bottom, its own included.
  private let (fromTop, fromBottom): ([Float], [Float])

  init(through ink: Picture, sideways: Float) {
    (width, height, self.sideways) = (ink.width, ink.height, sideways)
    cost = ink.values
    fromTop = Self.costs(of: ink, sideways, rows: Array(0..<ink.height))
    fromBottom = Self.costs(of: ink, sideways, rows: (0..<ink.height).reversed())
  }

  private static func costs(of ink: Picture, _ sideways: Float, rows: [Int]) -> [Float] {
    let width = ink.width
    var sums = ink.values
    ink.values.withUnsafeBufferPointer { cost in
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

  /// The columns of a row through which a way is cheaper than through those beside it.
  func minima(of row: Int) -> [Int] {
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

  /// The columns of the cheapest way through a pixel, from the top.
  func columns(through row: Int, _ column: Int) -> [Int] {
    var columns = [Int](repeating: column, count: height)
    func follow(_ sums: [Float], _ rows: [Int]) {
      var here = column
      for (after, row) in zip(rows, rows.dropFirst()) {
        // The step by which the sum of the row before was reached.
        let own = cost[after * width + here]
        var best = (column: here, sum: sums[row * width + here] + own)
        for other in [here - 1, here + 1] where (0..<width).contains(other) {
          let sum = sums[row * width + other] + 1.41 * own + sideways
          if sum < best.sum { best = (other, sum) }
        }
        here = best.column
        columns[row] = here
      }
    }
    follow(fromTop, (0...row).reversed())
    follow(fromBottom, Array(row..<height))
    return columns
  }
}

extension Picture {
  /// The picture with each row moved to the right by its number of columns.
  fileprivate func shifted(_ shifts: [Int]) -> Picture {
    var result = [Float](repeating: 0, count: values.count)
    for row in 0..<height {
      for column in 0..<width where (0..<width).contains(column + shifts[row]) {
        result[row * width + column + shifts[row]] = self[row, column]
      }
    }
    return Picture(width: width, height: height, values: result)
  }
}

extension LineStrip {
  /// By how many columns each row has to be moved for the writing to stand upright: of several slants the one with
  /// which the ink gathers in the fewest columns. Rings do so with any; the upright is the likelier.
  fileprivate func slantShifts() -> [Int] {
    var best: (shifts: [Int], squares: Float) = ([], -1)
    for step in -4...12 {
      let shifts = (0..<ink.height).map { row in
        Int((Float(row - ink.height / 2) * Float(step) / 20).rounded())
      }
      var sums = [Float](repeating: 0, count: ink.width)
      for row in 0..<ink.height {
        for column in 0..<ink.width where (0..<ink.width).contains(column + shifts[row]) {
          sums[column + shifts[row]] += ink[row, column]
        }
      }
      let squares = sums.reduce(0) { $0 + $1 * $1 } * (1 - 0.01 * Float(abs(step)))
      if squares > best.squares { best = (shifts, squares) }
    }
    return best.shifts
  }

  /// The sum of the ink to the right of one seam and to the left of another; from `limit` on it may be less.
  func inkSum(between left: Seam, _ right: Seam, limit: Float = .infinity) -> Float {
    var sum: Float = 0
    for row in 0..<ink.height where sum < limit {
      for column in left.columns[row]..<max(left.columns[row], right.columns[row]) {
        sum += ink[row, column]
      }
    }
    return sum
  }
}
