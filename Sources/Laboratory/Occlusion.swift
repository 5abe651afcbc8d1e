import LeNet

extension Trace {
  /// How much a digit's logit falls when a square of blank paper lies on the picture, for each place of its middle:
  ///
  ///     occlusion[row, column] = logit − logit with the pixels around (row, column) set to 0
  ///
  /// (M. Zeiler and R. Fergus, "Visualizing and understanding convolutional networks", ECCV 2014). The square is cut off
  /// at the picture's edges.
  ///
  /// - Parameters:
  ///   - digit: whose logit.
  ///   - side: the square's, in pixels; odd.
  /// - Returns: `[28, 28]`; positive where what is covered speaks for the digit.
  public func occlusion(ofLogit digit: Int, side: Int = 5) -> [Float] {
    precondition(side > 0 && side % 2 == 1, "a square of side \(side) has no pixel in its middle")
    return (0..<784).map { middle in
      let (rows, columns) = (around(middle / 28, side), around(middle % 28, side))
      var covered = self.digit
      for row in rows { for column in columns { covered.pixels[28 * row + column] = 0 } }
      // Blank paper that is covered changes nothing.
      guard covered.pixels != self.digit.pixels else { return 0 }
      return logits[digit] - Trace(of: covered, through: network).logits[digit]
    }
  }
}

/// The rows or columns that a square of a side covers.
private func around(_ middle: Int, _ side: Int) -> ClosedRange<Int> {
  max(0, middle - side / 2)...min(27, middle + side / 2)
}
