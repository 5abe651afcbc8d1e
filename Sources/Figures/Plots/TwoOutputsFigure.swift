import Cairo
import LeNet

/// The ten logits and the ten probabilities of two networks for one digit, as pairs of bars on one scale.
public struct TwoOutputsFigure: FluidFigure {
  private let names: [String]
  /// `[2][10]`
  private let logits: [[Float]]
  private let probabilities: [[Float]]
  private let label: Int?
  public let name: String
  public let title: String
  public var width = Style.width

  /// - Parameters:
  ///   - name: for file names.
  ///   - title: which digit's outputs are seen.
  ///   - names: of the two networks.
  ///   - traces: the digit's values in each.
  ///   - label: what the digit shows, if it is known.
  /// - Precondition: there are two traces and two names.
  public init(name: String, _ title: String, names: [String], _ traces: [Trace], label: Int?) {
    precondition(traces.count == 2 && names.count == 2, "\(traces.count) traces of \(names.count) networks")
    self.name = name
    self.title = title
    self.names = names
    self.label = label
    logits = traces.map(\.logits)
    probabilities = traces.map(\.probabilities)
  }

  public var caption: String {
    "Of each pair, the upper bar is for “\(names[0])” and the lower for “\(names[1])”. Left: the logits, on one scale. Right: the "
      + "probabilities that softmax makes of them." + (label == nil ? "" : " The digit’s label is marked.")
  }

  public var alternativeText: String {
    "\(title). "
      + (0..<2).map { side in
        let order = (0..<10).sorted { logits[side][$0] > logits[side][$1] }
        let first = order.prefix(2).map { digit in
          "\(digit) with a logit of \(Numbers.short(logits[side][digit], signed: true)) and a probability of "
            + Numbers.percent(probabilities[side][digit])
        }
        return "In “\(names[side])”, first comes \(first[0]), then \(first[1])."
      }.joined(separator: " ") + (label.map { " The digit shows \(Numbers.withArticle($0))." } ?? "")
  }

  public var table: Table {
    Table(
      header: ["digit", "network", "logit", "probability"],
      rows: (0..<10).flatMap { digit in
        names.indices.map { side in
          [
            "\(digit)", names[side], Numbers.short(logits[side][digit], signed: true),
            Numbers.percent(probabilities[side][digit]),
          ]
        }
      })
  }

  private static let pitch = 27.0
  /// In a narrow column the two names stand one below the other.
  private var top: Double { isNarrow ? 48 : 34 }

  public var bodySize: Size { Size(width, top + 10 * Self.pitch) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let colors = [palette.active, palette.positive]
    var origin = Point(0, 2)
    for (name, color) in zip(names, colors) {
      context.fill(Rectangle(origin.x, origin.y, 8, 8), color: color)
      context.text(name, at: Point(origin.x + 12, origin.y + 7.5), font: .tick, color: palette.ink)
      if isNarrow { origin.y += 14 } else { origin.x += 28 + Font.tick.width(of: name) }
    }
    let all = logits.joined()
    let (low, high) = (Double(min(0, all.min()!)), Double(max(0, all.max()!)))
    // Room for the digit and the label on the left, and at both ends for the numbers.
    let start = isNarrow ? 18.0 : 48
    let scale = LinearScale(
      low...max(high, low + 0.001), from: start + (low < 0 ? 28 : 0), to: isNarrow ? 112 : 222)
    let share = LinearScale(0...1, from: isNarrow ? 160 : 290, to: isNarrow ? 224 : 412)
    context.text(
      "logit", at: Point(scale(0), top - 8), font: .label, color: palette.ink, alignment: .center)
    context.text("probability", at: Point(share(0), top - 8), font: .label, color: palette.ink)
    for digit in 0..<10 {
      let middle = top + (Double(digit) + 0.5) * Self.pitch
      let isLabel = digit == label
      context.text(
        "\(digit)", at: Point(0, middle + 3), font: .label, color: isLabel ? palette.accent : palette.ink)
      if isLabel, !isNarrow {
        context.text("label", at: Point(12, middle + 3), font: .tick, color: palette.accent)
      }
      for side in 0..<2 {
        let height = middle + (side == 0 ? -5.5 : 5.5)
        let bars = [
          (scale(0), scale(Double(logits[side][digit])), Numbers.short(logits[side][digit], signed: true)),
          (share(0), share(Double(probabilities[side][digit])), Numbers.percent(probabilities[side][digit])),
        ]
        for (start, end, number) in bars {
          Bar(start: start, end: end, thickness: 8)
            .draw(
              at: height, color: colors[side], number: number, numberColor: palette.ink, on: context)
        }
      }
    }
    let axes = [scale(0), share(0)].map { [Point($0, top), Point($0, top + 10 * Self.pitch)] }
    context.stroke(axes, color: palette.muted, width: Style.hairline)
  }
}
