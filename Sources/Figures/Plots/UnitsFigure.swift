import Cairo
import LeNet

/// The activations of a dense layer's units: a square for each, ten in a row.
public struct UnitsFigure: FluidFigure {
  /// C5 or F6.
  public let stage: Stage
  /// `[units]`, after the activation.
  public let values: [Float]
  private let subject: String
  /// Units that training has lost.
  private let dead: [Int]
  public var width = Style.width

  /// - Precondition: the stage is C5 or F6.
  public init(_ trace: Trace, stage: Stage, subject: String = "this digit") {
    precondition(stage == .c5 || stage == .f6, "no dense units in \(stage.name)")
    self.stage = stage
    self.subject = subject
    values = trace.values(stage)
    dead = trace.network.deadUnits(of: stage)
  }

  public var name: String { "\(stage)-units" }
  public var title: String { "\(stage.name): \(values.count) units on \(subject)" }
  public var caption: String {
    "\(values.count) values after the activation; units are numbered row by row. The strongest is framed. "
      + "A unit's place says nothing: any order would do."
      + (dead.isEmpty ? "" : " Crossed out: \(words(ofDeadUnits: dead)).")
  }

  /// Units that are not silent, the strongest first.
  private var firing: [Int] {
    values.indices.filter { values[$0] != 0 }.sorted { values[$0] > values[$1] }
  }

  public var alternativeText: String {
    let firing = firing
    let silent = values.count - firing.count
    let units = "\(stage.name): \(values.count) units on \(subject)"
    guard !firing.isEmpty else { return units + "; all are silent." }
    let silence =
      silent == 0 ? "none is silent." : "\(Numbers.word(silent)) \(silent == 1 ? "is" : "are") silent."
    let strongest = Numbers.list(firing.prefix(3).map { "unit \($0) (\(Numbers.short(values[$0])))" })
    let start = firing.count == 1 ? "The one that fires is" : "The strongest are"
    return "\(units); \(silence) \(start) \(strongest)."
      + (dead.isEmpty ? "" : " Of the silent ones, \(words(ofDeadUnits: dead)).")
  }

  public var table: Table {
    let across = stage.across
    return Table(
      header: ["units"] + (0..<across).map { "+\($0)" },
      rows: stride(from: 0, to: values.count, by: across).map { first in
        ["\(first)"]
          + (first..<first + across).map { $0 < values.count ? Numbers.short(values[$0]) : "–" }
      })
  }

  private var grid: MapGrid {
    MapGrid(
      rows: 1, columns: 1, count: values.count, across: stage.across, cell: isNarrow ? 23 : 22, columnGap: 0,
      rowGap: 0)
  }

  private var sheet: MapSheet {
    MapSheet(
      values: values, grid: grid, scale: ColorScale(fitting: values), label: "activation",
      origin: Point(24, 14))
  }

  public var bodySize: Size { Size(width, sheet.height + (isNarrow ? 20 + listHeight : 0)) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let (grid, across, sheet) = (grid, stage.across, sheet)
    try sheet.draw(on: context, theme: theme) {
      for column in 0..<across {
        context.write("+\(column)", above: grid.frame(column), color: palette.muted)
      }
      for first in stride(from: 0, to: values.count, by: across) {
        context.write("\(first)", leftOf: grid.frame(first), color: palette.muted)
      }
      let crosses = dead.flatMap { unit -> [[Point]] in
        let square = grid.frame(unit).expanded(by: -7)
        return [
          [Point(square.x, square.y), Point(square.maxX, square.y + square.height)],
          [Point(square.x, square.y + square.height), Point(square.maxX, square.y)],
        ]
      }
      context.stroke(crosses, color: palette.muted, width: 0.75)
      if let strongest = firing.first {
        context.stroke([grid.frame(strongest).expanded(by: 0.75)], color: palette.accent, width: 1.5)
      }
    }
    let list = isNarrow ? Point(0, sheet.height + 20) : Point(282, 0)
    context.at(list) { drawList(on: context, theme: theme) }
  }

  // MARK: The strongest

  private static let listed = 10
  private static let row = 16.0
  private var listHeight: Double { 14 + Double(min(Self.listed, firing.count)) * Self.row }

  /// The strongest units by name, as bars.
  private func drawList(on context: Context, theme: Theme) {
    let palette = theme.palette
    let units = firing.prefix(Self.listed)
    guard let first = units.first else { return }
    context.text("the strongest", at: Point(0, 9), font: .tick, color: palette.muted)
    let length = LinearScale(0...Double(abs(values[first])), from: 46, to: 130)
    for (place, unit) in units.enumerated() {
      let middle = 14 + (Double(place) + 0.5) * Self.row
      context.text("unit \(unit)", at: Point(0, middle + 3), font: .tick, color: palette.ink)
      Bar(start: length.start, end: length(Double(values[unit])), thickness: 8)
        .draw(
          at: middle, color: palette.active, number: Numbers.short(values[unit]), numberColor: palette.muted,
          on: context)
    }
  }
}
