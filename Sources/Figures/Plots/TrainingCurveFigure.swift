import Cairo
import LeNet

/// Loss and accuracy by epoch.
public struct TrainingCurveFigure: FluidFigure {
  private let epochs: [Training.Epoch]
  public var width = Style.width

  /// - Precondition: there is an epoch.
  public init(_ epochs: [Training.Epoch]) {
    precondition(!epochs.isEmpty, "no epoch to draw")
    self.epochs = epochs
  }

  public let name = "training-curve"
  public var title: String {
    "Training: \(Numbers.count(epochs.count, "epoch"))"
  }
  public var caption: String {
    "Loss and training accuracy are means over an epoch's digits, each measured just before it was learned from"
      + (hasValidation ? "; validation accuracy is measured after the epoch, on digits held out." : ".")
  }

  private var hasValidation: Bool { epochs.contains { $0.validationAccuracy != nil } }

  public var alternativeText: String {
    let (first, last) = (epochs[0], epochs[epochs.count - 1])
    return "Over \(Numbers.count(epochs.count, "epoch")) the loss goes from "
      + "\(Numbers.fixed(first.loss, 3)) to \(Numbers.fixed(last.loss, 3)), the training accuracy from "
      + "\(Numbers.percent(first.trainingAccuracy, 2)) to \(Numbers.percent(last.trainingAccuracy, 2))"
      + (last.validationAccuracy.map { ", and the validation accuracy ends at \(Numbers.percent($0, 2))" }
        ?? "")
      + "."
  }

  public var table: Table {
    Table(
      header: ["epoch", "loss", "training accuracy"] + (hasValidation ? ["validation accuracy"] : []),
      rows: epochs.enumerated().map { index, epoch in
        ["\(index + 1)", Numbers.fixed(epoch.loss, 4), Numbers.percent(epoch.trainingAccuracy, 2)]
          + (hasValidation ? [epoch.validationAccuracy.map { Numbers.percent($0, 2) } ?? "–"] : [])
      })
  }

  private static let panel = Size(150, 120)

  public var bodySize: Size {
    Size(width, (isNarrow ? 2 * 14 + 2 * Self.panel.height + 60 : 14 + Self.panel.height + 30))
  }

  private struct Curve {
    var name: String
    var color: Color
    var values: [Double?]
  }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let losses = epochs.map { Optional($0.loss) }
    draw(
      [Curve(name: "", color: palette.active, values: losses)], title: "loss, nats",
      domain: 0...max(losses.compactMap(\.self).max()!, 1e-6), label: { $0.label($1) }, at: Point(34, 14),
      on: context, theme: theme)
    var curves = [
      Curve(name: "training", color: palette.active, values: epochs.map { 100 * $0.trainingAccuracy })
    ]
    if hasValidation {
      curves.append(
        Curve(
          name: "validation", color: palette.accent,
          values: epochs.map { $0.validationAccuracy.map { 100 * $0 } }))
    }
    let lowest = curves.flatMap { $0.values.compactMap(\.self) }.min()!
    draw(
      curves, title: "accuracy, %", domain: min(lowest, 99).rounded(.down)...100, label: { $0.label($1) },
      at: isNarrow ? Point(34, 14 + Self.panel.height + 44) : Point(238, 14), on: context, theme: theme)
  }

  private func draw(
    _ curves: [Curve], title: String, domain: ClosedRange<Double>, label: (Ticks, Double) -> String,
    at origin: Point, on context: Context, theme: Theme
  ) {
    let palette = theme.palette
    let size = Self.panel
    let x = LinearScale(1...Double(max(2, epochs.count)), from: 0, to: size.width)
    let y = LinearScale(domain, from: size.height, to: 0)
    context.at(origin) {
      context.text(title, at: Point(0, -5), font: .tick, color: palette.ink)
      let ticks = y.ticks(4)
      for value in ticks.values {
        context.stroke(
          Point(0, y(value)), Point(size.width, y(value)), color: palette.hairline, width: Style.hairline)
        context.text(
          label(ticks, value), at: Point(-5, y(value) + 3), font: .tick, color: palette.muted,
          alignment: .trailing)
      }
      for value in x.ticks(5).values
      where value >= 1 && value == value.rounded() && value <= Double(epochs.count) {
        context.text(
          "\(Int(value))", at: Point(x(value), size.height + 12), font: .tick, color: palette.muted,
          alignment: .center)
      }
      context.text(
        "epoch", at: Point(size.width, size.height + 25), font: .tick, color: palette.muted,
        alignment: .trailing)
      // Names at the curves' ends, kept apart.
      var lowestLabel = -Double.infinity
      for curve in curves.sorted(by: { ($0.values.last ?? 0) ?? 0 > ($1.values.last ?? 0) ?? 0 }) {
        let points = curve.values.enumerated().compactMap { index, value in
          value.map { Point(x(Double(index + 1)), y($0)) }
        }
        context.stroke([points], color: curve.color, width: 1.5)
        for point in points where points.count <= 20 {
          context.fill(circleAt: point, radius: 2, color: curve.color)
        }
        guard let last = points.last, !curve.name.isEmpty else { continue }
        let baseline = max(last.y + 3, lowestLabel + 10)
        context.text(curve.name, at: Point(last.x + 6, baseline), font: .tick, color: curve.color)
        lowestLabel = baseline
      }
    }
  }
}
