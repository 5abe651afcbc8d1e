import LeNet

/// How well a piece's shape and place on the line fit the signs that stand between digits.
///
/// For each sign its cost on a path (see ``DigitCost``) grows with the squares of what differs from the usual, in units of what is usual to differ,
/// as −ln of a normal density does. All lengths are in heights of digits; rows are counted from the line's foot upwards.
struct SignShape {
  private let (width, height): (Float, Float)
  /// How far the middle stands above the foot of the line.
  private let middle: Float
  /// The ink by that of one straight stroke through its box, of the line's pen.
  private let straightness: Float
  /// Whether it leans to the right, as a stroke between numbers does.
  private let leansRight: Bool

  /// What a sign of the usual shape costs: about half of what a digit does that is read without doubt.
  private static let best: Float = -3

  init(_ piece: PieceInk, in strip: LineStrip) {
    let unit = LineStrip.digitHeight
    let (rows, columns) = (piece.region.rows, piece.region.columns)
    width = Float(columns.count) / unit
    height = Float(rows.count) / unit
    middle = (strip.band.upperBound - Float(rows.lowerBound + rows.upperBound) / 2) / unit
    let length = Float(columns.count * columns.count + rows.count * rows.count).squareRoot()
    straightness = piece.area / (length * strip.penWidth)
    var mixed: Float = 0
    let (x, y) = (Float(columns.count - 1) / 2, Float(rows.count - 1) / 2)
    for row in 0..<rows.count {
      for column in 0..<columns.count {
        mixed += piece.ink[row, column] * (Float(column) - x) * (Float(row) - y)
      }
    }
    leansRight = mixed < 0
  }

  /// What it costs to take the piece for this sign.
  func cost(of sign: Symbol.Sign) -> Float {
    switch sign {
    case .dot:
      cost([
        max(0, max(width, height) - 0.2) / 0.05, (width - height) / (0.4 * max(width, height)),
        (middle - 0.08) / 0.1,
      ])
    case .comma:
      height < 1.3 * width
        ? .infinity : cost([(height - 0.35) / 0.1, (width - 0.15) / 0.1, (middle + 0.02) / 0.12])
    case .dash:
      width < 1.5 * height
        ? .infinity : cost([(width - 0.45) / 0.15, max(0, height - 0.18) / 0.05, (middle - 0.5) / 0.15])
    case .stroke:
      leansRight
        ? cost([(height - 1.15) / 0.15, (straightness - 1) / 0.15, (width / height - 0.45) / 0.12])
        : .infinity
    }
  }

  private func cost(_ deviations: [Float]) -> Float {
    deviations.reduce(Self.best) { $0 + $1 * $1 / 2 }
  }
}
