import Cairo
import Foundation

/// Curves over one axis, each named at its end.
public struct LinesFigure: Figure {
  public struct Line: Hashable, Sendable {
    public var name: String
    public var points: [Point]

    /// - Parameters:
    ///   - name: what the curve is of.
    ///   - points: pairs of x and y, from the left; where y is no number, the line has a gap.
    public init(_ name: String, _ points: [(x: Double, y: Double)]) {
      self.name = name
      self.points = points.map { Point($0.x, $0.y) }
    }
  }

  public let title: String
  public let caption: String
  private let lines: [Line]
  private let xLabel: String
  private let yLabel: String
  private let xIsLogarithmic: Bool
  private let yRange: ClosedRange<Double>
  private let marksPoints: Bool

  /// - Parameters:
  ///   - x: what the horizontal axis is, with its unit.
  ///   - y: what the vertical axis is, with its unit.
  ///   - yRange: the extent of the vertical axis; that of the values unless told.
  ///   - xIsLogarithmic: whether equal distances are equal factors; then every x is above 0.
  /// - Precondition: there are one to five lines, and a finite value among them.
  public init(
    _ title: String, _ lines: [Line], x: String, y: String, yRange: ClosedRange<Double>? = nil,
    xIsLogarithmic: Bool = false, caption: String = ""
  ) {
    precondition((1...5).contains(lines.count), "\(lines.count) lines, where five can be told apart")
    let values = lines.flatMap(\.points).map(\.y).filter(\.isFinite)
    precondition(!values.isEmpty, "no value to draw")
    self.title = title
    self.lines = lines
    xLabel = x
    yLabel = y
    self.xIsLogarithmic = xIsLogarithmic
    self.yRange = yRange ?? values.min()!...values.max()!
    self.caption = caption
    marksPoints = lines.allSatisfy { $0.points.count <= 20 }
  }

  public let name = "lines"

  public var alternativeText: String {
    "\(title). \(yLabel.capitalised) over \(xLabel). "
      + lines.map { line in
        let points = line.points.filter(\.y.isFinite)
        guard let first = points.first, let last = points.last else { return "\(line.name): no value." }
        return "\(line.name): from \(Numbers.plain(first.y)) at \(Numbers.plain(first.x)) "
          + "to \(Numbers.plain(last.y)) at \(Numbers.plain(last.x))."
      }.joined(separator: " ")
  }

  public var table: Table {
    let places = Set(lines.flatMap { $0.points.map(\.x) }).sorted()
    // A curve drawn through many points is told by some of them.
    let step = max(1, places.count / 40)
    return Table(
      header: [xLabel] + lines.map(\.name),
      rows: stride(from: 0, to: places.count, by: step).map { index in
        [Numbers.plain(places[index])]
          + lines.map { line in
            line.points.first { $0.x == places[index] }.map { $0.y.isFinite ? Numbers.plain($0.y) : "–" }
              ?? "–"
          }
      })
  }

  private static let panel = Size(330, 170)
  private static let origin = Point(38, 16)

  public var bodySize: Size { Size(Style.width, Self.origin.y + Self.panel.height + 30) }

  private func place(_ x: Double) -> Double { xIsLogarithmic ? log10(x) : x }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let size = Self.panel
    let places = lines.flatMap { $0.points.map { place($0.x) } }
    let x = LinearScale(places.min()!...places.max()!, from: 0, to: size.width)
    let y = LinearScale(yRange, from: size.height, to: 0)
    context.at(Self.origin) {
      context.text(yLabel, at: Point(-Self.origin.x, -7), font: .tick, color: palette.ink)
      let yTicks = y.ticks(5)
      for value in yTicks.values {
        context.stroke(
          Point(0, y(value)), Point(size.width, y(value)),
          color: value == 0 ? palette.muted : palette.hairline, width: Style.hairline)
        context.text(
          yTicks.label(value), at: Point(-5, y(value) + 3), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
      for tick in xTicks(x) {
        context.text(
          tick.label, at: Point(x(tick.place), size.height + 12), font: .tick, color: palette.muted,
          alignment: .center)
      }
      context.text(
        xLabel, at: Point(size.width, size.height + 25), font: .tick, color: palette.ink, alignment: .trailing
      )
    }
    context.at(Self.origin) {
      var labels: [(y: Double, name: String, color: Color)] = []
      for (line, color) in zip(lines, Self.colors(palette)) {
        let points = line.points.filter(\.y.isFinite).map { point in
          Point(x(place(point.x)), y(min(max(point.y, yRange.lowerBound), yRange.upperBound)))
        }
        context.stroke([points], color: color, width: 1.5)
        if marksPoints {
          for point in points { context.fill(circleAt: point, radius: 2, color: color) }
        }
        if let last = points.last { labels.append((last.y, line.name, color)) }
      }
      draw(labels: labels, on: context)
    }
  }

  /// Names at the curves' ends, from the top, kept apart.
  private func draw(labels: [(y: Double, name: String, color: Color)], on context: Context) {
    var lowest = -Double.infinity
    for label in labels.sorted(by: { $0.y < $1.y }) {
      let baseline = max(label.y + 3, lowest + 11)
      context.text(label.name, at: Point(Self.panel.width + 8, baseline), font: .tick, color: label.color)
      lowest = baseline
    }
  }

  private func xTicks(_ x: LinearScale) -> [(place: Double, label: String)] {
    guard xIsLogarithmic else {
      let ticks = x.ticks(6)
      return ticks.values.map { ($0, ticks.label($0)) }
    }
    let (low, high) = (x.domain.lowerBound, x.domain.upperBound)
    return stride(from: low.rounded(.up), through: high + 1e-9, by: 1).map {
      ($0, Numbers.plain(pow(10, $0)))
    }
  }

  private static func colors(_ palette: Palette) -> [Color] {
    [palette.active, palette.positive, palette.negative, palette.muted, palette.accent]
  }
}
