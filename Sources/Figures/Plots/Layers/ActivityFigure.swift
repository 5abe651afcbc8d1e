import Cairo
import LeNet

/// On how many digits each filter and unit is active: a square for each, the layers one after the other.
public struct ActivityFigure: FluidFigure {
  /// A layer's filters or units.
  public struct Layer: Hashable, Sendable {
    /// The layer.
    public var stage: Stage
    /// For each filter or unit, of the digits, the share 0…1 for which a value of it is above 0.
    public var shares: [Double]
    /// Those whose values are the same for every digit.
    public var dead: [Int]

    /// A layer with the share of the digits, 0…1, on which each filter or unit is active.
    public init(_ stage: Stage, shares: [Double], dead: [Int]) {
      self.stage = stage
      self.shares = shares
      self.dead = dead
    }
  }

  private let layers: [Layer]
  public var width = Style.width

  /// - Precondition: every layer has a share.
  public init(_ layers: [Layer]) {
    precondition(!layers.isEmpty && layers.allSatisfy { !$0.shares.isEmpty }, "no share to draw")
    self.layers = layers
  }

  public let name = "activity"
  public let title = "On how many digits each filter and unit is active"
  public let caption =
    "A square is a filter or a unit, numbered row by row; its colour is the share of the digits for which it, or a value of "
    + "its map, is above zero. Crossed out: the same for every digit."

  public var alternativeText: String {
    layers.map { layer in
      let all = layer.shares.count { $0 == 1 }
      return "\(layer.stage.name): of \(layer.shares.count), "
        + (layer.dead.isEmpty
          ? "none is dead"
          : "\(Numbers.word(layer.dead.count)) \(layer.dead.count == 1 ? "is" : "are") dead "
            + "(\(Numbers.list(layer.dead)))")
        + ", \(all == 0 ? "none" : Numbers.word(all)) \(all > 1 ? "are" : "is") active for every digit."
    }.joined(separator: " ")
  }

  public var table: Table {
    Table(
      header: ["layer", "from"] + (0..<10).map { "+\($0)" },
      rows: layers.flatMap { layer in
        stride(from: 0, to: layer.shares.count, by: 10).map { first -> [String] in
          let shares = (first..<first + 10).map { unit in
            unit < layer.shares.count ? Numbers.percent(layer.shares[unit], 0) : "–"
          }
          return [layer.stage.name, "\(first)"] + shares
        }
      })
  }

  // MARK: Layout

  private static let left = 24.0
  private static let nameHeight = 34.0
  private static let gap = 18.0

  private func grid(of layer: Layer) -> MapGrid {
    MapGrid(
      rows: 1, columns: 1, count: layer.shares.count, across: layer.stage.across, cell: isNarrow ? 23 : 19,
      columnGap: 0, rowGap: 0)
  }

  /// Where each layer's squares begin, two layers side by side where there is room, and where all of them end.
  private var layout: (origins: [Point], end: Double) {
    let across = isNarrow ? 1 : 2
    var (origins, top) = ([Point](), 0.0)
    for first in stride(from: 0, to: layers.count, by: across) {
      let row = layers[first..<min(first + across, layers.count)]
      for place in row.indices {
        origins.append(
          Point(Self.left + Double(place - first) * (width / 2 + 4), top + Self.nameHeight))
      }
      top += Self.nameHeight + row.map { grid(of: $0).size.height }.max()! + Self.gap
    }
    return (origins, top)
  }

  private static let scale = ColorScale.activation(maximum: 1)

  public var bodySize: Size { Size(width, layout.end + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let layout = layout
    for (layer, origin) in zip(layers, layout.origins) {
      try grid(of: layer).paint(
        layer.shares.map { Float($0) }, scale: Self.scale, at: origin, on: context, theme: theme)
      context.at(origin) { drawWords(of: layer, on: context, palette: theme.palette) }
    }
    let bar = ColorBar(scale: Self.scale, label: "share of the digits")
    try bar.draw(at: Point(0, layout.end), on: context, theme: theme)
  }

  private func drawWords(of layer: Layer, on context: Context, palette: Palette) {
    let (grid, across) = (grid(of: layer), layer.stage.across)
    let kind = layer.stage.shape.area > 1 ? "filters" : "units"
    context.text(
      "\(layer.stage.name), \(layer.shares.count) \(kind)", at: Point(0, -21), font: .label,
      color: palette.ink)
    for column in 0..<min(across, layer.shares.count) {
      context.write("+\(column)", above: grid.frame(column), color: palette.muted)
    }
    for first in stride(from: 0, to: layer.shares.count, by: across) {
      context.write("\(first)", leftOf: grid.frame(first), color: palette.muted)
    }
    let crosses = layer.dead.flatMap { unit -> [[Point]] in
      let square = grid.frame(unit).expanded(by: -6)
      let bottom = square.y + square.height
      return [
        [Point(square.x, square.y), Point(square.maxX, bottom)],
        [Point(square.x, bottom), Point(square.maxX, square.y)],
      ]
    }
    context.stroke(crosses, color: palette.muted, width: 0.75)
  }
}
