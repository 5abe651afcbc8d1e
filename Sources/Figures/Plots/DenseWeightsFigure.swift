import Cairo
import LeNet

/// The weights of F6 or of the output: a row for each unit, a column for each of its inputs.
public struct DenseWeightsFigure: FluidFigure {
  /// F6 or the output.
  public let stage: Stage
  public var width = Style.width
  private let weights: [Float]
  private let units: Int
  private let inputs: Int

  /// Units of the layer, and of the one before it, that training has lost.
  private let dead: (rows: [Int], columns: [Int])

  /// - Precondition: the stage is F6 or the output.
  public init(_ network: Network, stage: Stage) {
    precondition([.f6, .output].contains(stage), "no such weights in \(stage.name)")
    self.stage = stage
    weights = Array(network.parameters[stage.weights])
    units = stage.biases.count
    inputs = stage.weights.count / stage.biases.count
    dead = (network.deadUnits(of: stage), network.deadUnits(of: stage.previous!))
  }

  public var name: String { "\(stage)-weights" }
  public var title: String { "\(stage.name.capitalised): \(units) × \(inputs) weights" }
  public var caption: String {
    let previous = stage.previous!
    return
      "A row for each unit of \(stage == .output ? "the output" : stage.name), a column for each value of \(previous.name). "
      + "One scale."
      + (dead.rows.isEmpty ? "" : " Blank rows: \(words(ofDeadUnits: dead.rows)).")
      + (dead.columns.isEmpty
        ? ""
        : " Blank columns: \(dead.columns.count) dead units of \(previous.name), to which nobody listens.")
  }

  public var alternativeText: String {
    let norm = lengths
    let most = norm.indices.max { norm[$0] < norm[$1] }!
    let mean = weights.reduce(0, +) / Float(weights.count)
    return
      "\(stage.name.capitalised): \(units) × \(inputs) weights \(weights.rangeInWords), "
      + "\(Numbers.short(mean)) on average. Unit \(most) has the longest row, "
      + "\(Numbers.short(norm[most]))."
  }

  private var lengths: [Float] {
    (0..<units).map { weights[$0 * inputs..<($0 + 1) * inputs].length }
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
    let cell = stage == .f6 ? (isNarrow ? 2 : 3.5) : isNarrow ? 2.5 : 5
    return MapGrid(
      rows: units, columns: inputs, count: 1, across: 1, cell: cell, columnGap: 0, rowGap: 0)
  }

  private var sheet: MapSheet {
    MapSheet(
      values: weights, grid: grid, scale: .signed(fitting: weights), label: "weight", origin: Point(24, 26))
  }

  public var bodySize: Size { Size(width, sheet.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid) = (theme.palette, grid)
    try sheet.draw(on: context, theme: theme) {
      context.text("\(stage.previous!.name) unit", at: Point(0, -18), font: .tick, color: palette.muted)
      for column in stride(from: 0, to: inputs, by: isNarrow ? 20 : 10) {
        context.write("\(column)", above: grid.frame(0, row: 0, column: column), color: palette.muted)
      }
      for unit in stride(from: 0, to: units, by: units > 10 ? (isNarrow ? 20 : 10) : isNarrow ? 5 : 2) {
        context.write("\(unit)", leftOf: grid.frame(0, row: unit, column: 0), color: palette.muted)
      }
    }
  }
}
