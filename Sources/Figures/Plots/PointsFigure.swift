import Cairo
import Foundation

/// Named points over two axes, in families that have a colour and a shape each: error against cost, model by model.
public struct PointsFigure: FluidFigure {
  /// A point with its name.
  public struct Item: Hashable, Sendable {
    /// What stands beside the point.
    public var name: String
    /// In the horizontal axis's unit.
    public var x: Double
    /// In the vertical axis's unit.
    public var y: Double
    /// What y may be too: a standard deviation to either side, or an interval.
    public var interval: ClosedRange<Double>?
    /// What someone else found for y.
    public var other: Double?

    /// A point with its name; see the properties.
    public init(
      _ name: String, x: Double, y: Double, interval: ClosedRange<Double>? = nil, other: Double? = nil
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.interval = interval
      self.other = other
    }
  }

  /// Points that belong together.
  public struct Family: Hashable, Sendable {
    /// What the key below the panel calls it.
    public var name: String
    /// Its points.
    public var items: [Item]

    /// Points that belong together, under a name.
    public init(_ name: String, _ items: [Item]) {
      self.name = name
      self.items = items
    }
  }

  public let title: String
  public let caption: String
  private let families: [Family]
  private let xLabel: String
  private let yLabel: String
  private let xIsLogarithmic: Bool
  private let yIsLogarithmic: Bool
  private let otherLabel: String
  public let name: String
  public var width = Style.width

  /// - Parameters:
  ///   - title: what stands above the figure.
  ///   - families: the points, in one to six families.
  ///   - x: what the horizontal axis is, with its unit.
  ///   - y: what the vertical axis is, with its unit.
  ///   - xIsLogarithmic: whether equal distances are equal factors; then every x is above 0.
  ///   - yIsLogarithmic: the same of every y and every interval.
  ///   - otherLabel: what the items' `other` is: hollow marks, each joined to its item's.
  ///   - name: for file names.
  ///   - caption: what stands below the figure.
  /// - Precondition: there are one to six families, and a point among them; all values are finite, and above 0 along a
  ///   logarithmic axis.
  public init(
    _ title: String, _ families: [Family], x: String, y: String, xIsLogarithmic: Bool = false,
    yIsLogarithmic: Bool = false, otherLabel: String = "other", name: String = "points", caption: String = ""
  ) {
    let items = families.flatMap(\.items)
    precondition(
      (1...Marker.allCases.count).contains(families.count) && !items.isEmpty,
      "\(families.count) families of \(items.count) points, where six can be told apart")
    self.title = title
    self.families = families
    xLabel = x
    yLabel = y
    self.xIsLogarithmic = xIsLogarithmic
    self.yIsLogarithmic = yIsLogarithmic
    self.otherLabel = otherLabel
    self.name = name
    self.caption = caption
    for (values, axis, isLogarithmic) in [(xs, x, xIsLogarithmic), (ys, y, yIsLogarithmic)] {
      let wrong = values.first { !$0.isFinite || isLogarithmic && $0 <= 0 }
      precondition(
        wrong == nil, "\(wrong!) along the \(isLogarithmic ? "logarithmic axis" : "axis") \(axis)")
    }
  }

  private var items: [Item] { families.flatMap(\.items) }
  private var xs: [Double] { items.map(\.x) }
  private var ys: [Double] {
    items.flatMap {
      [$0.y] + ($0.interval.map { [$0.lowerBound, $0.upperBound] } ?? []) + ($0.other.map { [$0] } ?? [])
    }
  }

  private var hasOthers: Bool { items.contains { $0.other != nil } }

  public var alternativeText: String {
    "\(title). \(yLabel.capitalised) over \(xLabel). "
      + families.filter { !$0.items.isEmpty }.map { family in
        "\(family.name): "
          + family.items.map { item in
            "\(item.name) \(Numbers.trimmed(item.y)) at \(Numbers.trimmed(item.x))"
              + (item.other.map { ", \(otherLabel) \(Numbers.trimmed($0))" } ?? "")
          }.joined(separator: hasOthers ? "; " : ", ") + "."
      }.joined(separator: " ")
  }

  public var table: Table {
    let hasIntervals = items.contains { $0.interval != nil }
    return Table(
      header: ["family", "name", xLabel, yLabel] + (hasIntervals ? ["from", "to"] : [])
        + (hasOthers ? [otherLabel] : []),
      rows: families.flatMap { family in
        family.items.map { item in
          [family.name, item.name, Numbers.plain(item.x), Numbers.significant(item.y)]
            + (hasIntervals
              ? [item.interval?.lowerBound, item.interval?.upperBound].map {
                $0.map { Numbers.significant($0) } ?? "–"
              } : [])
            + (hasOthers ? [item.other.map { Numbers.significant($0) } ?? "–"] : [])
        }
      })
  }

  private static let origin = Point(38, 20)
  private static let keyRow = 16.0

  private var panel: Panel {
    Panel(
      Size(width - Self.origin.x - Marker.radius, isNarrow ? 260 : 230),
      x: Self.extent(of: xs, isLogarithmic: xIsLogarithmic), xIsLogarithmic: xIsLogarithmic,
      y: Self.extent(of: ys, isLogarithmic: yIsLogarithmic), yIsLogarithmic: yIsLogarithmic)
  }

  /// The values' extent and a little more, so that no mark lies on the panel's edge.
  private static func extent(of values: [Double], isLogarithmic: Bool) -> ClosedRange<Double> {
    let places = isLogarithmic ? values.map { log10($0) } : values
    let (low, high) = (places.min()!, places.max()!)
    let margin = high > low ? 0.06 * (high - low) : isLogarithmic ? 0.5 : max(1, abs(low)) / 2
    let (start, end) = (low - margin, high + margin)
    return isLogarithmic ? pow(10, start)...pow(10, end) : start...end
  }

  /// The families' marks and names below the panel, in rows.
  private var key: [(place: Point, family: Int)] {
    var place = Point(Marker.radius, Self.origin.y + panel.size.height + Panel.footHeight + Self.keyRow / 2)
    return families.indices.map { family in
      let needed = 12 + Font.tick.width(of: families[family].name)
      if place.x > Marker.radius && place.x + needed > width {
        place = Point(Marker.radius, place.y + Self.keyRow)
      }
      defer { place.x += needed + 16 }
      return (place, family)
    }
  }

  public var bodySize: Size { Size(width, key.last!.place.y + Self.keyRow / 2) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, panel) = (theme.palette, panel)
    let isWhole = xs.allSatisfy { $0 == $0.rounded() }
    context.text(yLabel, at: Point(0, Self.origin.y - 11), font: .tick, color: palette.ink)
    for (place, family) in key {
      Marker.allCases[family].draw(at: place, on: context, color: palette.series[family])
      context.text(
        families[family].name, at: Point(place.x + 9, place.y + 3), font: .tick, color: palette.ink)
    }
    context.at(Self.origin) {
      panel.drawAxes(
        x: xLabel, ticks: panel.x.ticks(Int(panel.size.width / 55), ofWholeNumbers: isWhole), on: context,
        palette: palette)
      for (family, members) in families.enumerated() {
        let color = palette.series[family]
        for item in members.items {
          if let interval = item.interval {
            let ends = [interval.lowerBound, interval.upperBound].map { panel(Point(item.x, $0)) }
            context.stroke([ends], color: color, width: 1)
          }
          if let other = item.other {
            let (own, others) = (panel(Point(item.x, item.y)), panel(Point(item.x, other)))
            context.stroke(own, others, color: color, width: Style.hairline)
            Marker.allCases[family].draw(at: others, on: context, color: color, hollowOn: palette.ground)
          }
          Marker.allCases[family].draw(at: panel(Point(item.x, item.y)), on: context, color: color)
        }
      }
      drawNames(in: panel, on: context, palette: palette)
    }
  }

  /// Every point's name beside it, with a line to the point where it had to be moved away.
  private func drawNames(in panel: Panel, on context: Context, palette: Palette) {
    let places = items.map { panel(Point($0.x, $0.y)) }
    let marks = places.map { Rectangle($0.x, $0.y, 0, 0).expanded(by: Marker.radius + 1) }
    let whiskers = items.compactMap { item in
      item.interval.map { interval in
        let (top, bottom) = (panel.y(interval.upperBound), panel.y(interval.lowerBound))
        return Rectangle(panel.x(item.x) - 1, top, 2, bottom - top)
      }
    }
    let others = items.compactMap { item in
      item.other.map { other in
        let (first, second) = (panel.y(item.y), panel.y(other))
        return Rectangle(panel.x(item.x), min(first, second), 0, abs(first - second)).expanded(
          by: Marker.radius)
      }
    }
    var placement = LabelPlacement(
      within: Rectangle(0, 0, panel.size.width + Marker.radius, panel.size.height),
      around: marks + whiskers + others)
    for (item, place) in zip(items, places) {
      let label = placement.place(Size(Font.tick.width(of: item.name), 10), beside: place)
      let nearest = Point(
        min(max(place.x, label.x), label.maxX), min(max(place.y, label.y), label.y + label.height))
      if hypot(nearest.x - place.x, nearest.y - place.y) > 12 {
        context.stroke(place, nearest, color: palette.muted, width: Style.hairline)
      }
      context.text(item.name, at: Point(label.x, label.y + 8), font: .tick, color: palette.ink)
    }
  }
}
