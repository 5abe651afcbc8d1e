import Cairo
import LeNet

/// The six kernels of C1, on one signed scale.
public struct C1FiltersFigure: FluidFigure {
  private let weights: [Float]
  private let biases: [Float]
  public var width = Style.width

  /// Draws the six 5 × 5 kernels of the network's C1.
  public init(_ network: Network) {
    weights = Array(network.parameters[Stage.c1.weights])
    biases = Array(network.parameters[Stage.c1.biases])
  }

  public let name = "c1-filters"
  public let title = "C1: the six learned filters"
  public let caption =
    "6 kernels of 5 × 5 weights, on one scale. Orange weighs ink positively, blue negatively; the kernel is laid "
    + "on the picture as it stands, not turned round (cross-correlation). Beside a filter's number stands its bias."

  public var alternativeText: String {
    let sums = (0..<6).map { kernel($0).reduce(0, +) }
    let (least, most) = ((0..<6).min { sums[$0] < sums[$1] }!, (0..<6).max { sums[$0] < sums[$1] }!)
    return
      "C1: six kernels of 5 × 5 weights \(weights.rangeInWords). Filter \(most) has the largest sum of weights, "
      + "\(Numbers.short(sums[most])); filter \(least) the smallest, \(Numbers.short(sums[least]))."
  }

  public var table: Table {
    Table(
      header: ["filter", "row"] + (0..<5).map { "column \($0)" },
      rows: (0..<6).flatMap { filter in
        (0..<5).map { row -> [String] in
          ["\(filter)", "\(row)"] + kernel(filter)[row * 5..<row * 5 + 5].map { Numbers.fixed($0, 3) }
        }
      })
  }

  private func kernel(_ filter: Int) -> [Float] { Array(weights[filter * 25..<(filter + 1) * 25]) }

  private var grid: MapGrid {
    MapGrid(
      rows: 5, columns: 5, count: 6, across: isNarrow ? 3 : 6, cell: isNarrow ? 14 : 13,
      columnGap: isNarrow ? 26 : 13, rowGap: 20)
  }

  private var sheet: MapSheet {
    MapSheet(
      values: weights, grid: grid, scale: .signed(fitting: weights), label: "weight", origin: Point(0, 12))
  }

  public var bodySize: Size { Size(width, sheet.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (sheet, grid) = (sheet, grid)
    try sheet.draw(on: context, theme: theme) {
      for (filter, bias) in biases.enumerated() {
        context.write(
          filter, Numbers.fixed(bias, 2, signed: true), over: grid.frame(filter), palette: theme.palette)
      }
      grid.drawSigns(of: weights, scale: sheet.scale, on: context, theme: theme)
    }
  }
}
