import Cairo
import LeNet

/// Digits that two networks take for different ones, with both answers.
public struct DifferingDigitsFigure: FluidFigure {
  /// A digit, with what the two networks take it for.
  public struct Item: Sendable {
    /// Where the digit stands in its data set.
    public var index: Int
    /// Pixels of 0 (paper) … 1 (ink).
    public var digit: Digit
    /// What the digit shows, 0…9.
    public var label: Int
    /// What each network takes it for, and how sure it is, 0…1.
    public var answers: [(answer: Int, probability: Float)]

    /// A digit to be drawn.
    ///
    /// - Precondition: there are two answers.
    public init(index: Int, digit: Digit, label: Int, answers: [(answer: Int, probability: Float)]) {
      precondition(answers.count == 2, "\(answers.count) answers of two networks")
      self.index = index
      self.digit = digit
      self.label = label
      self.answers = answers
    }
  }

  public let name: String
  public let title: String
  /// In the order in which they are drawn, by rows.
  public let items: [Item]
  private let names: [String]
  public var width = Style.width

  /// - Parameters:
  ///   - name: for file names.
  ///   - title: what the digits have in common.
  ///   - names: of the two networks.
  ///   - items: the digits, in the order in which they are drawn.
  /// - Precondition: there is a digit, and there are two names.
  public init(name: String, _ title: String, names: [String], _ items: [Item]) {
    precondition(!items.isEmpty && names.count == 2, "\(items.count) digits and \(names.count) networks")
    self.name = name
    self.title = title
    self.names = names
    self.items = items
  }

  public var caption: String {
    "Numbers above count the digits of the set from 0. Under each digit: what it shows, and what each network takes it "
      + "for, with the probability that it gives to that."
  }

  public var alternativeText: String {
    "\(title). "
      + items.map { item in
        let answers = zip(names, item.answers).map { name, given in
          "“\(name)” takes it for \(Numbers.withArticle(given.answer)) (\(Numbers.percent(given.probability)))"
        }
        return "Digit \(item.index) shows \(Numbers.withArticle(item.label)): \(Numbers.list(answers))."
      }.joined(separator: " ")
  }

  public var table: Table {
    Table(
      header: ["digit", "shows", "network", "answer", "probability"],
      rows: items.flatMap { item in
        zip(names, item.answers).map { name, given in
          ["\(item.index)", "\(item.label)", name, "\(given.answer)", Numbers.percent(given.probability)]
        }
      })
  }

  // MARK: Layout

  private var across: Int { isNarrow ? 2 : 4 }
  private var pitch: Double { ((width + 12) / Double(across)).rounded(.down) }
  private let picture = MapGrid(
    rows: 28, columns: 28, count: 1, across: 1, cell: 2, columnGap: 0, rowGap: 0)
  private static let lineHeight = 11.0

  /// What stands under a digit beside what it shows: a network and its answer, each on lines of their own where they do not
  /// fit one.
  private func lines(of item: Item) -> [String] {
    zip(names, item.answers).flatMap { name, given in
      let answer = "→\u{A0}\(given.answer), \(Numbers.percent(given.probability))".replacing(
        " %", with: "\u{A0}%")
      return Style.captionLines("\(name) \(answer)", width: pitch - 12)
    }
  }

  private func height(of row: ArraySlice<Item>) -> Double {
    picture.size.height + 18 + Double(row.map { lines(of: $0).count }.max()!) * Self.lineHeight + 22
  }

  /// The digits by rows, with each row's top.
  private var rows: [(items: ArraySlice<Item>, y: Double)] {
    var y = 10.0
    return stride(from: 0, to: items.count, by: across).map { first in
      let row = items[first..<min(first + across, items.count)]
      defer { y += height(of: row) }
      return (row, y)
    }
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
        for line in lines(of: item) {
          baseline += Self.lineHeight
          context.text(line, at: Point(origin.x, baseline), font: .tick, color: palette.muted)
        }
      }
    }
  }
}
