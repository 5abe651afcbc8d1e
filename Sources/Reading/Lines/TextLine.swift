/// A line of digits as it was read.
public struct TextLine: Sendable {
  /// From left to right; specks are left out.
  public let symbols: [Symbol]
  /// Where the line stands in the picture that was read.
  public let outline: Quadrilateral
  /// The ways in which it could be cut, and the one that was taken.
  public let lattice: Lattice
}

/// Why no line of digits was found in a picture.
public enum NoLines: Error, CaseIterable, Hashable, Sendable {
  /// Ink was looked for: places that are darker, or lighter, than what is around them by a twelfth and more, and by more
  /// than the picture's grain. The picture is empty, or of one colour.
  case noInk
  /// Marks of a digit's shape were looked for: of nine pixels and more, drawn with a pen, not cut off by the border.
  case noMarks
  /// Digits were looked for: marks in a row that the network takes for digits.
  case noDigits
}
