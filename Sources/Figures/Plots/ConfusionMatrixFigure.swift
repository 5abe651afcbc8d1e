import Cairo
import LeNet

/// How often each digit was taken for each. Mistakes have the colour; right answers would drown them.
public struct ConfusionMatrixFigure: FluidFigure {
  private let matrix: ConfusionMatrix
  public var width = Style.width

  /// Draws the ten by ten counts.
  public init(_ matrix: ConfusionMatrix) { self.matrix = matrix }

  public let name = "confusion"
  public var title: String {
    "\(Numbers.count(matrix.total - matrix.correct, "mistake")) on \(Numbers.count(matrix.total, "digit"))"
  }
  public let caption =
    "Rows: what the digits show. Columns: what they were taken for. Colour tells mistakes; right answers stand in the "
    + "diagonal without it."

  private struct Confusion {
    var label: Int
    var prediction: Int
    var count: Int
  }

  /// Pairs of digits that were confused, the most frequent first.
  private var confusions: [Confusion] {
    (0..<10).flatMap { label in
      (0..<10).filter { $0 != label }.map { prediction in
        Confusion(label: label, prediction: prediction, count: matrix.counts[label][prediction])
      }
    }.filter { $0.count > 0 }.sorted { $0.count > $1.count }
  }

  public var alternativeText: String {
    let worst = confusions.prefix(3).map {
      "\(Numbers.withArticle($0.label)) for \(Numbers.withArticle($0.prediction)), \(Numbers.count($0.count, "time"))"
    }
    return
      "Confusion matrix of \(Numbers.count(matrix.total, "digit")): \(Numbers.grouped(matrix.correct)) right. "
      + (worst.isEmpty ? "None was mistaken." : "Most often mistaken: \(worst.joined(separator: "; ")).")
  }

  public var table: Table {
    Table(
      header: ["shows"] + (0..<10).map { "taken for \($0)" },
      rows: (0..<10).map { label in ["\(label)"] + matrix.counts[label].map(Numbers.grouped) })
  }

  private var cell: Double { isNarrow ? 23 : 28 }
  private var origin: Point { Point(isNarrow ? 30 : 40, 30) }

  public var bodySize: Size { Size(width, origin.y + 10 * cell) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let cell = cell
    let most = max(confusions.first?.count ?? 0, 1)
    context.text("taken for", at: Point(origin.x, 8), font: .tick, color: palette.muted)
    context.at(Point(10, origin.y + 10 * cell), turnedBy: -.pi / 2) {
      context.text("shows", at: Point(10 * cell, 0), font: .tick, color: palette.muted, alignment: .trailing)
    }
    context.at(origin) {
      for label in 0..<10 {
        let middle = (Double(label) + 0.5) * cell
        context.text("\(label)", at: Point(middle, -7), font: .label, color: palette.ink, alignment: .center)
        context.text(
          "\(label)", at: Point(-9, middle + 3), font: .label, color: palette.ink, alignment: .trailing)
        for prediction in 0..<10 {
          let count = matrix.counts[label][prediction]
          let frame = Rectangle(Double(prediction) * cell, Double(label) * cell, cell, cell)
          let share = Double(count) / Double(most)
          if label == prediction {
            context.fill(frame.expanded(by: -0.5), color: palette.raised)
          } else if count > 0 {
            // The square root lets single mistakes be seen beside frequent ones.
            context.fill(frame.expanded(by: -0.5), color: theme.positiveMap[share.squareRoot()])
          }
          guard count > 0 else { continue }
          context.text(
            Numbers.grouped(count), at: Point(frame.midX, frame.midY + 3), font: .tick,
            color: label == prediction
              ? palette.muted : palette.text(on: theme.positiveMap[share.squareRoot()]),
            alignment: .center)
        }
      }
      let end = 10 * cell
      let lines = (0...10).flatMap { index -> [[Point]] in
        let place = Double(index) * cell
        return [[Point(place, 0), Point(place, end)], [Point(0, place), Point(end, place)]]
      }
      context.stroke(lines, color: palette.hairline, width: Style.hairline)
    }
  }
}
