import Cairo

/// Maps or kernels of two networks in pairs, all on one scale.
public struct MapPairsFigure: FluidFigure {
  /// A map of the first network, and the second's that belongs to it.
  public struct Pair: Hashable, Sendable {
    /// The number of the first network's map, from 0.
    public var first: Int
    /// The number of the second network's.
    public var second: Int
    /// How alike the two are, for below: `0.97`.
    public var likeness: String

    /// The numbers of two maps, and how alike they are.
    public init(_ first: Int, _ second: Int, likeness: String) {
      (self.first, self.second, self.likeness) = (first, second, likeness)
    }
  }

  public let name: String
  public let title: String
  public let caption: String
  private let names: [String]
  private let what: String
  private let likeness: String
  private let pairs: [Pair]
  /// `[2][channels, rows, columns]`
  private let values: [[Float]]
  private let rows: Int
  private let columns: Int
  private let scale: ColorScale
  private let scaleLabel: String
  private let across: Int
  public var width = Style.width

  /// - Parameters:
  ///   - name: for file names.
  ///   - title: which maps are seen.
  ///   - names: of the two networks.
  ///   - what: what is paired: `filter`.
  ///   - likeness: what stands below a pair: `correlation`.
  ///   - pairs: in the order in which they stand.
  ///   - values: of each network, `[channels, rows, columns]`.
  ///   - rows: the height of a map, in values.
  ///   - columns: its width.
  ///   - scaleLabel: what is coloured.
  ///   - across: how many pairs stand in a row where there is room; two where there is none.
  ///   - caption: where the values come from, and how to read them.
  /// - Precondition: there are two names and two sets of maps, and the pairs' maps are among them.
  public init(
    name: String, _ title: String, names: [String], what: String, likeness: String, _ pairs: [Pair],
    values: [[Float]], rows: Int, columns: Int, scaleLabel: String, across: Int, caption: String
  ) {
    precondition(
      names.count == 2 && values.count == 2 && !pairs.isEmpty,
      "\(names.count) names, \(values.count) sets of maps and \(pairs.count) pairs")
    let counts = values.map { $0.count / (rows * columns) }
    precondition(
      pairs.allSatisfy { (0..<counts[0]).contains($0.first) && (0..<counts[1]).contains($0.second) },
      "pairs of \(counts[0]) and \(counts[1]) maps that are not there")
    self.name = name
    self.title = title
    self.names = names
    self.what = what
    self.likeness = likeness
    self.pairs = pairs
    self.values = values
    self.rows = rows
    self.columns = columns
    scale = ColorScale(fitting: values.joined())
    self.scaleLabel = scaleLabel
    self.across = across
    self.caption = caption
  }

  public var alternativeText: String {
    "\(title). "
      + pairs.map { pair in
        "\(what.capitalised) \(pair.first) of “\(names[0])” with \(what) \(pair.second) of “\(names[1])”: \(likeness) "
          + "\(pair.likeness)."
      }.joined(separator: " ")
  }

  public var table: Table {
    Table(
      header: [what, "partner", likeness, "range", "partner’s range"],
      rows: pairs.map { pair in
        ["\(pair.first)", "\(pair.second)", pair.likeness]
          + zip([pair.first, pair.second], values).map { channel, values in
            let map = map(channel, of: values)
            return "\(Numbers.short(map.min()!)) to \(Numbers.short(map.max()!))"
          }
      })
  }

  private func map(_ channel: Int, of values: [Float]) -> ArraySlice<Float> {
    values[channel * rows * columns..<(channel + 1) * rows * columns]
  }

  // MARK: Layout

  private static let gap = 3.0
  private static let rowGap = 34.0
  private var pairsAcross: Int { isNarrow ? 2 : across }
  private var pitch: Double { ((width + 16) / Double(pairsAcross)).rounded(.down) }

  /// Two maps side by side, whose squares have sides of half points.
  private var grid: MapGrid {
    let side = (pitch - 16 - Self.gap) / 2
    return MapGrid(
      rows: rows, columns: columns, count: 2, across: 2,
      cell: (2 * side / Double(columns)).rounded(.down) / 2, columnGap: Self.gap, rowGap: 0)
  }

  private func origin(of place: Int) -> Point {
    Point(
      Double(place % pairsAcross) * pitch,
      12 + Double(place / pairsAcross) * (grid.size.height + Self.rowGap))
  }

  private var barY: Double { origin(of: pairs.count - 1).y + grid.size.height + Self.rowGap - 6 }

  public var bodySize: Size { Size(width, barY + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid) = (theme.palette, grid)
    for (place, pair) in pairs.enumerated() {
      let origin = origin(of: place)
      let maps = Array(map(pair.first, of: values[0]) + map(pair.second, of: values[1]))
      try grid.paint(maps, scale: scale, at: origin, on: context, theme: theme)
      context.at(origin) {
        // Smaller squares have no room for a sign.
        if scale.range.lowerBound < 0, grid.cell >= 9 {
          grid.drawSigns(of: maps, scale: scale, on: context, theme: theme)
        }
        for (side, channel) in [pair.first, pair.second].enumerated() {
          context.text(
            "\(channel)", at: Point(grid.frame(side).x, -4), font: .tick, color: palette.ink)
        }
        context.text(
          pair.likeness, at: Point(0, grid.size.height + 11), font: .tick, color: palette.muted)
      }
    }
    let bar = ColorBar(scale: scale, label: scaleLabel)
    try bar.draw(at: Point(0, barY), on: context, theme: theme)
  }
}
