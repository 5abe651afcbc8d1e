import Cairo

/// Curves over one axis, each named at its end.
public struct LinesFigure: FluidFigure {
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
  private let xNames: [String]
  private let xIsLogarithmic: Bool
  private let yIsLogarithmic: Bool
  private let yRange: ClosedRange<Double>
  private let marksPoints: Bool
  public var width = Style.width

  /// - Parameters:
  ///   - x: what the horizontal axis is, with its unit.
  ///   - y: what the vertical axis is, with its unit.
  ///   - xNames: what to call 0, 1, 2 and so on along the horizontal axis, if they are no numbers.
  ///   - yRange: the extent of the vertical axis; that of the values unless told. A curve may leave it.
  ///   - xIsLogarithmic: whether equal distances are equal factors; then every x is above 0.
  ///   - yIsLogarithmic: the same of every y.
  /// - Precondition: there are one to five lines, and a finite value among them.
  public init(
    _ title: String, _ lines: [Line], x: String, xNames: [String] = [], y: String,
    yRange: ClosedRange<Double>? = nil, xIsLogarithmic: Bool = false, yIsLogarithmic: Bool = false,
    caption: String = ""
  ) {
    precondition((1...5).contains(lines.count), "\(lines.count) lines, where five can be told apart")
    let values = lines.flatMap(\.points).map(\.y).filter(\.isFinite)
    precondition(!values.isEmpty, "no value to draw")
    self.title = title
    self.lines = lines
    xLabel = x
    yLabel = y
    self.xNames = xNames
    self.xIsLogarithmic = xIsLogarithmic
    self.yIsLogarithmic = yIsLogarithmic
    self.yRange = yRange ?? values.min()!...values.max()!
    self.caption = caption
    marksPoints = lines.allSatisfy { $0.points.count <= 20 }
  }

  public let name = "lines"

  public var alternativeText: String {
    "\(title). \(yLabel.capitalised) over \(xLabel). " + lines.map(words).joined(separator: " ")
  }

  /// A curve's ends, and how far it rises or falls between them.
  private func words(of line: Line) -> String {
    let points = line.points.filter(\.y.isFinite)
    guard let first = points.first, let last = points.last else { return "\(line.name): no value." }
    func place(_ point: Point) -> String { "\(words(ofValue: point.y)) at \(name(ofPlace: point.x))" }
    if points.count == 1 { return "\(line.name): \(place(first))." }
    var text = "\(line.name): from \(place(first)) to \(place(last))"
    let (lowest, highest) = (points.min { $0.y < $1.y }!, points.max { $0.y < $1.y }!)
    if lowest.y < min(first.y, last.y) { text += ", lowest \(place(lowest))" }
    if highest.y > max(first.y, last.y) { text += ", highest \(place(highest))" }
    return text + "."
  }

  public var table: Table {
    let places = Set(lines.flatMap { $0.points.map(\.x) }).sorted()
    // A curve drawn through many points is told by some of them.
    let step = max(1, places.count / 40)
    return Table(
      header: [xLabel] + lines.map(\.name),
      rows: stride(from: 0, to: places.count, by: step).map { index in
        [name(ofPlace: places[index])]
          + lines.map { line in
            line.points.first { $0.x == places[index] }.map { $0.y.isFinite ? words(ofValue: $0.y) : "–" }
              ?? "–"
          }
      })
  }

  private func words(ofValue y: Double) -> String {
    yIsLogarithmic ? Numbers.significant(y) : Numbers.plain(y)
  }

  private func name(ofPlace x: Double) -> String {
    xNames.isEmpty ? Numbers.trimmed(x) : xNames[Int(x)]
  }

  private static let origin = Point(38, 20)
  private static let gap = 8.0

  /// Beside the curves' names.
  private var panel: Size {
    let names = lines.map { Font.tick.width(of: $0.name) }.max()!
    return Size(min(330, (width - Self.origin.x - Self.gap - names).rounded(.down)), 170)
  }

  public var bodySize: Size { Size(width, Self.origin.y + panel.height + 30) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let size = panel
    let places = lines.flatMap { $0.points.map(\.x) }
    let x = Axis(places.min()!...places.max()!, isLogarithmic: xIsLogarithmic, from: 0, to: size.width)
    let y = Axis(yRange, isLogarithmic: yIsLogarithmic, from: size.height, to: 0)
    context.at(Self.origin) {
      context.text(yLabel, at: Point(-Self.origin.x, -11), font: .tick, color: palette.ink)
      for tick in y.ticks(5, ofWholeNumbers: false) {
        context.stroke(
          Point(0, y(tick.value)), Point(size.width, y(tick.value)),
          color: tick.value == 0 ? palette.muted : palette.hairline, width: Style.hairline)
        context.text(
          tick.label, at: Point(-5, y(tick.value) + 3), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
      for tick in x.ticks(
        Int(size.width / 55), ofWholeNumbers: places.allSatisfy { $0 == $0.rounded() })
      {
        context.text(
          xNames.isEmpty ? tick.label : name(ofPlace: tick.value),
          at: Point(x(tick.value), size.height + 12), font: .tick, color: palette.muted, alignment: .center)
      }
      context.text(
        xLabel, at: Point(size.width, size.height + 25), font: .tick, color: palette.ink, alignment: .trailing
      )
    }
    var labels: [(y: Double, name: String, color: Color)] = []
    // Room for the marks of points on the panel's edge.
    let clip = Rectangle(0, 0, size.width, size.height).expanded(by: 2)
    context.at(Self.origin, clippedTo: clip) {
      for (line, color) in zip(lines, Self.colors(palette)) {
        let runs = line.points.split { !$0.y.isFinite }.map { $0.map { Point(x($0.x), y($0.y)) } }
        context.stroke(runs, color: color, width: 1.5)
        if marksPoints {
          for point in runs.joined() { context.fill(circleAt: point, radius: 2, color: color) }
        }
        if let last = runs.last?.last { labels.append((min(max(last.y, 0), size.height), line.name, color)) }
      }
    }
    context.at(Self.origin) { draw(labels: labels, on: context) }
  }

  /// Names at the curves' ends, from the top, kept apart.
  private func draw(labels: [(y: Double, name: String, color: Color)], on context: Context) {
    var lowest = -Double.infinity
    for label in labels.sorted(by: { $0.y < $1.y }) {
      let baseline = max(label.y + 3, lowest + 11)
      context.text(label.name, at: Point(panel.width + Self.gap, baseline), font: .tick, color: label.color)
      lowest = baseline
    }
  }

  private static func colors(_ palette: Palette) -> [Color] {
    [palette.active, palette.positive, palette.negative, palette.muted, palette.accent]
  }
}
