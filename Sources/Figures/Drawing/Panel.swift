import Cairo

/// The ground of curves and points: an axis in each direction.
struct Panel {
  let size: Size
  let x: Axis
  let y: Axis

  init(
    _ size: Size, x: ClosedRange<Double>, xIsLogarithmic: Bool = false, y: ClosedRange<Double>,
    yIsLogarithmic: Bool = false
  ) {
    self.size = size
    self.x = Axis(x, isLogarithmic: xIsLogarithmic, from: 0, to: size.width)
    self.y = Axis(y, isLogarithmic: yIsLogarithmic, from: size.height, to: 0)
  }

  /// From the panel's lower edge to the lower end of what stands below it.
  static let footHeight = 30.0

  /// How far the label of a tick may stand out to the right of the panel.
  private static let overhang = 6.0

  /// Where the values `point` lie, in points from the panel's top left corner.
  func callAsFunction(_ point: Point) -> Point { Point(x(point.x), y(point.y)) }

  /// Draws the axes with the panel's top left corner at the origin: a hairline at every vertical tick, labels of both
  /// axes' ticks, and below them what the horizontal axis is.
  ///
  /// - Parameter showsHeights: whether the vertical axis has its labels; in a row of panels the first has them for all.
  func drawAxes(
    x label: String, ticks: [(value: Double, label: String)], showsHeights: Bool = true, on context: Context,
    palette: Palette
  ) {
    for tick in y.ticks(Int(size.height / 30), ofWholeNumbers: false) {
      context.stroke(
        Point(0, y(tick.value)), Point(size.width, y(tick.value)),
        color: tick.value == 0 ? palette.muted : palette.hairline, width: Style.hairline)
      guard showsHeights else { continue }
      context.text(
        tick.label, at: Point(-5, y(tick.value) + 3), font: .tick, color: palette.muted, alignment: .trailing)
    }
    for tick in ticks {
      // A long label at the end of the axis would leave the figure.
      let rightmost = size.width + Self.overhang - Font.tick.width(of: tick.label) / 2
      context.text(
        tick.label, at: Point(min(x(tick.value), rightmost), size.height + 12), font: .tick,
        color: palette.muted, alignment: .center)
    }
    context.text(
      label, at: Point(size.width, size.height + 25), font: .tick, color: palette.ink, alignment: .trailing)
  }
}
