import Cairo

/// Named amounts as bars from one line.
public struct BarsFigure: FluidFigure {
  public let title: String
  public let caption: String
  private let bars: [(name: String, value: Double)]
  private let label: String
  public var width = Style.width

  /// - Parameters:
  ///   - title: what stands above the figure.
  ///   - bars: from the top.
  ///   - label: what the length is, with its unit.
  ///   - caption: what stands below the figure.
  /// - Precondition: there is a bar, and every value is finite.
  public init(_ title: String, _ bars: [(name: String, value: Double)], label: String, caption: String = "") {
    precondition(!bars.isEmpty && bars.allSatisfy(\.value.isFinite), "no bar, or one without an end")
    self.title = title
    self.bars = bars
    self.label = label
    self.caption = caption
  }

  public var name = "bars"

  public var alternativeText: String {
    "\(title), \(label): " + bars.map { "\($0.name) \(Numbers.plain($0.value))" }.joined(separator: ", ")
      + "."
  }

  public var table: Table {
    Table(header: ["name", label], rows: bars.map { [$0.name, Numbers.plain($0.value)] })
  }

  private static let row = 18.0
  private static let valueRoom = 44.0

  public var bodySize: Size { Size(width, Double(bars.count) * Self.row + 20) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let names = bars.map { Font.label.width(of: $0.name) }.max()! + 10
    let (low, high) = (min(0, bars.map(\.value).min()!), max(0, bars.map(\.value).max()!))
    let left = names + (low < 0 ? Self.valueRoom : 0)
    let x = LinearScale(low...max(high, low + 1e-9), from: left, to: width - Self.valueRoom)
    for (index, bar) in bars.enumerated() {
      let middle = (Double(index) + 0.5) * Self.row
      context.text(
        bar.name, at: Point(names - 10, middle + 3), font: .label, color: palette.ink, alignment: .trailing)
      Bar(start: x(0), end: x(bar.value))
        .draw(
          at: middle,
          color: low >= 0 ? palette.active : bar.value < 0 ? palette.negative : palette.positive,
          number: Numbers.plain(bar.value, signed: low < 0), numberColor: palette.muted, on: context)
    }
    let bottom = Double(bars.count) * Self.row
    context.stroke(Point(x(0), 0), Point(x(0), bottom), color: palette.muted, width: Style.hairline)
    context.text(label, at: Point(x(0), bottom + 13), font: .tick, color: palette.muted)
  }
}
