/// Which of a picture's marks are the digit, and not a scan's edge, a frame, ruled lines, punch holes or specks.
struct Marks {
  private let squares: InkSquares
  /// Ink that a quarter of the picture's squares stay below: the paper's grain, also of a digit that was cut out closely.
  let grain: Float
  /// The digit's marks; those of several digits where there are several.
  private(set) var kept: [InkSquares.Mark] = []
  /// The strongest ink of the kept marks.
  private(set) var strength: Float = 0
  /// Whether a square belongs to a kept mark, and whether it does or touches one.
  private var (isMark, isNearMark): ([Bool], [Bool])

  /// - Parameter ink: how much each pixel differs from the paper, 0…1.
  init(of ink: Picture) {
    squares = InkSquares(of: ink)
    grain = squares.ink.quantile(0.25)
    isMark = [Bool](repeating: false, count: squares.ink.count)
    isNearMark = isMark
    choose()
  }

  /// Whether a pixel of the picture lies in a square of the digit.
  func contains(row: Int, column: Int) -> Bool { isMark[squares.square(row: row, column: column)] }

  /// Whether a pixel lies there or in a square beside, where the edges of strokes are.
  func reaches(row: Int, column: Int) -> Bool { isNearMark[squares.square(row: row, column: column)] }

  /// Marks that are at least half as high as the highest: as many as the picture seems to hold digits.
  var count: Int {
    let highest = kept.reduce(0) { max($0, $1.region.rows.count) }
    return kept.count { 2 * $0.region.rows.count >= highest }
  }

  // MARK: Choice

  /// Squares count as ink from this share of the strongest on: the edges of strokes have less.
  private static let strokeShare: Float = 0.3
  /// What is fainter than this share of the strongest is no digit that a dark frame hides: what a frame leaves of itself
  /// would be one.
  private static let hiddenShare: Float = 0.2
  /// Chance alone makes a few squares twice as strong as the grain.
  private static let grainFactor: Float = 2.5

  /// Keeps the marks within the picture. Where none is a digit's size, the digit was cut out closely, and all are kept.
  private mutating func choose() {
    let strongest = squares.ink.range.high
    var isHidden = [Bool](repeating: false, count: squares.ink.count)
    // Frames may stand one within another, but hardly more than two.
    for _ in 0..<3 {
      let visible = squares.ink.indices.reduce(0) { isHidden[$1] ? $0 : max($0, squares.ink[$1]) }
      guard visible > max(Self.hiddenShare * strongest, Self.grainFactor * grain) else { break }
      let all = strokes(from: Self.strokeShare, of: visible)
      var isInk = all
      for square in isInk.indices where isHidden[square] { isInk[square] = false }
      // A ruled line may be a tenth as dark as the strokes.
      squares.eraseLines(in: &isInk, from: max(0.1 * visible, 2 * grain))
      let found = squares.marks(of: isInk)
      if keepInside(found, margin: 2, besides: 2) { return }
      guard found.allSatisfy({ isMarginal($0) }) else { break }
      // A frame that is much darker than the digit: look again without it.
      for square in all.indices where all[square] {
        squares.forEachNeighbour(of: square, reach: 1) { isHidden[$0] = true }
      }
    }
    let all = squares.marks(of: strokes(from: Self.strokeShare, of: strongest))
    if all.contains(where: { isFromSideToSide($0) }) {
      // Squared paper, it may be. Strokes are darker than its lines, and keep off its border by a tenth of the picture.
      for share: Float in [0.5, 0.7] {
        if keepInside(squares.marks(of: strokes(from: share, of: strongest)), margin: 6, besides: 0) {
          return
        }
      }
    }
    keep(all)
  }

  /// Which squares have more than a share of the strongest ink, the grain left aside.
  private func strokes(from share: Float, of strongest: Float) -> [Bool] {
    squares.ink.map { $0 > grain + share * (strongest - grain) }
  }

  /// Keeps the marks at least `margin` squares from the border, if one may be a digit, and no other is more than
  /// `besides` times as large; marks that lie by the border do not count.
  private mutating func keepInside(_ found: [InkSquares.Mark], margin: Int, besides limit: Int) -> Bool {
    var inside: [InkSquares.Mark] = []
    var (largest, largestOutside) = (0, 0)
    for mark in found where !isMarginal(mark) && !isFrame(mark, around: found) {
      if touchesBorder(mark, margin: margin) {
        largestOutside = max(largestOutside, mark.squares.count)
      } else {
        inside.append(mark)
        if isLarge(mark) { largest = max(largest, mark.squares.count) }
      }
    }
    guard largest > 0, largestOutside <= limit * largest else { return false }
    keep(inside)
    return true
  }

  /// Keeps marks that are no specks: of at least a twenty-fifth of the largest one's squares.
  private mutating func keep(_ found: [InkSquares.Mark]) {
    let largest = found.reduce(0) { max($0, $1.squares.count) }
    kept = found.filter { 25 * $0.squares.count >= largest }
    for mark in kept {
      for square in mark.squares {
        strength = max(strength, squares.ink[square])
        isMark[square] = true
        squares.forEachNeighbour(of: square, reach: 1) { isNearMark[$0] = true }
      }
    }
  }

  /// Whether a mark may be a digit and no blot: a fifth of the picture's height.
  private func isLarge(_ mark: InkSquares.Mark) -> Bool { 5 * mark.region.rows.count >= squares.rows }

  private func touchesBorder(_ mark: InkSquares.Mark, margin: Int) -> Bool {
    func touches(_ range: ClosedRange<Int>, _ count: Int) -> Bool {
      range.lowerBound < margin || range.upperBound >= count - margin
    }
    return touches(mark.region.rows, squares.rows) || touches(mark.region.columns, squares.columns)
  }

  /// Whether a mark is a frame around another that may be a digit: it runs along the four sides of its region.
  private func isFrame(_ mark: InkSquares.Mark, around others: [InkSquares.Mark]) -> Bool {
    let (rows, columns) = (mark.region.rows, mark.region.columns)
    let width = 1 + max(rows.count, columns.count) / 12
    let isAlongSides = mark.squares.allSatisfy { square in
      let (row, column) = (square / squares.columns, square % squares.columns)
      return min(
        row - rows.lowerBound, rows.upperBound - row, column - columns.lowerBound, columns.upperBound - column
      )
        < width
    }
    return isAlongSides
      && others.contains {
        isLarge($0) && rows.lowerBound < $0.region.rows.lowerBound
          && $0.region.rows.upperBound < rows.upperBound
          && columns.lowerBound < $0.region.columns.lowerBound
          && $0.region.columns.upperBound < columns.upperBound
      }
  }

  private func isFromSideToSide(_ mark: InkSquares.Mark) -> Bool {
    mark.region.rows.count >= squares.rows - 2 && mark.region.columns.count >= squares.columns - 2
  }

  /// Whether the whole of a mark lies by the border: in a tenth of the picture, as the edge of a scan does, or in a
  /// fifth if it is small, as a punch hole is.
  private func isMarginal(_ mark: InkSquares.Mark) -> Bool {
    let isSmall =
      9 * max(mark.region.rows.count, mark.region.columns.count) <= max(squares.rows, squares.columns)
    func isNear(_ range: ClosedRange<Int>, _ count: Int) -> Bool {
      let margin = isSmall ? count / 5 : count / 10
      return range.upperBound < margin || range.lowerBound >= count - margin
    }
    return isNear(mark.region.rows, squares.rows) || isNear(mark.region.columns, squares.columns)
  }
}
