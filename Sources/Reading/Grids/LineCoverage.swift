import LeNet

/// A nearly level line of a picture, as it was seen strip by strip from the left.
struct LineTrack {
  /// The strips that it was seen in.
  let strips: ClosedRange<Int>
  /// Its row in each of them, between pixels.
  let rows: [Float]
  /// How dark it is there, in the mean over a strip.
  let inks: [Float]
}

/// How much of each strip of a picture is covered by a level line, at each row.
///
/// A line is a path from strip to strip that is covered nearly everywhere. Digits and letters cover less of a strip, or
/// fewer strips.
struct LineCoverage {
  /// Pixels across a strip.
  let width: Int
  let count: Int
  private let height: Int
  /// `[strips, height]`, 0…1.
  private var coverage: [Float]
  /// The ink of level lines.
  private let ink: Picture
  /// The ink from which a pixel may be a line's.
  private let limit: Float
  /// Half the width of the thickest line, in pixels.
  private let reach: Int

  /// A strip that is covered by more than this adds to a line; one that is covered by less takes away.
  private static let fairCoverage: Float = 0.75
  /// More lines are no grid that can be read in a photograph.
  private static let mostLines = 64
  /// Rows by which a line may climb from one strip to the next, as a share of a strip's width.
  private static let slope: Float = 0.15

  /// - Parameters:
  ///   - ink: of level lines.
  ///   - limit: the ink from which a pixel may be a line's.
  init(of ink: Picture, above limit: Float, width: Int, reach: Int) {
    self.ink = ink
    self.limit = limit
    self.width = width
    self.reach = reach
    height = ink.height
    count = ink.width / width
    var coverage = [Float](repeating: 0, count: count * height)
    let share = 1 / Float(width)
    for strip in 0..<count {
      for row in 0..<height {
        var covered = 0
        for column in strip * width..<(strip + 1) * width {
          // A line that is not quite level passes from one row to the next within a strip.
          let isInk =
            ink[row, column] > limit || row > 0 && ink[row - 1, column] > limit
            || row < height - 1 && ink[row + 1, column] > limit
          if isInk { covered += 1 }
        }
        coverage[strip * height + row] = Float(covered) * share
      }
    }
    self.coverage = coverage
  }

  /// All lines of at least a number of strips, the best first.
  mutating func lines(atLeast least: Int) -> [GridLine] {
    var lines: [GridLine] = []
    for _ in 0..<Self.mostLines {
      guard let track = bestTrack, track.strips.count >= least else { break }
      erase(track)
      let line = GridLine(track, stripWidth: width, in: ink, above: limit)
      // What is left of a broad or blurred line's edges is no second one.
      if line.isSeen, !lines.contains(where: { $0.lies(within: 1.5 * Float(reach), of: line) }) {
        lines.append(line)
      }
    }
    return lines
  }

  /// The path of the largest sum of what strips are covered above a fair share.
  private var bestTrack: LineTrack? {
    let climb = max(1, Int(Self.slope * Float(width)))
    var sums = [Float](repeating: 0, count: count * height)
    var origins = [Int](repeating: -1, count: count * height)
    var (best, bestIndex): (Float, Int) = (0, -1)
    for strip in 0..<count {
      for row in 0..<height {
        let gain = coverage[strip * height + row] - Self.fairCoverage
        var (sum, origin): (Float, Int) = (0, -1)
        if strip > 0 {
          for before in max(0, row - climb)...min(height - 1, row + climb) {
            let other = sums[(strip - 1) * height + before] - 0.01 * Float(abs(before - row))
            if other > sum { (sum, origin) = (other, before) }
          }
        }
        let index = strip * height + row
        sums[index] = sum + gain
        origins[index] = origin
        if sums[index] > best { (best, bestIndex) = (sums[index], index) }
      }
    }
    guard bestIndex >= 0 else { return nil }
    var places: [(strip: Int, row: Int)] = []
    var (strip, row) = (bestIndex / height, bestIndex % height)
    while row >= 0 {
      places.append((strip, row))
      row = origins[strip * height + row]
      strip -= 1
    }
    places.reverse()
    let middles = places.map { middle(inStrip: $0.strip, near: $0.row) }
    return LineTrack(
      strips: places[0].strip...places[places.count - 1].strip, rows: middles.map { $0.row },
      inks: middles.map { $0.ink })
  }

  /// Where the ink of a line balances, over a strip, and the darkest row's ink.
  private func middle(inStrip strip: Int, near row: Int) -> (row: Float, ink: Float) {
    func level(_ row: Int) -> Float {
      var sum: Float = 0
      for column in strip * width..<(strip + 1) * width { sum += ink[row, column] }
      return sum / Float(width)
    }
    let near = max(0, row - 2)...min(height - 1, row + 2)
    let peak = near.reduce(row) { level($1) > level($0) ? $1 : $0 }
    var (first, last) = (peak, peak)
    let least = level(peak) / 2
    while first > max(0, peak - reach) && level(first - 1) > least { first -= 1 }
    while last < min(height - 1, peak + reach) && level(last + 1) > least { last += 1 }
    var (sum, moment): (Float, Float) = (0, 0)
    for row in first...last {
      let above = level(row) - least
      sum += above
      moment += above * Float(row)
    }
    return (sum > 0 ? moment / sum : Float(peak), level(peak))
  }

  /// Takes a line's coverage away, so that the next one is another.
  private mutating func erase(_ track: LineTrack) {
    for (strip, row) in zip(track.strips, track.rows) {
      let row = Int(row.rounded())
      for place in max(0, row - reach)...min(height - 1, row + reach) { coverage[strip * height + place] = 0 }
    }
  }
}
