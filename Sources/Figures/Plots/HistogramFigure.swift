import Cairo
import LeNet

/// How a stage's values are spread, before and after its activation.
public struct HistogramFigure: Figure {
  public let stage: Stage
  private let before: [Float]
  private let after: [Float]
  private let activation: Activation
  private let silentMaps: [Int]
  private let subject: String

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
    "The grey column counts values of exactly zero. Before: weighted sums with their bias. After: "
      + (activation == .relu
        ? "the same where positive, otherwise zero." : "each through the \(activation.rawValue).")
  }

  private var zeroShare: Double { Double(after.count { $0 == 0 }) / Double(after.count) }

  private var silence: String {
    let what = stage.shape.area == 1 ? "unit" : "map"
    return silentMaps.isEmpty
      ? "every \(what) fires somewhere"
      : "\(Numbers.word(silentMaps.count)) \(what)\(silentMaps.count == 1 ? "" : "s") never "
        + "fire\(silentMaps.count == 1 ? "s" : "")"
  }

  public var alternativeText: String {
    "\(stage.name) on \(subject): before the activation \(Numbers.grouped(before.count)) sums between "
      + "\(Numbers.short(before.min()!)) and \(Numbers.short(before.max()!)), "
      + "\(Numbers.percent(Double(before.count { $0 > 0 }) / Double(before.count), 0)) of them positive; after it "
      + "\(Numbers.percent(zeroShare, 0)) are exactly zero, and \(silence)."
  }

  public var table: Table {
    func row(_ name: String, _ values: [Float]) -> [String] {
      let sorted = values.sorted()
      return [name]
        + [0, 0.25, 0.5, 0.75, 1].map { Numbers.short(sorted[Int($0 * Double(sorted.count - 1))]) }
        + [Numbers.percent(Double(values.count { $0 == 0 }) / Double(values.count))]
    }
    return Table(
      header: [
        "", "smallest", "a quarter below", "half below", "three quarters below", "largest", "exactly zero",
      ],
      rows: [row("before", before), row("after", after)])
  }

  private static let panel = Size(208, 110)
  private static let gap = 40.0

  public var bodySize: Size { Size(Style.width, 12 + Self.panel.height + 30) }

  public func draw(on context: Context, theme: Theme) throws {
    let subtitle = "\(Numbers.percent(zeroShare, 0)) exactly zero; \(silence)"
    draw(before, "before", at: Point(0, 12), on: context, theme: theme)
    draw(after, "after: \(subtitle)", at: Point(Self.panel.width + Self.gap, 12), on: context, theme: theme)
  }

  private func draw(
    _ values: [Float], _ label: String, at origin: Point, on context: Context, theme: Theme
  ) {
    let palette = theme.palette
    let histogram = Histogram(values, bins: 40)
    let size = Self.panel
    let zeroColumn = histogram.zeros > 0 ? 10.0 : 0
    let most = Double(max(histogram.counts.max()!, histogram.zeros, 1))
    let x = LinearScale(histogram.range, from: 0, to: size.width)
    let height = LinearScale(0...most, from: 0, to: size.height - 8)
    context.at(origin) {
      context.text(label, at: Point(0, -3), font: .tick, color: palette.ink)
      let width = x(histogram.range.lowerBound + histogram.binWidth)
      let zero = x(0)
      let bars = histogram.counts.enumerated().filter { $0.element > 0 }.map { bin, count in
        let left = x(histogram.range.lowerBound + Double(bin) * histogram.binWidth)
        return Rectangle(
          left + 0.25, size.height - height(Double(count)), width - 0.5, height(Double(count)))
      }
      context.fill(bars.filter { $0.midX < zero }, color: palette.negative)
      context.fill(bars.filter { $0.midX >= zero }, color: palette.active)
      if histogram.zeros > 0 {
        let top = size.height - height(Double(histogram.zeros))
        context.fill(
          Rectangle(zero - zeroColumn / 2, top, zeroColumn, size.height - top), color: palette.muted)
        context.text(
          Numbers.grouped(histogram.zeros), at: Point(max(zero + zeroColumn / 2 + 4, 12), top + 7),
          font: .tick,
          color: palette.muted)
      }
      context.stroke(
        [[Point(0, size.height), Point(size.width, size.height)]], color: palette.muted, width: Style.hairline
      )
      context.stroke(
        Point(zero, 4), Point(zero, size.height), color: palette.muted, width: Style.hairline, dash: [2, 2])
      let ticks = x.ticks(4)
      for value in ticks.values {
        context.stroke(
          Point(x(value), size.height), Point(x(value), size.height + 3), color: palette.muted,
          width: Style.hairline)
        context.text(
          ticks.label(value), at: Point(x(value), size.height + 13), font: .tick, color: palette.muted,
          alignment: .center)
      }
      context.text(
        "value", at: Point(size.width, size.height + 25), font: .tick, color: palette.muted,
        alignment: .trailing)
      context.text(
        "largest bin: \(Numbers.grouped(histogram.counts.max()!)) values", at: Point(0, size.height + 25),
        font: .tick,
        color: palette.muted)
    }
  }
}
