/// A rectangle of a map, both ends within it.
public struct Region: Hashable, Sendable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

extension Window {
  /// What the output at a row and a column looks at.
  func region(row: Int, column: Int) -> Region {
    let (top, left) = (start + row * stride, start + column * stride)
    return Region(rows: top...top + height - 1, columns: left...left + width - 1)
  }
}
