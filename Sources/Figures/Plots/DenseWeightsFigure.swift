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
  public var title: String { "\(stage.name.capitalised): \(units) × \(inputs) weights" }
  public var caption: String {
    let previous = stage.previous!
    return
      "A row for each unit of \(stage == .output ? "the output" : stage.name), a column for each value of \(previous.name)"
      + (previous == .s4 ? ", sixteen neighbouring columns for each of its maps" : "") + ". One scale."
  }

  public var alternativeText: String {
    let norm = lengths
    let most = norm.indices.max { norm[$0] < norm[$1] }!
    let mean = weights.reduce(0, +) / Float(weights.count)
    return
      "\(stage.name.capitalised): \(units) × \(inputs) weights between \(Numbers.short(weights.min()!)) and "
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
    // C5's inputs stand apart by the S4 map that they come from.
    let groups = stage == .c5 ? 16 : 1
    return MapGrid(
      rows: units, columns: inputs / groups, count: groups, across: groups,
      cell: stage == .c5 ? 1.5 : stage == .f6 ? 3.5 : 5, columnGap: 3, rowGap: 0)
  }
  private static let origin = Point(24, 26)

  public var bodySize: Size { Size(Style.width, Self.origin.y + grid.size.height + 16 + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let grid = grid
    let scale = ColorScale.signed(fitting: weights)
    let groups = (0..<grid.count).flatMap { group in
      (0..<units).flatMap { unit -> ArraySlice<Float> in
        let first = unit * inputs + group * grid.columns
        return weights[first..<first + grid.columns]
      }
    }
    try grid.paint(groups, scale: scale, at: Self.origin, on: context, theme: theme)
    context.at(Self.origin) {
      let source = stage == .c5 ? "S4 map" : "\(stage.previous!.name) unit"
      context.text(source, at: Point(0, -18), font: .tick, color: palette.muted)
      for column in stride(from: 0, to: stage == .c5 ? 16 : inputs, by: stage == .c5 ? 1 : 12) {
        let middle =
          stage == .c5 ? grid.frame(column).midX : grid.frame(0, row: 0, column: column).midX
        context.text(
          "\(column)", at: Point(middle, -5), font: .tick, color: palette.muted, alignment: .center)
      }
      for unit in stride(from: 0, to: units, by: units > 10 ? 12 : 2) {
        context.text(
          "\(unit)", at: Point(-6, (Double(unit) + 0.5) * grid.cell + 3), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
    }
    let bar = ColorBar(scale: scale, label: "weight")
    try bar.draw(at: Point(Self.origin.x, Self.origin.y + grid.size.height + 16), on: context, theme: theme)
  }
}
