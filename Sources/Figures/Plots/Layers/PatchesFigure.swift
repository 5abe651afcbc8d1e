import Cairo
import LeNet

/// The parts of digits that filters and units respond to most: a row for each, its receptive fields cut out of the
/// digits, the strongest first.
public struct PatchesFigure: FluidFigure {
  /// A receptive field cut out of a digit.
  public struct Patch: Hashable, Sendable {
    /// Ink, `[side, side]`, 0…1.
    public var pixels: [Float]
    /// What the digit shows.
    public var label: Int
    /// The unit's response.
    public var value: Float

    /// A receptive field of `[side, side]` pixels, and the response to it.
    public init(pixels: [Float], label: Int, value: Float) {
      self.pixels = pixels
      self.label = label
      self.value = value
    }
  }

  /// A filter or a unit by its number, with its patches.
  public struct Row: Hashable, Sendable {
    /// The number of the filter or unit in its layer, from 0.
    public var unit: Int
    /// One to nine, the strongest response first.
    public var patches: [Patch]

    /// A filter or a unit with what it responds to most.
    public init(unit: Int, patches: [Patch]) {
      self.unit = unit
      self.patches = patches
    }
  }

  /// The width of a row of a page that has its entries side by side.
  public static let entryWidth = 240.0

  /// The layer of all rows.
  public let stage: Stage
  private let rows: [Row]
  public var width = Style.width

  /// How many patches a row has at most.
  private static let most = 9

  /// - Precondition: there is a row, every row has one to nine patches, and every patch is as large as the stage's receptive
  ///   field.
  public init(_ stage: Stage, _ rows: [Row]) {
    let side = stage.receptiveField
    precondition(
      !rows.isEmpty && rows.allSatisfy { (1...Self.most).contains($0.patches.count) },
      "rows of \(rows.map(\.patches.count)) patches")
    for patch in rows.flatMap(\.patches) {
      precondition(
        patch.pixels.count == side * side,
        "\(patch.pixels.count) pixels for a receptive field of \(side) × \(side)")
    }
    self.stage = stage
    self.rows = rows
  }

  private var kind: String { stage.shape.area > 1 ? "filter" : "unit" }

  public var name: String { rows.count == 1 ? "\(stage)-\(rows[0].unit)-patches" : "\(stage)-patches" }
  public var title: String {
    rows.count == 1
      ? "\(stage.name), \(kind) \(rows[0].unit): what it responds to most"
      : "\(stage.name): what each of \(Numbers.word(rows.count)) \(kind)s responds to most"
  }
  public var caption: String {
    "Parts of \(stage.receptiveField) × \(stage.receptiveField) pixels, at most one of a digit, the strongest first. "
      + "Above each: the digit it is from. Below: the response."
  }

  public var alternativeText: String {
    rows.map { row in
      let values = row.patches.map(\.value)
      return
        "\(stage.name), \(kind) \(row.unit): \(Numbers.word(row.patches.count)) parts of digits that show "
        + "\(Numbers.list(row.patches.map(\.label))), with responses from \(Numbers.short(values.max()!)) to "
        + "\(Numbers.short(values.min()!))."
    }.joined(separator: " ")
  }

  public var table: Table {
    Table(
      header: [kind] + (1...Self.most).map(String.init),
      rows: rows.map { row in
        let cells = row.patches.map { "\($0.label): \(Numbers.short($0.value))" }
        return ["\(row.unit)"] + cells + Array(repeating: "–", count: Self.most - cells.count)
      })
  }

  // MARK: Layout

  /// Patches of all layers have about the same size.
  private var cell: Double { stage == .c1 ? 8.5 : stage == .c3 ? 3 : 1.5 }
  private var across: Int { isNarrow ? 5 : 9 }
  private var namesHeight: Double { rows.count == 1 ? 0 : 18 }

  private func grid(of row: Row) -> MapGrid {
    MapGrid(
      rows: stage.receptiveField, columns: stage.receptiveField, count: row.patches.count, across: across,
      cell: cell, columnGap: isNarrow ? 6 : 8, rowGap: 30)
  }

  private func height(of row: Row) -> Double { namesHeight + 12 + grid(of: row).size.height + 24 }

  public var bodySize: Size { Size(width, rows.reduce(-10) { $0 + height(of: $1) }) }

  public func draw(on context: Context, theme: Theme) throws {
    var top = 0.0
    for row in rows {
      let grid = grid(of: row)
      let origin = Point(0, top + namesHeight + 12)
      top += height(of: row)
      if rows.count > 1 {
        context.text(
          "\(kind) \(row.unit)", at: Point(0, origin.y - 16), font: .label, color: theme.palette.ink)
      }
      try grid.paint(
        row.patches.flatMap(\.pixels), scale: .ink, at: origin, on: context, theme: theme)
      context.at(origin) {
        for (index, patch) in row.patches.enumerated() {
          let frame = grid.frame(index)
          context.text(
            "\(patch.label)", at: Point(frame.x, frame.y - 4), font: .tick, color: theme.palette.ink)
          context.text(
            Numbers.short(patch.value), at: Point(frame.x, frame.y + frame.height + 11), font: .tick,
            color: theme.palette.muted)
        }
      }
    }
  }
}
