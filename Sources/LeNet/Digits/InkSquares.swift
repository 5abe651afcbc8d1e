/// A picture's ink in squares, 64 along its longer side, each with its strongest ink: few enough to search, and a
/// stroke with small gaps stays in one piece.
struct InkSquares {
  let columns: Int
  let rows: Int
  /// `[rows, columns]`, 0…1.
  let ink: [Float]
  /// The square that each column and each row of the picture's pixels lies in.
  private let (columnOfPixel, rowOfPixel): ([Int], [Int])

  /// - Precondition: the picture has pixels.
  init(of picture: Picture) {
    let side = max(1, Float(max(picture.width, picture.height)) / 64)
    let columnOfPixel = (0..<picture.width).map { Int(Float($0) / side) }
    let rowOfPixel = (0..<picture.height).map { Int(Float($0) / side) }
    (columns, rows) = (columnOfPixel.last! + 1, rowOfPixel.last! + 1)
    var ink = [Float](repeating: 0, count: rows * columns)
    for row in 0..<picture.height {
      for column in 0..<picture.width {
        let square = rowOfPixel[row] * columns + columnOfPixel[column]
        ink[square] = max(ink[square], picture[row, column])
      }
    }
    self.ink = ink
    self.columnOfPixel = columnOfPixel
    self.rowOfPixel = rowOfPixel
  }

  /// The square that a pixel of the picture lies in.
  func square(row: Int, column: Int) -> Int { rowOfPixel[row] * columns + columnOfPixel[column] }

  /// Calls `body` for a square and those up to `reach` squares away.
  func forEachNeighbour(of square: Int, reach: Int, _ body: (Int) -> Void) {
    let (row, column) = (square / columns, square % columns)
    for y in max(0, row - reach)...min(rows - 1, row + reach) {
      for x in max(0, column - reach)...min(columns - 1, column + reach) { body(y * columns + x) }
    }
  }

  /// Squares of ink with at most one empty square between them.
  struct Mark {
    var squares: [Int]
    var region: Region
  }

  /// The marks that the squares of ink make up.
  func marks(of isInk: [Bool]) -> [Mark] {
    var isFree = isInk
    var marks: [Mark] = []
    for start in isFree.indices where isFree[start] {
      isFree[start] = false
      var squares = [start]
      var (top, bottom, left, right) = (rows, 0, columns, 0)
      var next = 0
      while next < squares.count {
        let square = squares[next]
        next += 1
        (top, bottom) = (min(top, square / columns), max(bottom, square / columns))
        (left, right) = (min(left, square % columns), max(right, square % columns))
        forEachNeighbour(of: square, reach: 2) {
          guard isFree[$0] else { return }
          isFree[$0] = false
          squares.append($0)
        }
      }
      marks.append(Mark(squares: squares, region: Region(rows: top...bottom, columns: left...right)))
    }
    return marks
  }
}
