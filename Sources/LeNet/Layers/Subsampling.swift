/// What S2 and S4 keep of 2 × 2 neighbours when they halve their maps.
public enum Subsampling: CaseIterable, Sendable {
  /// The mean of the four: average pooling, and this network's.
  case mean
  /// The upper left of the four, and nothing of the others: a stride of 2 without pooling.
  case stride

  /// What a window's value at a row and a column, each 0 or 1, counts.
  public func weight(row: Int, column: Int) -> Float {
    switch self {
    case .mean: 0.25
    case .stride: row + column == 0 ? 1 : 0
    }
  }
}
