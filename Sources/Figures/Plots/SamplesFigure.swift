import Cairo
import LeNet

/// Digits of a data set, a row for each class.
public struct SamplesFigure: FluidFigure {
  private let rows: [[Digit]]
  private let counts: [Int]
  private let source: String
  public var width = Style.width

  /// Draws as many digits of each class as a row has room for, ``across``.
  ///
  /// - Parameters:
  ///   - rows: the digits by their classes, the first of each first.
  ///   - counts: how many digits of each class there are in all.
  ///   - source: which digits they are: `MNIST's training digits`.
  public init(_ rows: [[Digit]], counts: [Int], source: String) {
    precondition(rows.count == counts.count, "\(rows.count) rows for \(counts.count) classes")
    self.rows = rows
    self.counts = counts
    self.source = source
  }

  /// How many digits stand in a row.
  public static let across = 14

  public let name = "samples"
  public var title: String { "Digits of each class" }
  public var caption: String { "From \(source), chosen by chance. The class stands before its row." }

  public var alternativeText: String {
    let missing = counts.indices.filter { counts[$0] == 0 }
    return "\(title), from \(source): "
      + Numbers.list(rows.indices.map { "\(rows[$0].count) of class \($0)" })
      + (missing.isEmpty ? "." : ". There is none of \(Numbers.list(missing)).")
  }

  public var table: Table {
    Table(
      header: ["class", "shown", "of"],
      rows: rows.indices.map { ["\($0)", "\(rows[$0].count)", Numbers.grouped(counts[$0])] })
  }

  private static let left = 16.0
  private static let pitch = 32.0

  private var shown: Int { isNarrow ? 7 : Self.across }

  public var bodySize: Size { Size(width, Double(rows.count) * Self.pitch) }

  public func draw(on context: Context, theme: Theme) throws {
    for (label, digits) in rows.enumerated() {
      let top = Double(label) * Self.pitch
      context.text("\(label)", at: Point(0, top + 18), font: .label, color: theme.palette.ink)
      guard !digits.isEmpty else {
        context.text("none", at: Point(Self.left, top + 18), font: .tick, color: theme.palette.muted)
        continue
      }
      let row = digits.prefix(shown)
      let grid = MapGrid(
        rows: 28, columns: 28, count: row.count, across: row.count, cell: 1, columnGap: 3, rowGap: 0)
      try grid.paint(
        row.flatMap(\.pixels), scale: .ink, at: Point(Self.left, top), on: context, theme: theme)
    }
  }
}
