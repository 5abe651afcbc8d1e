import LeNet

/// A row of digits from a data set as a hand writes a number: of about one size and slant, some of them touching.
public struct DigitRow: Sendable {
  /// How digits stand in the row, each number evenly within its range.
  public struct Style: Sendable {
    /// Pixels of the row for each pixel of the digits.
    public var scale: ClosedRange<Float> = 2.5...3.5
    /// By how much single digits are larger or smaller than the row's.
    public var unevenness: ClosedRange<Float> = -0.1...0.1
    /// Slant of the whole row: pixels to the right for each pixel up.
    public var slant: ClosedRange<Float> = -0.15...0.15
    /// How far digits stand above or below the line, as a share of their height.
    public var wander: ClosedRange<Float> = -0.06...0.06
    /// The share of neighbours that touch.
    public var touching: Float = 0.4
    /// The least distance between the ink of neighbours that do not touch, in pixels of the digits.
    public var gap: ClosedRange<Float> = 2...8
    /// How far the ink of neighbours that touch overlaps, in pixels of the digits.
    public var overlap: ClosedRange<Float> = 0...1

    /// As people write numbers: two neighbours in five touch.
    public init() {}
  }

  /// The row's ink, 0…1, cut out closely.
  public let ink: Picture
  /// What it says.
  public let labels: [Int]
  /// The digits' boxes in the row.
  public let boxes: [Region]

  /// A row of digits chosen by chance.
  public init(
    of count: Int, from digits: LabelledDigits, _ style: Style = Style(),
    using generator: inout some RandomNumberGenerator
  ) {
    let chosen = (0..<count).map { _ in Int.random(in: 0..<digits.count, using: &generator) }
    self.init(
      chosen.map { digits[$0] }, labels: chosen.map { Int(digits.labels[$0]) }, style, using: &generator)
  }

  /// - Parameters:
  ///   - digits: the digits, from the left.
  ///   - labels: what the digits show.
  ///   - style: how they stand in the row.
  ///   - generator: gives all random numbers.
  public init(
    _ digits: [Digit], labels: [Int], _ style: Style = Style(),
    using generator: inout some RandomNumberGenerator
  ) {
    precondition(
      !digits.isEmpty && digits.count == labels.count,
      "\(digits.count) digits and \(labels.count) labels for a row")
    let scale = Float.random(in: style.scale, using: &generator)
    let slant = Float.random(in: style.slant, using: &generator)
    let height = Int(40 * scale)
    var row = [Float](repeating: 0, count: height * height * (digits.count + 1))
    let width = height * (digits.count + 1)
    /// The rightmost ink so far of each line of pixels.
    var front = [Int](repeating: -1_000_000, count: height)
    var (boxes, end) = ([Region](), 0)
    for digit in digits {
      let size = scale * (1 + Float.random(in: style.unevenness, using: &generator))
      let lift = 20 * scale * Float.random(in: style.wander, using: &generator)
      let drawn = Self.drawn(digit, scale: size, slant: slant, lift: lift, side: height)
      let left = (0..<height).map { y in
        (0..<height).first { drawn[y, $0] >= 0.5 } ?? 1_000_000
      }
      let isTouching = Float.random(in: 0..<1, using: &generator) < style.touching
      let distance =
        scale
        * (isTouching
          ? -Float.random(in: style.overlap, using: &generator)
          : Float.random(in: style.gap, using: &generator))
      // The ink comes near the front in the line where it is nearest; above and below too, as digits are no combs.
      var place = boxes.isEmpty ? 0 : -1_000_000
      for y in 0..<height where left[y] < 1_000_000 {
        if boxes.isEmpty { place = max(place, -left[y]) }
        let rows = max(0, y - Int(2 * scale))...min(height - 1, y + Int(2 * scale))
        for near in rows where front[near] > -1_000_000 {
          let away = Float(abs(near - y))
          place = max(place, front[near] + 1 + Int(distance - (isTouching ? away : 0)) - left[y])
        }
      }
      // A hand that moves on reaches back over the digit before by a quarter of its height at most.
      if let last = boxes.last { place = max(place, last.columns.upperBound - Int(5 * scale) - left.min()!) }
      // Digits touch at a place. Strokes that lie along each other are one, and no eye could part them.
      func contact(at place: Int) -> Int {
        (0..<height).count { left[$0] < 1_000_000 && place + left[$0] <= front[$0] + 1 }
      }
      while isTouching && Float(contact(at: place)) > 4 * scale { place += 1 }
      var (top, bottom, first, last) = (height, 0, width, 0)
      for y in 0..<height {
        for x in 0..<height where drawn[y, x] > 0 && (0..<width).contains(place + x) {
          let index = y * width + place + x
          row[index] = max(row[index], drawn[y, x])
          guard drawn[y, x] >= 0.5 else { continue }
          (top, bottom) = (min(top, y), max(bottom, y))
          (first, last) = (min(first, place + x), max(last, place + x))
          front[y] = max(front[y], place + x)
        }
      }
      boxes.append(Region(rows: top...bottom, columns: first...last))
      end = max(end, last)
    }
    let all = Picture(width: width, height: height, values: row)
    let (top, bottom) = (boxes.map { $0.rows.lowerBound }.min()!, boxes.map { $0.rows.upperBound }.max()!)
    let first = boxes.map { $0.columns.lowerBound }.min()!
    ink = all.cropped(to: Region(rows: top...bottom, columns: first...end))
    self.labels = labels
    self.boxes = boxes.map { box in
      Region(
        rows: box.rows.lowerBound - top...box.rows.upperBound - top,
        columns: box.columns.lowerBound - first...box.columns.upperBound - first)
    }
  }

  /// A digit in a square, enlarged, slanted and lifted, with a pen's sharp edges.
  private static func drawn(_ digit: Digit, scale: Float, slant: Float, lift: Float, side: Int) -> Picture {
    let source = Picture(width: Digit.side, height: Digit.side, values: digit.pixels)
    let middle = Float(side - 1) / 2
    let centre = Float(Digit.side - 1) / 2
    var result = Picture(width: side, height: side, values: [Float](repeating: 0, count: side * side))
    for y in 0..<side {
      for x in 0..<side {
        let up = middle - lift - Float(y)
        let place = SIMD2((Float(x) - middle - slant * up) / scale + centre, centre - up / scale)
        let limit = Float(Digit.side)
        guard place.x > -1, place.y > -1, place.x < limit, place.y < limit else { continue }
        // Half ink stays half: strokes are as wide as they were, and their edges as sharp as a pen's.
        result[y, x] = max(0, min(1, 2.5 * source.value(at: place) - 0.75))
      }
    }
    return result
  }
}

extension Picture {
  /// The picture's ink on a page of brightness 0.93.
  ///
  /// - Parameters:
  ///   - margin: the paper around the ink, in pixels.
  ///   - share: how much of the paper's brightness full ink leaves, 0…1.
  public func onPage(margin: Int, inkLeaving share: Float) -> Picture {
    let (pageWidth, pageHeight) = (width + 2 * margin, height + 2 * margin)
    var page = [Float](repeating: 0.93, count: pageWidth * pageHeight)
    for y in 0..<height {
      for x in 0..<width {
        page[(margin + y) * pageWidth + margin + x] *= 1 - (1 - share) * self[y, x]
      }
    }
    return Picture(width: pageWidth, height: pageHeight, values: page)
  }
}
