import Cairo
import LeNet

/// How a stage's values are spread, before and after its activation.
public struct HistogramFigure: FluidFigure {
  /// C1, C3, C5 or F6.
  public let stage: Stage
  private let before: [Float]
  private let after: [Float]
  private let activation: Activation
  private let silentMaps: [Int]
  private let subject: String
  public var width = Style.width

  /// - Precondition: the stage has an activation: it is C1, C3, C5 or F6.
  public init(_ trace: Trace, stage: Stage, subject: String = "this digit") {
    precondition(stage.isActivated, "no activation behind \(stage.name)")
    self.stage = stage
    self.subject = subject
    before = trace.preActivations(stage)
    after = trace.values(stage)
    activation = trace.network.activation
    let summary = MapsSummary(after, shape: stage.shape)
    silentMaps = summary.maps.filter(\.isSilent).map(\.channel)
  }

  public var name: String { "\(stage)-histogram" }
  public var title: String {
    "\(stage.name): \(Numbers.grouped(after.count)) values before and after the activation"
  }
  public var caption: String {
    "The grey column counts values of exactly zero\(activation == .relu ? " and is cut where it is higher than the panel" : ""). Before: weighted sums with their bias. After: "
      + (activation == .relu
        ? "the same right of the dashed threshold, otherwise zero."
        : "each through the \(activation.name).")
  }

  private var zeroShare: Double { Double(after.count { $0 == 0 }) / Double(after.count) }

  private var silence: String {
    let what = stage.shape.area == 1 ? "unit" : "map"
    return silentMaps.isEmpty
      ? "no \(what) is silent"
      : "\(Numbers.word(silentMaps.count)) \(what)\(silentMaps.count == 1 ? " is" : "s are") silent"
  }

  public var alternativeText: String {
    "\(stage.name) on \(subject): before the activation \(Numbers.grouped(before.count)) sums "
      + "\(before.rangeInWords), "
      + "\(Numbers.percent(Double(before.count { $0 > 0 }) / Double(before.count), 0)) of them positive; after it "
      + "\(Numbers.percent(zeroShare, 0)) are exactly zero, and \(silence). \(fullest)"
  }

  private var fullest: String {
    let (sums, values) = Histogram.pair(before: before, after: after, activation: activation)
    return
      "The fullest of \(sums.counts.count) bins before it holds \(Numbers.grouped(sums.counts.max()!)) sums, the "
      + "fullest of \(values.counts.count) after it \(Numbers.grouped(values.counts.max()!)) values other than zero."
  }

  public var table: Table {
    func row(_ name: String, _ values: [Float]) -> [String] {
      let sorted = values.sorted()
      return [name]
        + [0, 0.25, 0.5, 0.75, 1].map { Numbers.short(sorted[Int($0 * Double(sorted.count - 1))]) }
        + [Numbers.percent(Double(values.count { $0 == 0 }) / Double(values.count))]
    }
    return Table(
      header: ["when", "least", "¼ below", "½ below", "¾ below", "most", "zeros"],
      rows: [row("before", before), row("after", after)])
  }

  private var panel: Size { Size(width, 84) }
  /// From the top of one panel to the top of the other: room for an axis and a heading.
  private var pitch: Double { 118 + top }
  /// For the heading; in a narrow column, of two lines.
  private var top: Double { isNarrow ? 28 : 14 }

  public var bodySize: Size { Size(width, top + pitch + panel.height + 16) }

  public func draw(on context: Context, theme: Theme) throws {
    let (sums, values) = Histogram.pair(before: before, after: after, activation: activation)
    // One height for both. The column of zeros may be far higher than any bin, and is cut.
    let most = Double(max(sums.counts.max()!, values.counts.max()!, 1))
    draw(
      sums, "before: \(Numbers.grouped(before.count)) sums", most: most, at: Point(0, top), on: context,
      theme: theme)
    draw(
      values, "after: \(Numbers.percent(zeroShare, 0)) exactly zero; \(silence)", most: most,
      at: Point(0, top + pitch), on: context, theme: theme)
  }

  private func draw(
    _ histogram: Histogram, _ label: String, most: Double, at origin: Point, on context: Context, theme: Theme
  ) {
    let palette = theme.palette
    let size = panel
    let x = LinearScale(histogram.range, from: 0, to: size.width)
    let height = LinearScale(0...most, from: 0, to: size.height)
    let zero = x(0)
    context.at(origin) {
      context.text(label, at: Point(0, isNarrow ? -19 : -6), font: .label, color: palette.ink)
      let width = x(histogram.range.lowerBound + histogram.binWidth)
      let bars = histogram.counts.enumerated().filter { $0.element > 0 }.map { bin, count in
        let left = x(histogram.range.lowerBound + Double(bin) * histogram.binWidth)
        return Rectangle(
          left + 0.25, size.height - height(Double(count)), width - 0.5, height(Double(count)))
      }
      context.fill(bars.filter { $0.midX < zero }, color: palette.negative)
      context.fill(bars.filter { $0.midX >= zero }, color: palette.active)
      if histogram.zeros > 0 {
        drawZeros(histogram.zeros, at: zero, height: height, on: context, theme: theme)
      }
      context.stroke(
        Point(0, size.height), Point(size.width, size.height), color: palette.muted, width: Style.hairline)
      context.stroke(
        Point(zero, 0), Point(zero, size.height), color: palette.accent, width: 0.75, dash: [2, 2])
      let ticks = x.ticks(isNarrow ? 5 : 8)
      context.stroke(
        ticks.values.map { [Point(x($0), size.height), Point(x($0), size.height + 3)] }, color: palette.muted,
        width: Style.hairline)
      for value in ticks.values {
        context.text(
          ticks.label(value), at: Point(x(value), size.height + 13), font: .tick, color: palette.muted,
          alignment: x(value) < 8 ? .leading : x(value) > size.width - 8 ? .trailing : .center)
      }
      context.text(
        "highest bin: \(Numbers.grouped(histogram.counts.max()!)) values",
        at: Point(isNarrow ? 0 : size.width, -6), font: .tick, color: palette.muted,
        alignment: isNarrow ? .leading : .trailing)
    }
  }

  /// The column of values that are exactly zero: left of the threshold, where they come from. One that is higher
  /// than the panel ends in a gap and a piece beyond it.
  private func drawZeros(
    _ zeros: Int, at zero: Double, height: LinearScale, on context: Context, theme: Theme
  ) {
    let palette = theme.palette
    let bottom = panel.height
    let (width, full) = (8.0, height(Double(zeros)))
    if full <= bottom {
      context.fill(Rectangle(zero - width, bottom - full, width, full), color: palette.muted)
    } else {
      context.fill(
        Rectangle(zero - width, 0, width, 8), Rectangle(zero - width, 11, width, bottom - 11),
        color: palette.muted)
    }
    let isRight = zero < 60
    context.text(
      "\(Numbers.grouped(zeros)) × 0",
      at: Point(isRight ? zero + 6 : zero - width - 5, max(8, bottom - full + 8)),
      font: .tick, color: palette.muted, alignment: isRight ? .leading : .trailing)
  }
}
