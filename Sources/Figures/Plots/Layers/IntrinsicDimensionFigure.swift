import Cairo

/// How right networks are that learn in random subspaces only, over the number of their dimensions, and where that is
/// nine tenths of what all parameters reach.
public struct IntrinsicDimensionFigure: FluidFigure {
  /// A dimension that others report.
  public struct Reported: Hashable, Sendable {
    /// The dimension at which nine tenths of the accuracy are reached.
    public var dimension: Double
    /// Who reports it.
    public var name: String

    /// A dimension, and who reports it.
    public init(_ dimension: Double, _ name: String) {
      self.dimension = dimension
      self.name = name
    }
  }

  private let points: [Point]
  private let direct: Double
  private let reached: Double?
  private let reported: [Reported]
  public var width = Style.width

  /// - Parameters:
  ///   - points: dimensions, rising, each with its accuracy, 0…1.
  ///   - direct: the accuracy with all parameters.
  ///   - reached: the dimension at which the curve reaches nine tenths of that, if it does.
  ///   - reported: the same dimension as others report it.
  /// - Precondition: there are two points or more, of dimensions above 0.
  public init(
    _ points: [(dimension: Int, accuracy: Double)], direct: Double, reached: Double?, reported: [Reported]
  ) {
    precondition(
      points.count > 1 && points.allSatisfy { $0.dimension > 0 }, "no curve through \(points.count) points")
    self.points = points.map { Point(Double($0.dimension), 100 * $0.accuracy) }
    self.direct = 100 * direct
    self.reached = reached
    self.reported = reported
  }

  public let name = "intrinsic-dimension"
  public let title = "Accuracy where training may move in d random directions only"
  public let caption =
    "A point is a network trained anew: its weights may only move along d random directions. Dashed: nine tenths of the "
    + "accuracy with all parameters, and the dimensions at which that is reached, here and as published."

  private var target: Double { 0.9 * direct }

  private func percent(_ value: Double) -> String { "\(Numbers.fixed(value, 1)) %" }

  public var alternativeText: String {
    let curve = points.map { "\(percent($0.y)) for \(Numbers.plain($0.x))" }
    return "\(title): \(Numbers.list(curve)). All parameters reach \(percent(direct)); nine tenths of that, "
      + percent(target)
      + (reached.map { ", are reached at d = \(Numbers.plain($0.rounded()))" } ?? ", are not reached")
      + reported.map { "; \($0.name): \(Numbers.plain($0.dimension))" }.joined() + "."
  }

  public var table: Table {
    Table(
      header: ["d", "accuracy", "share of all parameters’"],
      rows: points.map {
        [Numbers.plain($0.x), percent($0.y), percent(100 * $0.y / direct)]
      })
  }

  // MARK: Drawing

  private static let origin = Point(38, 20)

  private var panel: Panel {
    let dimensions = points.map(\.x) + reported.map(\.dimension)
    let lowest = min(points.map(\.y).min()!, target)
    return Panel(
      Size(width - Self.origin.x - 14, 190), x: dimensions.min()!...dimensions.max()!, xIsLogarithmic: true,
      y: (lowest / 10).rounded(.down) * 10...100)
  }

  public var bodySize: Size { Size(width, Self.origin.y + panel.size.height + Panel.footHeight) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, panel) = (theme.palette, panel)
    context.text("test accuracy, %", at: Point(0, Self.origin.y - 11), font: .tick, color: palette.ink)
    context.at(Self.origin) {
      panel.drawAxes(
        x: "dimensions d", ticks: panel.x.ticks(Int(panel.size.width / 55), ofWholeNumbers: true),
        on: context,
        palette: palette)
      context.stroke(
        Point(0, panel.y(target)), Point(panel.size.width, panel.y(target)), color: palette.muted,
        width: 0.75, dash: [4, 3])
      context.text(
        "90 % of \(percent(direct))", at: Point(panel.size.width, panel.y(target) + 11), font: .tick,
        color: palette.muted, alignment: .trailing)
      panel.draw([Curve(name: "", color: palette.active, points: points)], marks: true, on: context)
      drawDimensions(on: context, panel, palette)
    }
  }

  /// Ours and those reported, from the target down to the axis. The least has its name to its left, the others to their
  /// right, on lines for themselves.
  private func drawDimensions(on context: Context, _ panel: Panel, _ palette: Palette) {
    let ours = reached.map { [($0, "here", palette.accent)] } ?? []
    let all = (ours + reported.map { ($0.dimension, $0.name, palette.muted) }).sorted { $0.0 < $1.0 }
    for (place, (dimension, name, color)) in all.enumerated() {
      let x = panel.x(dimension)
      context.stroke(
        Point(x, panel.y(target)), Point(x, panel.size.height), color: color, width: 1, dash: [4, 3])
      let isLeft = place == 0 && all.count > 1
      context.text(
        "\(name) \(Numbers.plain(dimension.rounded()))",
        at: Point(x + (isLeft ? -4 : 4), panel.size.height - 8 - 13 * Double(max(0, all.count - 1 - place))),
        font: .tick, color: color, alignment: isLeft ? .trailing : .leading)
    }
  }
}
