/// The numbers behind a figure, for someone who cannot see it.
public struct Table: Hashable, Sendable {
  /// The columns' names.
  public var header: [String]
  /// `[rows][columns]`, each as many cells as there are columns.
  public var rows: [[String]]

  /// - Precondition: every row has a cell for each column.
  public init(header: [String], rows: [[String]]) {
    precondition(
      rows.allSatisfy { $0.count == header.count },
      "rows of \(Set(rows.map(\.count)).sorted()) cells under a header of \(header.count)")
    self.header = header
    self.rows = rows
  }
}
