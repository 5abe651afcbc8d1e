import LeNet

/// How the digits of a data set differ from MNIST's.
public enum DigitChange: Sendable {
  /// Rows for columns, as EMNIST's files have them.
  case transposed
  /// Dark on light.
  case inverted
}

extension LabelledDigits {
  /// Changes rows and columns of every digit.
  mutating func transpose() {
    let side = Digit.side
    for first in stride(from: 0, to: pixels.count, by: side * side) {
      for row in 0..<side {
        for column in 0..<row { pixels.swapAt(first + row * side + column, first + column * side + row) }
      }
    }
  }

  /// Changes ink and paper of every digit.
  mutating func invert() {
    for index in pixels.indices { pixels[index] = 255 - pixels[index] }
  }

  /// How digits seem to differ from MNIST's; nil if they look as those do, or are fewer than ten.
  ///
  /// - Parameter network: one that reads MNIST's digits.
  public func suspectedChange(readBy network: Network) -> DigitChange? {
    // Enough to tell by, and read in a moment.
    var sample = self[0..<min(count, 200)]
    guard sample.count >= 10 else { return nil }
    if (0..<sample.count).count(where: sample.hasBrightBorder) > sample.count / 2 {
      return .inverted
    }
    let accuracy = network.predictions(for: sample).accuracy
    sample.transpose()
    guard accuracy < 0.5, network.predictions(for: sample).accuracy > 0.8 else { return nil }
    return .transposed
  }

  /// Whether most of a digit's border is nearer to ink than to paper.
  private func hasBrightBorder(_ index: Int) -> Bool {
    let side = Digit.side
    let digit = pixels[(index * side * side)..<((index + 1) * side * side)]
    let border = digit.enumerated().filter { offset, _ in
      let (row, column) = offset.quotientAndRemainder(dividingBy: side)
      return row == 0 || column == 0 || row == side - 1 || column == side - 1
    }
    return border.count { $0.element > 127 } > border.count / 2
  }
}
