import Cairo
import LeNet

/// The network as the 1998 paper drew it (figure 2), with this digit's own maps in it.
public struct ArchitectureFigure: Figure {
  private let trace: Trace

  public init(_ trace: Trace) { self.trace = trace }

  public let name = "architecture"
  public var title: String { "LeNet-5 at work: from 784 pixels to \(Numbers.withArticle(trace.prediction))" }
  public let caption =
    "Every picture is a stage's own values for this digit, each stage on its own scale from zero to its largest value. "
    + "Under a name: the stage's shape and how many weights and biases it learned."

  public var alternativeText: String {
    let stages = Stage.allCases.map { "\($0.name), \($0.shape)" }.joined(separator: "; ")
    return
      "The stages of LeNet-5 from left to right, drawn with this digit's values: \(stages). The network takes the "
      + "digit for \(Numbers.withArticle(trace.prediction)), with a probability of \(Numbers.percent(trace.probabilities[trace.prediction]))."
  }

  public var table: Table {
    Table(
      header: ["stage", "shape", "parameters", "multiply–adds", "receptive field"],
      rows: Stage.allCases.map {
        [
          $0.name, "\($0.shape)", Numbers.grouped($0.parameterCount), Numbers.grouped($0.multiplyAdds),
          "\($0.receptiveField) × \($0.receptiveField)",
        ]
      })
  }

  /// How a stage's maps are laid out: columns of maps from left to right.
  private struct Column {
    var stage: Stage
    var x: Double
    var grid: MapGrid
  }

  private static let height = 236.0
  private static let centre = 122.0

  private static let columns: [Column] = [
    Column(
      stage: .input, x: 0,
      grid: MapGrid(rows: 28, columns: 28, count: 1, across: 1, cell: 2.5, columnGap: 0, rowGap: 0)),
    Column(
      stage: .c1, x: 118,
      grid: MapGrid(rows: 24, columns: 24, count: 6, across: 1, cell: 1.5, columnGap: 0, rowGap: 3)),
    Column(
      stage: .s2, x: 198,
      grid: MapGrid(rows: 12, columns: 12, count: 6, across: 1, cell: 2, columnGap: 0, rowGap: 15)),
    Column(
      stage: .c3, x: 268,
      grid: MapGrid(rows: 8, columns: 8, count: 16, across: 2, cell: 3, columnGap: 4, rowGap: 4)),
    Column(
      stage: .s4, x: 364,
      grid: MapGrid(rows: 4, columns: 4, count: 16, across: 2, cell: 4, columnGap: 4, rowGap: 12)),
    Column(
      stage: .c5, x: 444,
      grid: MapGrid(rows: 40, columns: 3, count: 1, across: 1, cell: 5, columnGap: 0, rowGap: 0)),
    Column(
      stage: .f6, x: 497,
      grid: MapGrid(rows: 42, columns: 2, count: 1, across: 1, cell: 5, columnGap: 0, rowGap: 0)),
  ]

  /// What leads from each stage to the next, above and below its arrow.
  private static let operations = [
    ("convolve", "5 × 5"), ("mean of", "2 × 2"), ("convolve", "5 × 5"), ("mean of", "2 × 2"), ("dense", ""),
    ("dense", ""), ("dense", ""),
  ]

  private static let output = Point(545, 0)

  public var bodySize: Size { Size(640, Self.height + 44) }

  public func draw(on context: Context, theme: Theme) throws {
    let starts = Self.columns.map { $0.x + $0.grid.size.width }
    let ends = Self.columns.dropFirst().map(\.x) + [Self.output.x]
    for (index, operation) in Self.operations.enumerated() {
      arrow(from: starts[index], to: ends[index], saying: operation, on: context, theme: theme)
    }

    for column in Self.columns {
      let size = column.grid.size
      let values = trace.values(column.stage)
      let scale = column.stage == .input ? ColorScale.ink : ColorScale(fitting: values)
      let top = (2 * (Self.centre - size.height / 2)).rounded() / 2
      try column.grid.paint(values, scale: scale, at: Point(column.x, top), on: context, theme: theme)
      label(column.stage, at: column.x, on: context, theme: theme)
    }
    drawOutput(on: context, theme: theme)
    label(.output, at: Self.output.x, on: context, theme: theme)
  }

  /// - Parameter operation: what leads from one stage to the next, in two lines.
  private func arrow(
    from start: Double, to end: Double, saying operation: (String, String), on context: Context, theme: Theme
  ) {
    let (left, right, y) = (start + 5, end - 5, Self.centre)
    context.stroke(Point(left, y), Point(right, y), color: theme.palette.muted, width: 0.75)
    context.fill(
      polygon: [Point(right, y), Point(right - 4, y - 2), Point(right - 4, y + 2)], color: theme.palette.muted
    )
    let middle = (start + end) / 2
    context.text(
      operation.0, at: Point(middle, y - 7), font: .tick, color: theme.palette.muted, alignment: .center)
    context.text(
      operation.1, at: Point(middle, y + 14), font: .tick, color: theme.palette.muted, alignment: .center)
  }

  private func label(_ stage: Stage, at x: Double, on context: Context, theme: Theme) {
    let top = Self.height + 16
    context.text(
      stage.name.capitalised, at: Point(x, top), font: .label, color: theme.palette.ink)
    context.text("\(stage.shape)", at: Point(x, top + 12), font: .tick, color: theme.palette.muted)
    if stage.parameterCount > 0 {
      context.text(
        Numbers.grouped(stage.parameterCount), at: Point(x, top + 23), font: .tick,
        color: theme.palette.muted
      )
    }
  }

  private func drawOutput(on context: Context, theme: Theme) {
    let palette = theme.palette
    let pitch = 20.0
    let top = Self.centre - 5 * pitch
    for digit in 0..<10 {
      let middle = top + (Double(digit) + 0.5) * pitch
      let isWinner = digit == trace.prediction
      let share = Double(trace.probabilities[digit])
      context.text(
        "\(digit)", at: Point(Self.output.x, middle + 3), font: .label,
        color: isWinner ? palette.accent : palette.ink)
      context.fill(
        Rectangle(Self.output.x + 12, middle - 4, max(0.5, share * 44), 8),
        color: isWinner ? palette.accent : palette.muted)
      if isWinner {
        context.text(
          Numbers.percent(share), at: Point(Self.output.x + 16 + share * 44, middle + 3), font: .tick,
          color: palette.ink)
      }
    }
  }
}
