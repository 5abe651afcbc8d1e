/// A rectangle of a map, both ends within it.
public struct Region: Hashable, Sendable {
  /// The rows, from the top one to the bottom one.
  public var rows: ClosedRange<Int>
  /// The columns, from the left one to the right one.
  public var columns: ClosedRange<Int>

  /// The rectangle where these rows and columns cross.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}
