/// The numbers behind a figure, for someone who cannot see it.
public struct Table: Hashable, Sendable {
  public var header: [String]
  public var rows: [[String]]

  public init(header: [String], rows: [[String]]) {
    precondition(
      rows.allSatisfy { $0.count == header.count },
      "rows of \(Set(rows.map(\.count)).sorted()) cells under a header of \(header.count)")
    self.header = header
    self.rows = rows
  }
}
