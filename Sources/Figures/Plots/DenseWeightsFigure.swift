import Cairo
import LeNet

/// The weights of a dense layer: a row for each unit, a column for each of its inputs.
public struct DenseWeightsFigure: Figure {
  public let stage: Stage
  private let weights: [Float]
  private let units: Int
  private let inputs: Int

  /// - Precondition: the stage is C5, F6 or the output.
  public init(_ network: LeNet5, stage: Stage) {
    precondition([.c5, .f6, .output].contains(stage), "no dense weights in \(stage.name)")
    self.stage = stage
    weights = Array(network.parameters[stage.weights])
    units = stage.biases.count
    inputs = stage.weights.count / stage.biases.count
  }

  public var name: String { "\(stage)-weights" }
  public var title: String { "\(stage.name): \(units) × \(inputs) weights" }
  public var caption: String {
    let previous = stage.previous!
    return "A row for each unit of \(stage.name), a column for each value of \(previous.name)"
      + (previous == .s4 ? ", sixteen neighbouring columns for each of its maps" : "") + ". One scale."
  }

  public var alternativeText: String {
    let norm = lengths
    let most = norm.indices.max { norm[$0] < norm[$1] }!
    let mean = weights.reduce(0, +) / Float(weights.count)
    return "\(stage.name): \(units) × \(inputs) weights between \(Numbers.short(weights.min()!)) and "
      + "\(Numbers.short(weights.max()!)), \(Numbers.short(mean)) on average. Unit \(most) has the longest row, "
      + "\(Numbers.short(norm[most]))."
  }

  private var lengths: [Float] {
    (0..<units).map { unit in
      weights[unit * inputs..<(unit + 1) * inputs].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }

  /// The ten units with the longest rows of weights.
  public var table: Table {
    let norms = lengths
    let longest = norms.indices.sorted { norms[$0] > norms[$1] }.prefix(10)
    return Table(
      header: ["unit", "length of its row", "largest weight", "smallest weight"],
      rows: longest.map { unit in
        let row = weights[unit * inputs..<(unit + 1) * inputs]
        return [
          "\(unit)", Numbers.short(norms[unit]), Numbers.short(row.max()!), Numbers.short(row.min()!),
        ]
      })
  }

  private var grid: MapGrid {
    let cell = stage == .c5 ? 1.5 : stage == .f6 ? 3 : 5
    return MapGrid(
      rows: units, columns: inputs, count: 1, across: 1, cell: cell, columnGap: 0, rowGap: 0)
  }
  private static let origin = Point(24, 14)

  public var bodySize: Size { Size(Style.width, Self.origin.y + grid.size.height + 16 + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let grid = grid
    let scale = ColorScale.signed(fitting: weights)
    try grid.paint(weights, scale: scale, at: Self.origin, on: context, theme: theme)
    context.at(Self.origin) {
      let everyColumn = stage == .c5 ? 16 : 12
      for column in stride(from: 0, to: inputs, by: everyColumn) {
        let label = stage == .c5 ? "\(column / 16)" : "\(column)"
        let middle = Double(column) * grid.cell + (stage == .c5 ? 8 * grid.cell : grid.cell / 2)
        context.text(label, at: Point(middle, -5), font: .tick, color: palette.muted, alignment: .center)
      }
      for unit in stride(from: 0, to: units, by: units > 10 ? 12 : 1) {
        context.text(
          "\(unit)", at: Point(-6, (Double(unit) + 0.5) * grid.cell + 3), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
      if stage == .c5 {
        let lines = (1..<16).map { map in
          [Point(Double(map) * 16 * grid.cell, 0), Point(Double(map) * 16 * grid.cell, grid.size.height)]
        }
        context.stroke(lines, color: palette.muted, width: Style.hairline, opacity: 0.4)
      }
    }
    let bar = ColorBar(scale: scale, label: stage == .c5 ? "weight; columns are S4 maps" : "weight")
    try bar.draw(at: Point(Self.origin.x, Self.origin.y + grid.size.height + 16), on: context, theme: theme)
  }
}
