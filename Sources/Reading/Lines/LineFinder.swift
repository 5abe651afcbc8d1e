import LeNet

/// A line of writing in a photograph: which marks it is made of, and how it lies.
struct FoundLine: Sendable {
  /// Indices of its marks, from left to right.
  var marks: [Int]
  /// Where it runs to.
  var direction: Direction
  /// Along the line and across it, in pixels, from the first pixel of the picture.
  var (along, across): (ClosedRange<Float>, ClosedRange<Float>)
  /// How high its digits are, in pixels.
  var height: Float
}

/// Finds lines of writing among the marks of a picture.
///
/// Marks of about one height that stand close to each other are neighbours; the direction in which most of them are is
/// the writing's. Those that follow each other in that direction make up a line, small ones beside them belong to it.
struct LineFinder {
  private let ink: InkMarks
  /// Marks that may be digits, or several that touch.
  private let candidates: [Int]

  /// The steepest that a line may be: 45°.
  private static let steepest: Float = .pi / 4
  /// The least height of a digit, in pixels.
  static let leastHeight = 9
  /// More marks than these are texture: only the largest count.
  private static let mostMarks = 1500

  init(_ ink: InkMarks) {
    self.ink = ink
    candidates = Self.candidates(among: ink)
  }

  /// Whether anything may be a digit.
  var isEmpty: Bool { candidates.isEmpty }

  private static func candidates(among ink: InkMarks) -> [Int] {
    let candidates = ink.marks.indices.filter { index in
      let mark = ink.marks[index]
      let (rows, columns) = (mark.region.rows, mark.region.columns)
      let extent = max(rows.count, columns.count)
      // An edge, or a frame, is long and thin; so is nothing that is written, down to a pen of a hundredth of a row. Nor
      // is it a blot: the broadest pen writes digits of some two and a half times its width.
      let isWritten =
        Float(extent) < 100 * mark.penWidth && mark.penWidth >= 1.2 && mark.penWidth < 0.42 * Float(extent)
      let reachesBorder =
        rows.lowerBound == 0 || rows.upperBound == ink.height - 1 || columns.lowerBound == 0
        || columns.upperBound == ink.width - 1
      return extent >= leastHeight && isWritten && !(reachesBorder && 4 * extent > max(ink.width, ink.height))
    }
    guard candidates.count > mostMarks else { return candidates }
    let limit = candidates.map { Float(ink.marks[$0].area) }.quantile(
      1 - Float(mostMarks) / Float(candidates.count))
    return candidates.filter { Float(ink.marks[$0].area) > limit }
  }

  // MARK: Direction

  /// The angle by which most neighbours lie lower than each other to the right, in radians.
  func angle() -> Float {
    var votes: [(angle: Float, weight: Float)] = []
    for (position, index) in candidates.enumerated() {
      let mark = ink.marks[index]
      let (xx, yy, xy) = mark.moments
      // Of digits that touch, the mark itself has a direction.
      let spread = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
      if xx > yy && xx + yy + spread > 9 * (xx + yy - spread) {
        votes.append((0.5 * arctangent(2 * xy, xx - yy), 1))
      }
      for other in candidates[(position + 1)...] {
        let neighbour = ink.marks[other]
        let heights = (Float(mark.region.rows.count), Float(neighbour.region.rows.count))
        let (small, large) = (min(heights.0, heights.1), max(heights.0, heights.1))
        let step = neighbour.middle - mark.middle
        let distance = (step * step).sum().squareRoot()
        guard large <= 2.5 * small, distance < 5 * large, distance > 0.3 * small else { continue }
        let angle = step.x < 0 ? arctangent(-step.y, -step.x) : arctangent(step.y, step.x)
        votes.append((angle, large / distance))
      }
    }
    // Votes within some 4° of each other count together; level writing is the likelier.
    let width: Float = 0.07
    var best: (angle: Float, weight: Float) = (0, 0)
    for step in -45...45 {
      let angle = Float(step) * .pi / 180
      var weight: Float = 0
      for vote in votes where abs(vote.angle) <= Self.steepest {
        let difference = (vote.angle - angle) / width
        if abs(difference) < 3 { weight += vote.weight * falling(difference * difference / 2) }
      }
      weight *= falling(angle * angle / (2 * 0.5 * 0.5))
      if weight > best.weight { best = (angle, weight) }
    }
    return best.angle
  }

  // MARK: Lines

  /// The lines, from the top.
  func lines() -> [FoundLine] {
    let direction = Direction(self.angle())
    let boxes = self.boxes(direction)
    let order = candidates.sorted { boxes[$0].along.lowerBound < boxes[$1].along.lowerBound }
    var parents = Array(order.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index { index = parents[index] }
      return index
    }
    for (first, left) in order.enumerated() {
      for second in order.indices[(first + 1)...] {
        guard follows(boxes[left], boxes[order[second]]) else { continue }
        let (one, other) = (root(first), root(second))
        parents[max(one, other)] = min(one, other)
      }
    }
    var groups = [[Int]](repeating: [], count: order.count)
    for position in order.indices { groups[root(position)].append(order[position]) }
    let lines = groups.filter { !$0.isEmpty }.map { line(of: $0, direction) }
    return withSmallMarks(lines).sorted { $0.across.lowerBound < $1.across.lowerBound }
  }

  private struct Box {
    var along: ClosedRange<Float>
    var across: ClosedRange<Float>
    var height: Float { across.upperBound - across.lowerBound }
    var middle: Float { (across.lowerBound + across.upperBound) / 2 }
  }

  /// Whether one mark may stand after another in a line: side by side, of heights that one hand writes, with room for
  /// one and a half digits between them at most.
  private func follows(_ left: Box, _ right: Box) -> Bool {
    let (small, large) = (min(left.height, right.height), max(left.height, right.height))
    let gap =
      max(left.along.lowerBound, right.along.lowerBound) - min(left.along.upperBound, right.along.upperBound)
    let common =
      min(left.across.upperBound, right.across.upperBound)
      - max(left.across.lowerBound, right.across.lowerBound)
    return large <= 3 * small && gap < 1.5 * large && common > 0.4 * small
  }

  /// The smallest boxes along a direction, of all marks.
  private func boxes(_ direction: Direction) -> [Box] {
    var low = [Place](repeating: Place(repeating: .infinity), count: ink.marks.count)
    var high = [Place](repeating: Place(repeating: -.infinity), count: ink.marks.count)
    ink.labels.withUnsafeBufferPointer { labels in
      for row in 0..<ink.height {
        for column in 0..<ink.width {
          let label = Int(labels[row * ink.width + column])
          guard label >= 0 else { continue }
          let place = direction.turned(Place(Float(column), Float(row)))
          low[label] = pointwiseMin(low[label], place)
          high[label] = pointwiseMax(high[label], place)
        }
      }
    }
    return low.indices.map { Box(along: low[$0].x...high[$0].x, across: low[$0].y...high[$0].y) }
  }

  /// A line of some marks, with an angle of its own where it is long enough to have one.
  private func line(of marks: [Int], _ main: Direction) -> FoundLine {
    var direction = main
    // The first estimate's windows stand askew by as much as it is wrong.
    for _ in 0..<2 {
      let rough = box(of: marks, direction)
      guard rough.along.upperBound - rough.along.lowerBound > 2 * rough.height else { break }
      direction = Direction(direction.angle + slope(of: marks, direction, rough.along, rough.height))
    }
    let (along, across, height) = box(of: marks, direction)
    return FoundLine(
      marks: marks, direction: direction, along: along, across: across, height: height)
  }

  /// The slope of the straight line nearest to the writing's middle, by least squares, at most 15°.
  ///
  /// The middle at a place is half-way from the highest ink to the lowest within half a digit's height to both sides,
  /// where that is about as high as a digit: of digits that touch as of those that do not.
  private func slope(
    of marks: [Int], _ direction: Direction, _ along: ClosedRange<Float>, _ height: Float
  ) -> Float {
    let count = Int(along.upperBound - along.lowerBound) + 1
    var (tops, bottoms) = (
      [Float](repeating: .infinity, count: count), [Float](repeating: -.infinity, count: count)
    )
    for index in marks {
      let region = ink.marks[index].region
      for row in region.rows {
        for column in region.columns where ink.labels[row * ink.width + column] == Int32(index) {
          let place = direction.turned(Place(Float(column), Float(row)))
          let position = max(0, min(count - 1, Int(place.x - along.lowerBound)))
          tops[position] = min(tops[position], place.y)
          bottoms[position] = max(bottoms[position], place.y)
        }
      }
    }
    let reach = Int(height / 2)
    var (x, y): ([Float], [Float]) = ([], [])
    for position in stride(from: reach, to: count - reach, by: max(1, reach / 4)) {
      let window = position - reach...position + reach
      let (top, bottom) = (tops[window].min()!, bottoms[window].max()!)
      guard bottom - top > 0.6 * height else { continue }
      x.append(Float(position))
      y.append((top + bottom) / 2)
    }
    guard !x.isEmpty else { return 0 }
    let (meanX, meanY) = (x.reduce(0, +) / Float(x.count), y.reduce(0, +) / Float(y.count))
    var (product, square): (Float, Float) = (0, 0)
    for (x, y) in zip(x, y) {
      product += (x - meanX) * (y - meanY)
      square += (x - meanX) * (x - meanX)
    }
    return square == 0 ? 0 : max(-0.26, min(0.26, product / square))
  }

  /// The box of several marks along a direction, with the height that the larger half of them has.
  private func box(of marks: [Int], _ direction: Direction) -> (
    along: ClosedRange<Float>, across: ClosedRange<Float>, height: Float
  ) {
    var (low, high) = (Place(repeating: .infinity), Place(repeating: -.infinity))
    var heights: [Float] = []
    for index in marks {
      let region = ink.marks[index].region
      var (top, bottom) = (Float.infinity, -Float.infinity)
      for row in region.rows {
        for column in region.columns where ink.labels[row * ink.width + column] == Int32(index) {
          let place = direction.turned(Place(Float(column), Float(row)))
          low = pointwiseMin(low, place)
          high = pointwiseMax(high, place)
          (top, bottom) = (min(top, place.y), max(bottom, place.y))
        }
      }
      heights.append(bottom - top + 1)
    }
    let median = heights.quantile(0.5)
    return (low.x...high.x, low.y...high.y, heights.filter { $0 >= median }.quantile(0.5))
  }

  /// The lines with what stands in or beside them and is smaller than a digit: dots, dashes, pieces of broken digits.
  /// Such pieces are no lines.
  private func withSmallMarks(_ lines: [FoundLine]) -> [FoundLine] {
    var isTaken = [Bool](repeating: false, count: ink.marks.count)
    var complete: [FoundLine] = []
    for line in lines.sorted(by: { $0.height > $1.height }) where !line.marks.allSatisfy({ isTaken[$0] }) {
      for index in line.marks { isTaken[index] = true }
      var line = line
      let small = ink.marks.indices.filter { !isTaken[$0] && isPart(ink.marks[$0], of: line) }
      for index in small { isTaken[index] = true }
      if !small.isEmpty {
        line.marks += small
        let box = self.box(of: line.marks, line.direction)
        (line.along, line.across) = (box.along, box.across)
      }
      complete.append(line)
    }
    return complete
  }

  /// Whether a mark stands in a line or beside its end, and is larger than a speck and smaller than a digit.
  private func isPart(_ mark: InkMark, of line: FoundLine) -> Bool {
    let place = line.direction.turned(mark.middle)
    let side = max(mark.region.rows.count, mark.region.columns.count)
    return place.x > line.along.lowerBound - 0.6 * line.height
      && place.x < line.along.upperBound + 0.6 * line.height
      && place.y > line.across.lowerBound - 0.1 * line.height
      && place.y < line.across.upperBound + 0.25 * line.height
      && Float(side) < 0.75 * line.height && Float(mark.area) >= 0.3 * pointArea(of: line)
  }

  /// The area of a pen's point on a line: a disc as wide as its strokes.
  private func pointArea(of line: FoundLine) -> Float {
    let width = line.marks.map { ink.marks[$0].penWidth }.quantile(0.5)
    return width * width * .pi / 4
  }
}

extension InkMark {
  /// The middle of its region.
  fileprivate var middle: Place {
    Place(
      Float(region.columns.lowerBound + region.columns.upperBound) / 2,
      Float(region.rows.lowerBound + region.rows.upperBound) / 2)
  }
}

/// e to the power of minus x.
private func falling(_ x: Float) -> Float { exponential(Lanes(repeating: -x))[0] }
