import LeNet

/// How digits may lie in their field: the eight ways to lay a square on itself.
public enum DigitOrientation: String, CaseIterable, Codable, Sendable {
  /// As people read them.
  case upright
  /// Rows for columns, as EMNIST's files have them.
  case transposed
  /// Left for right.
  case mirrored
  /// Top for bottom.
  case flipped
  /// By half a turn.
  case turned
  /// By a quarter, against the clock.
  case turnedLeft
  /// By a quarter, with the clock.
  case turnedRight
  /// Rows for columns from the other corner: transposed and turned by half.
  case antitransposed

  /// Where the pixel at a row and a column of the upright digit lies.
  fileprivate func place(row: Int, column: Int) -> (row: Int, column: Int) {
    let last = Digit.side - 1
    return switch self {
    case .upright: (row, column)
    case .transposed: (column, row)
    case .mirrored: (row, last - column)
    case .flipped: (last - row, column)
    case .turned: (last - row, last - column)
    case .turnedLeft: (last - column, row)
    case .turnedRight: (column, last - row)
    case .antitransposed: (last - column, last - row)
    }
  }
}

extension LabelledDigits {
  /// The digits laid upright, if they lie so.
  public func upright(from orientation: DigitOrientation) -> LabelledDigits {
    let (side, area) = (Digit.side, Digit.side * Digit.side)
    let places = (0..<area).map { pixel in
      let place = orientation.place(row: pixel / side, column: pixel % side)
      return place.row * side + place.column
    }
    var result = self
    for first in stride(from: 0, to: pixels.count, by: area) {
      for (pixel, place) in places.enumerated() { result.pixels[first + pixel] = pixels[first + place] }
    }
    return result
  }
}
