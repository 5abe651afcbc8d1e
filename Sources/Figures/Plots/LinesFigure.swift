import Cairo

/// Curves over one axis, each named at its end.
public struct LinesFigure: FluidFigure {
  /// A curve with its name.
  public struct Line: Hashable, Sendable {
    /// What stands at its end.
    public var name: String
    /// From the left; where y is no number, the line has a gap.
    public var points: [Point]
    /// For every point the range that its values vary in, or nothing.
    public var band: [ClosedRange<Double>]

    /// - Parameters:
    ///   - name: what the curve is of.
    ///   - points: pairs of x and y, from the left; where y is no number, the line has a gap.
    ///   - band: what is shaded behind the line, one range for each point: the spread over seeds, or an interval.
    /// - Precondition: the band is empty or has a range for every point.
    public init(_ name: String, _ points: [(x: Double, y: Double)], band: [ClosedRange<Double>] = []) {
      precondition(
        band.isEmpty || band.count == points.count, "a band of \(band.count) for \(points.count) points")
      self.name = name
      self.points = points.map { Point($0.x, $0.y) }
      self.band = band
    }

    /// All finite values, the band's too.
    var values: [Double] {
      (points.map(\.y) + band.flatMap { [$0.lowerBound, $0.upperBound] }).filter(\.isFinite)
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
  ///   - title: what stands above the figure.
  ///   - lines: the curves, one to five.
  ///   - x: what the horizontal axis is, with its unit.
  ///   - xNames: what to call 0, 1, 2 and so on along the horizontal axis, if they are no numbers.
  ///   - y: what the vertical axis is, with its unit.
  ///   - yRange: the extent of the vertical axis; that of values and bands unless told. A curve may leave it.
  ///   - xIsLogarithmic: whether equal distances are equal factors; then every x is above 0.
  ///   - yIsLogarithmic: the same of every y and every band.
  ///   - caption: what stands below the figure.
  /// - Precondition: there are one to five lines, and a finite value among them.
  public init(
    _ title: String, _ lines: [Line], x: String, xNames: [String] = [], y: String,
    yRange: ClosedRange<Double>? = nil, xIsLogarithmic: Bool = false, yIsLogarithmic: Bool = false,
    caption: String = ""
  ) {
    precondition((1...5).contains(lines.count), "\(lines.count) lines, where five can be told apart")
    let values = lines.flatMap(\.values)
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

  public var name = "lines"

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
    if let widest = zip(line.band, line.points).filter(\.1.y.isFinite).max(by: { $0.0.extent < $1.0.extent })
    {
      text += ", its band widest at \(name(ofPlace: widest.1.x)) (\(words(of: widest.0)))"
    }
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
            line.points.firstIndex { $0.x == places[index] }.map { cell(of: line, at: $0) } ?? "–"
          }
      })
  }

  private func cell(of line: Line, at index: Int) -> String {
    let y = line.points[index].y
    guard y.isFinite else { return "–" }
    return words(ofValue: y) + (line.band.isEmpty ? "" : " (\(words(of: line.band[index])))")
  }

  private func words(of range: ClosedRange<Double>) -> String {
    "\(words(ofValue: range.lowerBound)) to \(words(ofValue: range.upperBound))"
  }

  private func words(ofValue y: Double) -> String {
    yIsLogarithmic ? Numbers.significant(y) : Numbers.plain(y)
  }

  private func name(ofPlace x: Double) -> String {
    xNames.isEmpty ? Numbers.trimmed(x) : xNames[Int(x)]
  }

  private static let origin = Point(38, 20)

  private var panel: Panel {
    let places = lines.flatMap { $0.points.map(\.x) }
    let room = width - Self.origin.x - Panel.width(ofNames: lines.map(\.name))
    return Panel(
      Size(min(330, room.rounded(.down)), 170), x: places.min()!...places.max()!,
      xIsLogarithmic: xIsLogarithmic, y: yRange, yIsLogarithmic: yIsLogarithmic)
  }

  public var bodySize: Size { Size(width, Self.origin.y + panel.size.height + Panel.footHeight) }

  /// Of numbers about as many as there is room for, of names all or every second, third and so on.
  private func ticks(of panel: Panel) -> [(value: Double, label: String)] {
    guard !xNames.isEmpty else {
      let isWhole = lines.allSatisfy { $0.points.allSatisfy { $0.x == $0.x.rounded() } }
      return panel.x.ticks(Int(panel.size.width / 55), ofWholeNumbers: isWhole)
    }
    let widest = xNames.map { Font.tick.width(of: $0) }.max()! + 6
    let pitch = panel.size.width / Double(max(1, xNames.count - 1))
    return stride(from: 0, to: xNames.count, by: max(1, Int((widest / pitch).rounded(.up)))).map {
      (Double($0), xNames[$0])
    }
  }

  var tickNames: [String] { ticks(of: panel).map(\.label) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, panel) = (theme.palette, panel)
    let curves = zip(lines, palette.series).map {
      Curve(name: $0.name, color: $1, points: $0.points, band: $0.band)
    }
    context.text(yLabel, at: Point(0, Self.origin.y - 11), font: .tick, color: palette.ink)
    context.at(Self.origin) {
      panel.drawAxes(x: xLabel, ticks: ticks(of: panel), on: context, palette: palette)
      panel.draw(curves, marks: marksPoints, on: context)
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var extent: Double { upperBound - lowerBound }
}
