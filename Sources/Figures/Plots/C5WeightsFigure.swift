import Cairo
import LeNet

/// The weights of C5's strongest units, laid out as what they look at: the sixteen maps of S4.
///
/// All 120 × 256 weights in one picture are noise to the eye.
public struct C5WeightsFigure: FluidFigure {
  /// `[units, 16, 4, 4]`
  private let weights: [Float]
  private let lengths: [Float]
  /// The units with the longest vectors of weights, the longest first.
  private let longest: [Int]
  private let dead: [Int]
  public var width = Style.width

  private static let shown = 10
  private static let inputs = Stage.s4.shape.count

  /// Draws the weights of the network's C5.
  public init(_ network: Network) {
    let weights = Array(network.parameters[Stage.c5.weights])
    let lengths = (0..<Stage.c5.shape.channels).map { unit in
      weights[unit * Self.inputs..<(unit + 1) * Self.inputs].length
    }
    self.weights = weights
    self.lengths = lengths
    longest = Array(lengths.indices.sorted { lengths[$0] > lengths[$1] }.prefix(Self.shown))
    dead = network.deadUnits(of: .c5)
  }

  public let name = "c5-weights"
  public var title: String { "C5: the ten units with the longest weights, of 120" }
  public var caption: String {
    "A row is one unit's 256 weights: sixteen patches of 4 × 4, laid on the sixteen maps of S4. One scale. Beside a "
      + "unit's number stands the length of its weights, √Σ w²."
      + (dead.isEmpty ? "" : " The shortest are those of \(words(ofDeadUnits: dead)).")
  }

  public var alternativeText: String {
    let strongest = (0..<16).max { length(of: $0, in: longest[0]) < length(of: $1, in: longest[0]) }!
    return
      "C5: 120 × 256 weights \(weights.rangeInWords). Shown are "
      + "the ten units with the longest weights, unit \(longest[0]) first (\(Numbers.short(lengths[longest[0]]))); it "
      + "listens most to map \(strongest) of S4."
  }

  /// The length of one unit's weights for one map of S4.
  private func length(of map: Int, in unit: Int) -> Float {
    let first = unit * Self.inputs + map * 16
    return weights[first..<first + 16].length
  }

  /// Which maps of S4 the units listen to.
  public var table: Table {
    Table(
      header: ["unit", "length"] + (0..<16).map { "map \($0)" },
      rows: longest.map { unit in
        ["\(unit)", Numbers.short(lengths[unit])] + (0..<16).map { Numbers.short(length(of: $0, in: unit)) }
      })
  }

  private var grid: MapGrid {
    MapGrid(
      rows: 4, columns: 4, count: 16 * Self.shown, across: 16, cell: isNarrow ? 2.5 : 5,
      columnGap: isNarrow ? 3 : 5, rowGap: isNarrow ? 6 : 8)
  }
  private var sheet: MapSheet {
    let shown = longest.flatMap { weights[$0 * Self.inputs..<($0 + 1) * Self.inputs] }
    return MapSheet(
      values: shown, grid: grid, scale: .signed(fitting: shown), label: "weight",
      origin: Point(isNarrow ? 58 : 60, 26))
  }

  public var bodySize: Size { Size(width, sheet.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid, sheet) = (theme.palette, grid, sheet)
    context.text("unit", at: Point(0, sheet.origin.y - 5), font: .tick, color: palette.muted)
    try sheet.draw(on: context, theme: theme) {
      context.text("S4 map", at: Point(0, -18), font: .tick, color: palette.muted)
      for map in stride(from: 0, to: 16, by: isNarrow ? 3 : 1) {
        context.write("\(map)", above: grid.frame(map), color: palette.muted)
      }
      for (row, unit) in longest.enumerated() {
        let middle = grid.frame(row * 16).midY + 3
        context.text("\(unit)", at: Point(-sheet.origin.x, middle), font: .tick, color: palette.ink)
        context.text(
          Numbers.short(lengths[unit]), at: Point(-8, middle), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
    }
  }
}
