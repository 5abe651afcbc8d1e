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

  /// Where the values `point` lie, in points from the panel's top left corner.
  func callAsFunction(_ point: Point) -> Point { Point(x(point.x), y(point.y)) }

  /// Draws the axes with the panel's top left corner at the origin: a hairline at every vertical tick, labels of both
  /// axes' ticks, and below them what the horizontal axis is.
  func drawAxes(
    x label: String, ticks: [(value: Double, label: String)], on context: Context, palette: Palette
  ) {
    for tick in y.ticks(Int(size.height / 30), ofWholeNumbers: false) {
      context.stroke(
        Point(0, y(tick.value)), Point(size.width, y(tick.value)),
        color: tick.value == 0 ? palette.muted : palette.hairline, width: Style.hairline)
      context.text(
        tick.label, at: Point(-5, y(tick.value) + 3), font: .tick, color: palette.muted, alignment: .trailing)
    }
    for tick in ticks {
      context.text(
        tick.label, at: Point(x(tick.value), size.height + 12), font: .tick, color: palette.muted,
        alignment: .center)
    }
    context.text(
      label, at: Point(size.width, size.height + 25), font: .tick, color: palette.ink, alignment: .trailing)
  }
}
