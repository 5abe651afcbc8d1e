import Cairo
import LeNet

/// Attribution maps of digits, each beside the same map of a network with random weights: what the two share cannot have
/// been learned.
public struct AttributionFigure: FluidFigure {
  /// A way to say how much each pixel counts, for the trained and for a random network.
  public struct Pair: Hashable, Sendable {
    /// `[28, 28]`, of either sign.
    public var trained: [Float]
    /// The same for the network with random weights.
    public var random: [Float]

    /// Two maps of 28 × 28 values.
    public init(trained: [Float], random: [Float]) {
      self.trained = trained
      self.random = random
    }
  }

  /// A digit with its maps.
  public struct Row: Sendable {
    /// The digit that the maps are of.
    public var digit: Digit
    /// What it shows, whose logit the maps are of.
    public var label: Int
    /// The maps of the logit's gradient with respect to each pixel.
    public var gradient: Pair
    /// The maps of what the logit loses where a part of the digit is covered.
    public var occlusion: Pair

    /// A digit with its maps; see the properties.
    public init(digit: Digit, label: Int, gradient: Pair, occlusion: Pair) {
      self.digit = digit
      self.label = label
      self.gradient = gradient
      self.occlusion = occlusion
    }

    fileprivate var maps: [[Float]] {
      [gradient.trained, gradient.random, occlusion.trained, occlusion.random]
    }
  }

  private let rows: [Row]
  public var width = Style.width

  /// - Precondition: there is a row.
  public init(_ rows: [Row]) {
    precondition(!rows.isEmpty, "no digit to draw")
    self.rows = rows
  }

  public let name = "attribution"
  public let title = "What raises the digit's logit, beside the same on random weights"
  public let caption =
    "Gradient: the slope of the logit of what the digit shows, with respect to each pixel. Occlusion: how much that "
    + "logit falls when a square of 5 × 5 blank pixels lies around the pixel. Every map as a share of its own largest value, as "
    + "the networks' logits differ in size."

  /// Pearson's correlation of the absolute values of a pair of maps.
  static func likeness(_ pair: Pair) -> Double {
    func centred(_ values: [Float]) -> [Double] {
      let mean = values.reduce(0) { $0 + Double(abs($1)) } / Double(values.count)
      return values.map { Double(abs($0)) - mean }
    }
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let (a, b) = (centred(pair.trained), centred(pair.random))
    let lengths = (product(a, a) * product(b, b)).squareRoot()
    return lengths > 0 ? product(a, b) / lengths : 0
  }

  /// The mean likeness of the trained network's maps to the random one's.
  public var meanLikeness: (gradient: Double, occlusion: Double) {
    func mean(_ pair: KeyPath<Row, Pair>) -> Double {
      rows.reduce(0) { $0 + Self.likeness($1[keyPath: pair]) } / Double(rows.count)
    }
    return (mean(\.gradient), mean(\.occlusion))
  }

  public var alternativeText: String {
    let mean = meanLikeness
    return
      "Gradient and occlusion maps of the logits of \(Numbers.list(rows.map { Numbers.withArticle($0.label) })), of the trained "
      + "network and of one with random weights. Their absolute values correlate by \(Numbers.fixed(mean.gradient, 2)) for the "
      + "gradient and by \(Numbers.fixed(mean.occlusion, 2)) for occlusion, on average."
  }

  public var table: Table {
    Table(
      header: ["digit", "map", "largest, trained", "largest, random", "correlation"],
      rows: rows.flatMap { row in
        [("gradient", row.gradient), ("occlusion", row.occlusion)].map { name, pair -> [String] in
          let largest = [pair.trained, pair.random].map { map in Numbers.short(map.map(abs).max()!) }
          return ["\(row.label)", name] + largest + [Numbers.fixed(Self.likeness(pair), 2)]
        }
      })
  }

  // MARK: Layout

  private var cell: Double { isNarrow ? 1.5 : 3 }
  private var grid: MapGrid {
    MapGrid(rows: 28, columns: 28, count: 1, across: 1, cell: cell, columnGap: 0, rowGap: 0)
  }
  private static let top = 30.0
  private var side: Double { 28 * cell }
  private var pitch: Double { side + 8 }

  /// The digit, then two pairs, closer to each other than to what is beside them.
  private var columns: [Double] {
    [0, side + 14, 2 * side + 18, 3 * side + 32, 4 * side + 36]
  }

  public var bodySize: Size { Size(width, Self.top + Double(rows.count) * pitch + 8 + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid, columns) = (theme.palette, grid, columns)
    for (name, column) in [("digit", 0), ("gradient", 1), ("occlusion", 3)] {
      context.text(name, at: Point(columns[column], 9), font: .label, color: palette.ink)
    }
    for (column, name) in ["trained", "random", "trained", "random"].enumerated() {
      context.text(name, at: Point(columns[column + 1], 24), font: .tick, color: palette.muted)
    }
    for (place, row) in rows.enumerated() {
      let y = Self.top + Double(place) * pitch
      try grid.paint(row.digit.pixels, scale: .ink, at: Point(0, y), on: context, theme: theme)
      for (column, map) in row.maps.enumerated() {
        let largest = max(map.map(abs).max()!, .leastNormalMagnitude)
        try grid.paint(
          map.map { $0 / largest }, scale: .signed(magnitude: 1), at: Point(columns[column + 1], y),
          on: context, theme: theme)
      }
    }
    let bar = ColorBar(scale: .signed(magnitude: 1), label: "share of the largest")
    try bar.draw(at: Point(0, bodySize.height - ColorBar.height), on: context, theme: theme)
  }
}
