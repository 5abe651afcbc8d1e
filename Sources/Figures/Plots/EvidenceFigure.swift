import Cairo
import LeNet

/// What the F6 units add to the difference between the winner's logit and the runner-up's.
public struct EvidenceFigure: Figure {
  private let evidence: Evidence
  /// How many units have a bar of their own.
  private static let shown = 10

  public init(_ trace: Trace) { evidence = trace.evidence }

  public let name = "evidence"
  public var title: String { "Why \(evidence.winner) and not \(evidence.other): the evidence in F6" }
  public var caption: String {
    "A unit's bar is its activation times the difference of its two weights: to the right it speaks for "
      + "\(evidence.winner), to the left for \(evidence.other). All bars add up to the difference of the logits."
  }

  private var bars: [(name: String, amount: Double)] {
    let top = evidence.terms.prefix(Self.shown)
    let rest = evidence.terms.dropFirst(Self.shown).reduce(0.0) { $0 + Double($1.amount) }
    return top.map { ("unit \($0.unit)", Double($0.amount)) }
      + [
        ("other \(evidence.terms.count - Self.shown)", rest), ("bias", Double(evidence.biasDifference)),
        ("total", evidence.total),
      ]
  }

  public var alternativeText: String {
    let speaking = evidence.terms.filter { $0.amount != 0 }
    let pro = speaking.count { $0.amount > 0 }
    let largest = evidence.terms[0]
    return
      "Evidence for \(evidence.winner) against \(evidence.other): \(pro) F6 units speak for \(evidence.winner), "
      + "\(speaking.count - pro) for \(evidence.other). The largest amount is unit \(largest.unit)'s, "
      + "\(Numbers.fixed(largest.amount, 2, signed: true)); with the bias the sum is "
      + "\(Numbers.fixed(evidence.total, 2, signed: true)), the difference of the two logits."
  }

  public var table: Table {
    Table(
      header: ["from", "amount"], rows: bars.map { [$0.name, Numbers.fixed($0.amount, 3, signed: true)] })
  }

  private static let pitch = 16.0
  private static let top = 18.0

  public var bodySize: Size { Size(Style.width, Self.top + Double(bars.count) * Self.pitch + 10) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let bars = bars
    // Room for "other 74" and a number on the left, for a number on the right.
    let (low, high) = (min(0, bars.map(\.amount).min()!), max(0, bars.map(\.amount).max()!))
    let x = LinearScale(low...max(high, low + 0.001), from: 96, to: 416)
    // The right-hand heading stands at the axis; the left-hand one, where there is a bar to head.
    if low < 0 {
      context.text(
        "for \(evidence.other)", at: Point(x(0) - 6, 8), font: .label, color: palette.ink,
        alignment: .trailing)
    }
    context.text("for \(evidence.winner)", at: Point(x(0) + 6, 8), font: .label, color: palette.ink)
    for (row, bar) in bars.enumerated() {
      let isTotal = row == bars.count - 1
      let middle = Self.top + (Double(row) + 0.5) * Self.pitch + (isTotal ? 8 : 0)
      context.text(bar.name, at: Point(0, middle + 3), font: isTotal ? .label : .tick, color: palette.ink)
      let (left, right) = (x(min(0, bar.amount)), x(max(0, bar.amount)))
      context.fill(
        Rectangle(left, middle - 5, max(right - left, 0.5), 10),
        color: isTotal ? palette.ink : bar.amount < 0 ? palette.negative : palette.positive)
      context.text(
        Numbers.fixed(bar.amount, 2, signed: true),
        at: Point(bar.amount < 0 ? left - 4 : right + 4, middle + 3),
        font: .tick, color: palette.ink, alignment: bar.amount < 0 ? .trailing : .leading)
    }
    let end = Self.top + Double(bars.count) * Self.pitch + 10
    context.stroke(Point(x(0), Self.top), Point(x(0), end), color: palette.muted, width: Style.hairline)
    let line = Self.top + Double(bars.count - 1) * Self.pitch + 4
    context.stroke(Point(0, line), Point(Style.width, line), color: palette.hairline, width: Style.hairline)
  }
}
