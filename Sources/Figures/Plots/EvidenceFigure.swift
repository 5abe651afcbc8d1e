import Cairo
import LeNet

/// What the F6 units add to the difference between the winner's logit and the runner-up's: each bar begins where the one
/// above it ends, so that they grow to the difference.
public struct EvidenceFigure: FluidFigure {
  private let evidence: Evidence
  public var width = Style.width
  /// How many units have a bar of their own.
  private static let shown = 10

  /// Draws what speaks for the likeliest digit and against the second likeliest.
  public init(_ trace: Trace) { evidence = trace.evidence }

  public let name = "evidence"
  public var title: String { "Why \(evidence.winner) and not \(evidence.other): the evidence in F6" }
  public var caption: String {
    "A unit's bar is its activation times the difference of its two weights: to the right it speaks for "
      + "\(evidence.winner), to the left for \(evidence.other). Each begins where the one above ends; together they grow to "
      + "the difference of the logits, the last bar."
  }

  private var bars: [(name: String, amount: Double)] {
    let top = evidence.terms.prefix(Self.shown)
    let rest = evidence.terms.dropFirst(Self.shown).reduce(0.0) { $0 + Double($1.amount) }
    return top.map { ("unit \($0.unit)", Double($0.amount)) }
      + [
        ("\(evidence.terms.count - Self.shown) others", rest), ("biases", Double(evidence.biasDifference)),
      ]
  }

  /// Where each bar ends.
  private var sums: [Double] {
    var sum = 0.0
    return bars.map { bar in
      sum += bar.amount
      return sum
    }
  }

  public var alternativeText: String {
    let speaking = evidence.terms.filter { $0.amount != 0 }
    let pro = speaking.count { $0.amount > 0 }
    let largest = evidence.terms[0]
    return
      "Evidence for \(evidence.winner) against \(evidence.other): \(pro) F6 units speak for \(evidence.winner), "
      + "\(speaking.count - pro) for \(evidence.other). The largest amount is unit \(largest.unit)'s, "
      + "\(Numbers.fixed(largest.amount, 2, signed: true)); with the biases the sum is "
      + "\(Numbers.fixed(evidence.total, 2, signed: true)), the difference of the two logits."
  }

  public var table: Table {
    Table(
      header: ["from", "amount", "sum so far"],
      rows: zip(bars, sums).map { bar, sum in
        [bar.name, Numbers.fixed(bar.amount, 3, signed: true), Numbers.fixed(sum, 3, signed: true)]
      })
  }

  private static let pitch = 17.0
  private static let top = 18.0
  private static let namesWidth = 52.0
  private static let numberWidth = 34.0

  public var bodySize: Size { Size(width, Self.top + Double(bars.count + 1) * Self.pitch + 20) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let (bars, sums) = (bars, sums)
    let ends = [0] + sums
    let x = LinearScale(
      ends.min()!...max(ends.max()!, ends.min()! + 0.001), from: Self.namesWidth + Self.numberWidth,
      to: width - Self.numberWidth)
    func middle(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.pitch }
    context.text("← for \(evidence.other)", at: Point(Self.namesWidth, 8), font: .label, color: palette.ink)
    context.text(
      "for \(evidence.winner) →", at: Point(width, 8), font: .label, color: palette.ink, alignment: .trailing)
    for (row, bar) in bars.enumerated() {
      draw(
        bar.name, from: x(ends[row]), to: x(ends[row + 1]), amount: bar.amount, at: middle(row),
        color: bar.amount < 0 ? palette.negative : palette.positive, on: context, theme: theme)
      // From where it ends to where the next begins.
      context.stroke(
        Point(x(ends[row + 1]), middle(row) - 5), Point(x(ends[row + 1]), middle(row + 1) + 5),
        color: palette.muted, width: Style.hairline)
    }
    draw(
      "together", from: x(0), to: x(evidence.total), amount: evidence.total, at: middle(bars.count),
      color: palette.ink, on: context, theme: theme)
    let bottom = middle(bars.count) + 8
    context.stroke(Point(x(0), Self.top), Point(x(0), bottom), color: palette.muted, width: 0.75)
    context.text(
      "logit of \(evidence.winner) − logit of \(evidence.other)", at: Point(x(0), bottom + 11), font: .tick,
      color: palette.muted, alignment: x(0) < width / 2 ? .leading : .trailing)
  }

  private func draw(
    _ name: String, from start: Double, to end: Double, amount: Double, at middle: Double, color: Color,
    on context: Context, theme: Theme
  ) {
    context.text(name, at: Point(0, middle + 3), font: .tick, color: theme.palette.ink)
    Bar(start: start, end: end)
      .draw(
        at: middle, color: color, number: Numbers.fixed(amount, 2, signed: true),
        numberColor: theme.palette.ink, on: context)
  }
}
