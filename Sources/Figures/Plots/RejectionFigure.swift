import Cairo
import Reading

/// Errors among the believed digits against the share that is rejected, beside the paper's reader of cheques.
public struct RejectionFigure: FluidFigure {
  private let trial: RejectionTrial
  private let subject: String
  public var width = Style.width

  /// - Parameters:
  ///   - trial: how the judge fared.
  ///   - subject: the digits that the trial was on: `MNIST’s test digits`.
  public init(_ trial: RejectionTrial, subject: String) {
    self.trial = trial
    self.subject = subject
  }

  public let name = "rejection"
  public let title = "Reject more, err less"
  public var caption: String {
    "\(subject.capitalised), and the same with a picture that is no digit for every ten, a touching pair or a "
      + "scribble. Dots: where this reader stops believing. Marks: section X of the 1998 paper, whose "
      + "figures are of whole amounts on cheques. Its 1 % wrong is of all cheques, \(Self.percent(Self.reader.error)) of "
      + "those read."
  }

  /// A point that is not measured here: the share rejected, and the share wrong of what is accepted.
  private struct Published {
    let name: String
    let rejected, error: Double

    /// - Parameters: shares of all cheques.
    init(_ name: String, right: Double, wrong: Double) {
      self.name = name
      (rejected, error) = (1 - right - wrong, wrong / (right + wrong))
    }
  }

  private static let reader = Published("the paper’s reader", right: 0.82, wrong: 0.01)
  private static let demanded = Published("what the bank asked", right: 0.5, wrong: 0.01)
  private static let published = [reader, demanded]

  private var curves: [(name: String, curve: RejectionCurve)] {
    [("digits", trial.digits), ("and no digits", trial.mixture)]
  }

  private static func percent(_ share: Double) -> String { Numbers.percentInWords(share, 1) }

  public var alternativeText: String {
    "\(title). "
      + curves.map { name, curve in
        let point = curve.point(leastSureness: trial.leastLogit)
        return
          "\(name.capitalised): \(Self.percent(curve.error(rejecting: 0))) of the answers are wrong if none is "
          + "rejected, \(Self.percent(curve.error(rejecting: 0.1))) if a tenth is; the reader rejects "
          + "\(Self.percent(point.rejected)), and \(Self.percent(point.error)) of the rest are wrong. "
      }.joined()
      + Self.published.map {
        "\($0.name.capitalised): \(Self.percent($0.rejected)) rejected, \(Self.percent($0.error)) of the rest wrong."
      }.joined(separator: " ")
  }

  private static let shares = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5]

  public var table: Table {
    Table(
      header: ["rejected"] + curves.map { "wrong of the rest, \($0.name)" },
      rows: Self.shares.map { share in
        [Numbers.percent(share, 0)] + curves.map { Numbers.percent($0.curve.error(rejecting: share), 2) }
      })
  }

  private static let origin = Point(38, 20)

  private var panel: Panel {
    let room = width - Self.origin.x - Panel.width(ofNames: curves.map(\.name))
    let highest = curves.map { $0.curve.error(rejecting: 0) }.max()!
    return Panel(
      Size(min(330, room.rounded(.down)), 190), x: 0...50,
      y: 0...100 * max(highest, Self.demanded.error * 1.1))
  }

  public var bodySize: Size { Size(width, Self.origin.y + panel.size.height + Panel.footHeight) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, panel) = (theme.palette, panel)
    context.text(
      "wrong among the believed, %", at: Point(0, Self.origin.y - 11), font: .tick, color: palette.ink)
    let drawn = zip(curves, palette.series).map { item, color in
      Curve(
        name: item.name, color: color,
        points: (0...100).map { Point(Double($0) / 2, 100 * item.curve.error(rejecting: Double($0) / 200)) })
    }
    context.at(Self.origin) {
      panel.drawAxes(
        x: "rejected, %", ticks: panel.x.ticks(Int(panel.size.width / 55), ofWholeNumbers: true), on: context,
        palette: palette)
      panel.draw(drawn, marks: false, on: context)
      for (item, color) in zip(curves, palette.series) {
        let point = item.curve.point(leastSureness: trial.leastLogit)
        context.fill(
          circleAt: panel(Point(100 * point.rejected, 100 * point.error)), radius: 3.5, color: color)
      }
      for (mark, item) in zip([Marker.square, .diamond], Self.published) {
        let place = panel(Point(100 * item.rejected, 100 * item.error))
        mark.draw(at: place, on: context, color: palette.accent)
        let isRight = item.rejected > 0.25
        context.text(
          item.name, at: Point(place.x + (isRight ? -7 : 7), place.y - 5), font: .tick, color: palette.ink,
          alignment: isRight ? .trailing : .leading)
      }
    }
  }
}
