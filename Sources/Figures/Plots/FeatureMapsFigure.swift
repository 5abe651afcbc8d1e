import Cairo
import LeNet

/// The maps of C1, S2, C3 or S4 for one digit, side by side on one scale.
public struct FeatureMapsFigure: FluidFigure {
  /// C1, S2, C3 or S4.
  public let stage: Stage
  /// `[channels, height, width]`
  public let values: [Float]
  private let subject: String
  private let summary: MapsSummary
  public var width = Style.width
  private var subsampling = Subsampling.Method.mean

  /// - Parameters:
  ///   - trace: the digit's values.
  ///   - stage: whose maps are drawn.
  ///   - subject: what the texts call the digit.
  /// - Precondition: the stage has maps: it is C1, S2, C3 or S4.
  public init(_ trace: Trace, stage: Stage, subject: String = "this digit") {
    self.init(stage: stage, values: trace.values(stage), subject: subject)
    subsampling = trace.network.subsampling
  }

  /// - Precondition: the stage is C1, S2, C3 or S4, and there are as many values as it has.
  public init(stage: Stage, values: [Float], subject: String = "this digit") {
    precondition([.c1, .s2, .c3, .s4].contains(stage), "no maps in \(stage.name)")
    precondition(
      values.count == stage.shape.count, "\(values.count) values for \(stage.name) of \(stage.shape)")
    self.stage = stage
    self.values = values
    self.subject = subject
    summary = MapsSummary(values, shape: stage.shape)
  }

  public var name: String { "\(stage)-maps" }

  public var title: String {
    "\(stage.name): \(Numbers.word(stage.shape.channels)) feature maps of \(subject)"
  }

  public var caption: String {
    let origin =
      switch stage {
      case .c1: "after the activation"
      case .c3: "after the activation; every map is made from all six S2 maps"
      default: "each \(subsampling == .mean ? "the mean" : "one") of 2 × 2 values of \(stage.previous!.name)"
      }
    return
      "\(stage.shape) values, \(origin). One scale for all maps. Beside a map's number stands its largest "
      + "value; the strongest of all is framed."
  }

  public var alternativeText: String {
    let (height, width) = (stage.shape.height, stage.shape.width)
    return
      "\(stage.name): \(Numbers.word(stage.shape.channels)) feature maps, \(height) × \(width) values each, "
      + "of \(subject). \(summary.words)"
  }

  public var table: Table { summary.table }

  private var grid: MapGrid {
    let shape = stage.shape
    // Large maps, and all of them in a narrow column, stand in rows of half the length.
    let isLarge = shape.channels <= 6
    let side = isNarrow ? (isLarge ? 84.0 : 56) : isLarge ? 144 : 48
    let gap = isNarrow ? (isLarge ? 6.0 : 12) : isLarge ? 12 : 10
    return MapGrid(
      rows: shape.height, columns: shape.width, count: shape.channels,
      across: isLarge || isNarrow ? stage.across / 2 : stage.across, cell: side / Double(shape.width),
      columnGap: gap, rowGap: 24)
  }

  private var sheet: MapSheet {
    MapSheet(
      values: values, grid: grid, scale: ColorScale(fitting: values), label: "activation",
      origin: Point(0, 12))
  }

  public var bodySize: Size { Size(width, sheet.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid) = (theme.palette, grid)
    try sheet.draw(on: context, theme: theme) {
      for map in summary.maps {
        context.write(
          map.channel, map.isSilent ? "silent" : Numbers.short(map.peak), over: grid.frame(map.channel),
          palette: palette)
      }
      let strongest = summary.strongest
      guard !strongest.isSilent else { return }
      let square = grid.frame(strongest.channel, row: strongest.row, column: strongest.column)
      context.stroke([square.expanded(by: 0.75)], color: palette.accent, width: 1)
    }
  }
}
