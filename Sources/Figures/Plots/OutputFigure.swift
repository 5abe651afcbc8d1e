import Cairo
import LeNet

/// The ten logits and the ten probabilities, as bars.
public struct OutputFigure: FluidFigure {
  private let logits: [Float]
  private let probabilities: [Float]
  private let ranking: [Int]
  private let label: Int?
  private let subject: String
  public var width = Style.width

  /// - Parameters:
  ///   - trace: the digit's values.
  ///   - label: what the digit shows, if it is known.
  ///   - subject: what the texts call the digit.
  public init(_ trace: Trace, label: Int? = nil, subject: String = "this digit") {
    logits = trace.logits
    probabilities = trace.probabilities
    ranking = trace.ranking
    self.label = label
    self.subject = subject
  }

  public let name = "output"
  public var title: String { "Output: \(subject) is taken for \(Numbers.withArticle(ranking[0]))" }
  public let caption =
    "Left: the logits, 10 weighted sums of F6. Right: their softmax, e to the power of each divided by the sum "
    + "of all ten, as probabilities. The winner is in the accent's colour."

  public var alternativeText: String {
    "Output: the winner is \(ranking[0]) with a logit of \(Numbers.short(logits[ranking[0]], signed: true)) and a probability of "
      + "\(Numbers.percent(probabilities[ranking[0]])); next comes \(ranking[1]) with "
      + "\(Numbers.short(logits[ranking[1]], signed: true)) and \(Numbers.percent(probabilities[ranking[1]])); last is "
      + "\(ranking[9]) with \(Numbers.short(logits[ranking[9]], signed: true))."
      + (label.map { " The digit shows \(Numbers.withArticle($0))." } ?? "")
  }

  public var table: Table {
    Table(
      header: ["digit", "logit", "probability"],
      rows: (0..<10).map {
        ["\($0)", Numbers.short(logits[$0], signed: true), Numbers.percent(probabilities[$0])]
      })
  }

  private static let pitch = 18.0
  private static let top = 18.0

  public var bodySize: Size { Size(width, Self.top + 10 * Self.pitch) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let (low, high) = (Double(min(0, logits.min()!)), Double(max(0, logits.max()!)))
    // Room for the rank on the left, and at both ends for the numbers.
    let x = LinearScale(
      low...max(high, low + 0.001), from: isNarrow ? (low < 0 ? 46 : 18) : low < 0 ? 92 : 64,
      to: isNarrow ? 112 : 222)
    let share = LinearScale(0...1, from: isNarrow ? 160 : 290, to: isNarrow ? 224 : 412)
    context.text("logit", at: Point(x(0), 8), font: .label, color: palette.ink, alignment: .center)
    context.text("probability", at: Point(share(0), 8), font: .label, color: palette.ink)
    for digit in 0..<10 {
      let middle = Self.top + (Double(digit) + 0.5) * Self.pitch
      let isWinner = digit == ranking[0]
      let color = isWinner ? palette.accent : digit == ranking[1] ? palette.ink : palette.muted
      context.text(
        "\(digit)", at: Point(0, middle + 3), font: .label, color: isWinner ? palette.accent : palette.ink)
      let rank = isWinner ? "winner" : digit == ranking[1] ? "runner-up" : digit == label ? "label" : ""
      // A narrow column has the colours only.
      if !isNarrow { context.text(rank, at: Point(12, middle + 3), font: .tick, color: palette.muted) }
      let bars = [
        (x(0), x(Double(logits[digit])), Numbers.short(logits[digit], signed: true)),
        (share(0), share(Double(probabilities[digit])), Numbers.percent(probabilities[digit])),
      ]
      for (start, end, number) in bars {
        Bar(start: start, end: end)
          .draw(at: middle, color: color, number: number, numberColor: palette.ink, on: context)
      }
    }
    let axes = [x(0), share(0)].map { [Point($0, Self.top), Point($0, Self.top + 10 * Self.pitch)] }
    context.stroke(axes, color: palette.muted, width: Style.hairline)
  }
}
