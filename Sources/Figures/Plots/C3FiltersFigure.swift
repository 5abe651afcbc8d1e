import Cairo
import LeNet

/// The sixteen filters of C3, each a volume of six kernels, one for each map of S2.
public struct C3FiltersFigure: FluidFigure {
  /// Which moment of the training the weights are from.
  public enum Moment: Sendable {
    /// Before its first step.
    case before
    /// After its last step.
    case after
  }

  private let weights: [Float]
  private let moment: Moment
  private let scale: ColorScale
  public var width = Style.width

  /// - Parameters:
  ///   - network: the network whose filters are drawn.
  ///   - moment: whether the network is as it was before or after its training.
  ///   - other: a network whose filters stand beside these, so that both need one scale.
  public init(_ network: Network, when moment: Moment = .after, beside other: Network? = nil) {
    weights = Array(network.parameters[Stage.c3.weights])
    self.moment = moment
    scale = ColorScale.signed(fitting: weights + (other?.parameters[Stage.c3.weights] ?? []))
  }

  public var name: String { moment == .after ? "c3-filters" : "c3-filters-before" }
  public var title: String {
    moment == .after
      ? "C3: the sixteen learned filters, each a volume of 6 × 5 × 5"
      : "C3: the same sixteen filters before training"
  }
  public let caption =
    "16 × 6 kernels of 5 × 5 weights, on one scale. A row of six is one filter: kernel k looks at map k of S2, and "
    + "the six sums are added. No single kernel is the filter."

  public var alternativeText: String {
    let norms = (0..<16).map { weights[$0 * 150..<($0 + 1) * 150].length }
    let (least, most) = ((0..<16).min { norms[$0] < norms[$1] }!, (0..<16).max { norms[$0] < norms[$1] }!)
    return
      "C3: sixteen filters of six 5 × 5 kernels, weights \(weights.rangeInWords). Filter \(most) is the strongest, of length \(Numbers.short(norms[most])); "
      + "filter \(least) the weakest, of length \(Numbers.short(norms[least]))."
  }

  /// The length of each kernel, √Σ w²: which S2 maps a filter listens to.
  public var table: Table {
    Table(
      header: ["filter"] + (0..<6).map { "S2 map \($0)" },
      rows: (0..<16).map { filter in
        ["\(filter)"]
          + (0..<6).map { channel in
            let first = (filter * 6 + channel) * 25
            return Numbers.short(weights[first..<first + 25].length)
          }
      })
  }

  private static let row = MapGrid(
    rows: 5, columns: 5, count: 6, across: 6, cell: 5.5, columnGap: 5, rowGap: 0)
  private static let pitch = row.size.height + 9
  private static let top = 26.0

  /// A filter is a row of six kernels. The rows stand in two columns, or in a narrow page in one.
  private var columns: [Double] { isNarrow ? [18] : [18, 258] }
  private var rows: Int { 16 / columns.count }
  private var bottom: Double { Self.top + Double(rows) * Self.pitch + 8 }

  public var bodySize: Size { Size(width, bottom + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    for x in columns {
      context.text("S2 map", at: Point(x, Self.top - 18), font: .tick, color: theme.palette.muted)
      context.at(Point(x, Self.top)) {
        for channel in 0..<6 {
          context.write("\(channel)", above: Self.row.frame(channel), color: theme.palette.muted)
        }
      }
    }
    for filter in 0..<16 {
      let place = Point(columns[filter / rows], Self.top + Double(filter % rows) * Self.pitch)
      try Self.row.paint(
        Array(weights[filter * 150..<(filter + 1) * 150]), scale: scale, at: place, on: context, theme: theme)
      context.at(place) {
        context.write("\(filter)", leftOf: Self.row.frame(0), color: theme.palette.ink)
      }
    }
    let bar = ColorBar(scale: scale, label: "weight")
    try bar.draw(at: Point(18, bottom), on: context, theme: theme)
  }
}
