import Cairo
import LeNet

/// The activations of a dense layer's units: a square for each, twelve in a row.
public struct UnitsFigure: Figure {
  public let stage: Stage
  public let values: [Float]
  private let subject: String

  /// - Precondition: the stage is C5 or F6.
  public init(_ trace: Trace, stage: Stage, subject: String = "this digit") {
    precondition(stage == .c5 || stage == .f6, "no dense units in \(stage.name)")
    self.stage = stage
    self.subject = subject
    values = trace.values(stage)
  }

  public var name: String { "\(stage)-units" }
  public var title: String { "\(stage.name): \(values.count) units on \(subject)" }
  public var caption: String {
    "\(stage.shape) values after the activation; units are numbered row by row. The strongest is framed. "
      + "A unit's place says nothing: any order would do."
  }

  /// Units that are not silent, the strongest first.
  private var firing: [Int] {
    values.indices.filter { values[$0] != 0 }.sorted { values[$0] > values[$1] }
  }

  public var alternativeText: String {
    let firing = firing
    let silent = values.count - firing.count
    let words = "\(stage.name): \(values.count) units on \(subject)"
    guard !firing.isEmpty else { return words + "; all are silent." }
    return words
      + (silent == 0
        ? "; none is silent." : "; \(Numbers.word(silent)) \(silent == 1 ? "is" : "are") silent.")
      + (firing.count == 1 ? " The one that fires is " : " The strongest are ")
      + Numbers.list(firing.prefix(3).map { "unit \($0) (\(Numbers.short(values[$0])))" }) + "."
  }

  public var table: Table {
    Table(
      header: ["units"] + (0..<Self.across).map { "+\($0)" },
      rows: stride(from: 0, to: values.count, by: Self.across).map { first in
        ["\(first)"] + (0..<Self.across).map { Numbers.short(values[first + $0]) }
      })
  }

  private static let across = 12
  private var grid: MapGrid {
    MapGrid(
      rows: values.count / Self.across, columns: Self.across, count: 1, across: 1, cell: 20, columnGap: 0,
      rowGap: 0)
  }
  private static let origin = Point(24, 14)

  public var bodySize: Size { Size(Style.width, Self.origin.y + grid.size.height + 16 + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let grid = grid
    let scale = ColorScale(fitting: values)
    try grid.paint(values, scale: scale, at: Self.origin, on: context, theme: theme)
    context.at(Self.origin) {
      let size = grid.size
      let columns = (1..<Self.across).map { Double($0) * grid.cell }
      let rows = (1..<grid.rows).map { Double($0) * grid.cell }
      context.stroke(
        columns.map { [Point($0, 0), Point($0, size.height)] }
          + rows.map { [Point(0, $0), Point(size.width, $0)] },
        color: palette.hairline, width: Style.hairline)
      for column in 0..<Self.across {
        context.text(
          "+\(column)", at: Point(Double(column) * 20 + 10, -5), font: .tick, color: palette.muted,
          alignment: .center)
      }
      for row in 0..<values.count / Self.across {
        context.text(
          "\(row * Self.across)", at: Point(-6, Double(row) * 20 + 13), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
      if let strongest = firing.first {
        let square = grid.frame(0, row: strongest / Self.across, column: strongest % Self.across)
        context.stroke([square.expanded(by: 0.75)], color: palette.accent, width: 1)
      }
    }
    let bar = ColorBar(scale: scale, label: "activation")
    try bar.draw(at: Point(Self.origin.x, Self.origin.y + grid.size.height + 16), on: context, theme: theme)
  }
}
