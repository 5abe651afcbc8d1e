import Files
import LeNet
import MNIST
import Reading

/// A photographed page with rows of test digits on it, and what they say.
struct WrittenPage {
  let photograph: Photograph
  /// From the top.
  let rows: [String]

  /// - Parameters:
  ///   - lines: how many rows stand below each other.
  ///   - count: digits in a row.
  ///   - turn: by how many degrees the page is turned.
  ///   - width: of the photograph, in pixels.
  init(
    lines: Int = 1, of count: Int = 5, _ style: DigitRow.Style = DigitRow.Style(),
    on paper: Page.Paper = .plain,
    turn: ClosedRange<Float> = -8...8, width: Int = 800, from digits: LabelledDigits,
    using generator: inout SplitMix64
  ) throws {
    let rows = (0..<lines).map { _ in DigitRow(of: count, from: digits, style, using: &generator) }
    let pageWidth = rows.map(\.ink.width).max()! + 240
    var page = Page(width: pageWidth, height: 160 + 130 * lines, paper, spacing: 45, lines: 0.7)
    for (line, row) in rows.enumerated() {
      page.write(
        row.ink, row: 100 + 130 * line, column: Int.random(in: 60...180, using: &generator),
        darkness: Float.random(in: 0.55...0.9, using: &generator))
    }
    var conditions = Photograph.Conditions()
    conditions.turn = turn
    photograph = try Photograph(
      of: page.picture, width: width, height: width * 3 / 4, conditions, using: &generator)
    self.rows = rows.map { $0.labels.map(String.init).joined() }
  }
}

extension TextLine {
  /// What it says, believed or not.
  var text: String {
    symbols.map { symbol in
      switch symbol.content {
      case .digit(let digit): String(digit)
      case .sign, .empty: String(symbol.character)
      }
    }.joined()
  }
}
