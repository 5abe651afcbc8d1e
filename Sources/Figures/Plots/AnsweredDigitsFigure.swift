import Cairo
import LeNet

/// Digits, what each shows, and what models take it for.
public struct AnsweredDigitsFigure: FluidFigure {
  /// A digit with the answers that models give for it.
  public struct Item: Sendable {
    /// Where the digit stands in its data set.
    public var index: Int
    /// The digit itself.
    public var digit: Digit
    /// What it shows, 0…9.
    public var label: Int
    /// Who alone reads it, if somebody does.
    public var reader: String?
    /// Wrong answers, and how many models give each; the most frequent first.
    public var answers: [(answer: Int, models: Int)]

    /// A digit with the answers that models give for it; see the properties.
    public init(
      index: Int, digit: Digit, label: Int, reader: String?, answers: [(answer: Int, models: Int)]
    ) {
      self.index = index
      self.digit = digit
      self.label = label
      self.reader = reader
      self.answers = answers
    }

    /// `9 × 12, 8 × 4`
    fileprivate var answerWords: String {
      answers.map { "\($0.answer)\u{A0}×\u{A0}\($0.models)" }.joined(separator: ", ")
    }
  }

  public let title: String
  public let name: String
  /// The digits, in the order in which they are drawn.
  public let items: [Item]
  public var width = Style.width

  /// - Parameters:
  ///   - title: what stands above the figure.
  ///   - items: the digits with their answers, in the order in which they are drawn.
  ///   - name: for file names.
  /// - Precondition: there is a digit.
  public init(_ title: String, _ items: [Item], name: String) {
    precondition(!items.isEmpty, "no digit to draw")
    self.title = title
    self.items = items
    self.name = name
  }

  private var hasReaders: Bool { items.contains { $0.reader != nil } }

  public var caption: String {
    "Numbers above count the digits of the set from 0. Under each digit: what it shows"
      + (hasReaders ? ", the one model that reads it" : "")
      + ", and → what models take it for × how many of them."
  }

  public var alternativeText: String {
    "\(title). "
      + items.map { item in
        "Digit \(item.index) shows \(Numbers.withArticle(item.label))"
          + (item.reader.map { ", read by \($0)" } ?? "") + ", taken for "
          + Numbers.list(item.answers.map { "\(Numbers.withArticle($0.answer)) by \($0.models)" }) + "."
      }.joined(separator: " ")
  }

  public var table: Table {
    Table(
      header: ["digit", "shows"] + (hasReaders ? ["read by"] : []) + ["taken for × models"],
      rows: items.map { item in
        ["\(item.index)", "\(item.label)"] + (hasReaders ? [item.reader ?? "–"] : []) + [item.answerWords]
      })
  }

  private var across: Int { isNarrow ? 3 : 6 }
  private var pitch: Double { isNarrow ? 92 : 77 }
  private var picture: MapGrid {
    MapGrid(rows: 28, columns: 28, count: 1, across: 1, cell: isNarrow ? 2.5 : 2, columnGap: 0, rowGap: 0)
  }

  private static let lineHeight = 11.0

  /// What stands under a digit, broken to its width: who reads it, and what it is taken for.
  private func lines(of item: Item) -> (reader: [String], answers: [String]) {
    let room = pitch - 8
    return (
      item.reader.map { Style.captionLines("only " + $0, width: room) } ?? [],
      Style.captionLines("→ " + item.answerWords, width: room)
    )
  }

  /// The digits by rows, with each row's top and how many lines stand under it at most.
  private var rows: [(items: ArraySlice<Item>, y: Double)] {
    var y = 10.0
    return stride(from: 0, to: items.count, by: across).map { first in
      let row = items[first..<min(first + across, items.count)]
      defer { y += height(of: row) }
      return (row, y)
    }
  }

  private func height(of row: ArraySlice<Item>) -> Double {
    let lineCounts = row.map { item in
      let lines = lines(of: item)
      return lines.reader.count + lines.answers.count
    }
    return picture.size.height + 18 + Double(lineCounts.max()!) * Self.lineHeight + 22
  }

  public var bodySize: Size {
    let last = rows.last!
    return Size(width, last.y + height(of: last.items) - 22)
  }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    for row in rows {
      for (column, item) in row.items.enumerated() {
        let origin = Point(Double(column) * pitch, row.y)
        context.text("\(item.index)", at: Point(origin.x, origin.y - 4), font: .tick, color: palette.muted)
        try picture.paint(item.digit.pixels, scale: .ink, at: origin, on: context, theme: theme)
        var baseline = origin.y + picture.size.height + 12
        context.text("shows \(item.label)", at: Point(origin.x, baseline), font: .label, color: palette.ink)
        let lines = lines(of: item)
        for (text, color) in [(lines.reader, palette.ink), (lines.answers, palette.muted)] {
          for line in text {
            baseline += Self.lineHeight
            context.text(line, at: Point(origin.x, baseline), font: .tick, color: color)
          }
        }
      }
    }
  }
}
