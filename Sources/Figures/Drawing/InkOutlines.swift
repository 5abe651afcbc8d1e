import Cairo
import LeNet

extension Digit {
  /// Closed lines around the digit's ink, in pixels from the upper left corner: where the value between the pixels'
  /// centres is ``outlineLevel`` (marching squares). Around ink they run one way, around holes in it the other.
  var inkOutlines: [[Point]] {
    // Paper around the digit closes what touches its border.
    let side = Self.side + 2
    func value(_ row: Int, _ column: Int) -> Float {
      (1...Self.side).contains(row) && (1...Self.side).contains(column)
        ? pixels[(row - 1) * Self.side + column - 1] : 0
    }
    /// Each crossing of a line with a side of a square between four pixels, and the next one along the line.
    var next: [Crossing: Crossing] = [:]
    for row in 0..<side - 1 {
      for column in 0..<side - 1 {
        let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        let isInk = corners.map { value($0.0, $0.1) > Self.outlineLevel }
        for corner in 0..<4 where isInk[corner] && !isInk[(corner + 1) % 4] {
          // Back to where the ink of this corner begins: of two opposite corners each has a line of its own.
          var start = corner
          while isInk[(start + 3) % 4] { start = (start + 3) % 4 }
          next[Crossing(corners[corner], corners[(corner + 1) % 4])] = Crossing(
            corners[start], corners[(start + 3) % 4])
        }
      }
    }
    func place(_ crossing: Crossing) -> Point {
      let (ink, paper) = (
        value(crossing.row, crossing.column), value(crossing.otherRow, crossing.otherColumn)
      )
      let share = Double((ink - Self.outlineLevel) / (ink - paper))
      func between(_ one: Int, _ other: Int) -> Double {
        Double(one) + share * Double(other - one) - 0.5
      }
      return Point(
        between(crossing.column, crossing.otherColumn), between(crossing.row, crossing.otherRow))
    }
    var outlines: [[Point]] = []
    while let first = next.keys.min() {
      var outline: [Point] = []
      var crossing = first
      while let following = next.removeValue(forKey: crossing) {
        outline.append(place(crossing))
        crossing = following
      }
      outlines.append(outline)
    }
    return outlines
  }

  /// Less than half of full ink: thin strokes of small pictures have hardly more.
  private static let outlineLevel: Float = 0.4
}

/// Where a line passes between a pixel with ink and one beside it without.
private struct Crossing: Hashable, Comparable {
  let row, column, otherRow, otherColumn: Int

  init(_ ink: (Int, Int), _ paper: (Int, Int)) {
    (row, column) = ink
    (otherRow, otherColumn) = paper
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.row, left.column, left.otherRow, left.otherColumn)
      < (right.row, right.column, right.otherRow, right.otherColumn)
  }
}
