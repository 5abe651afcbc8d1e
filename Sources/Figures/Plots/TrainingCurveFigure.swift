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

  private static let panelSize = Size(150, 120)
  private static let top = 14.0

  public var bodySize: Size {
    let panel = Self.top + Self.panelSize.height + Panel.footHeight
    return Size(width, isNarrow ? 2 * panel : panel)
  }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let losses = epochs.map(\.loss)
    draw(
      [Curve(name: "", color: palette.active, points: points(losses))], title: "loss, nats",
      y: 0...max(losses.max()!, 1e-6), at: Point(34, Self.top), on: context, palette: palette)
    let training = epochs.map { 100 * $0.trainingAccuracy }
    let validation = epochs.map { $0.validationAccuracy.map { 100 * $0 } ?? .nan }
    let lowest = (training + validation.filter(\.isFinite)).min()!
    draw(
      [
        Curve(name: "training", color: palette.active, points: points(training)),
        Curve(name: hasValidation ? "validation" : "", color: palette.accent, points: points(validation)),
      ], title: "accuracy, %", y: min(lowest, 99).rounded(.down)...100,
      at: isNarrow ? Point(34, bodySize.height / 2 + Self.top) : Point(238, Self.top), on: context,
      palette: palette)
  }

  private func points(_ values: [Double]) -> [Point] {
    values.enumerated().map { Point(Double($0 + 1), $1) }
  }

  private func draw(
    _ curves: [Curve], title: String, y: ClosedRange<Double>, at origin: Point, on context: Context,
    palette: Palette
  ) {
    // A single epoch stands at the right, beside the curves' names.
    let panel = Panel(Self.panelSize, x: (epochs.count == 1 ? 0 : 1)...Double(epochs.count), y: y)
    let ticks = panel.x.ticks(5, ofWholeNumbers: true).filter { $0.value >= 1 }
    context.at(origin) {
      context.text(title, at: Point(0, -5), font: .tick, color: palette.ink)
      panel.drawAxes(x: "epoch", ticks: ticks, on: context, palette: palette)
      panel.draw(curves, marks: epochs.count <= 20, on: context)
    }
  }
}
