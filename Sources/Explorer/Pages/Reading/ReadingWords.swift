import Figures
import Pages
import Reading

extension PictureReading {
  /// What was found, in one sentence: `12 digits in 2 lines; 1 of them is not believed.`
  var verdict: String {
    let place: String
    switch kind {
    case .lines: place = groups.count == 1 ? "one line" : "\(Numbers.word(groups.count)) lines"
    case .grid: place = "a grid of \(groups.count) × \(groups[0].symbols.count) cells"
    case .sheet: place = "\(Numbers.word(groups.count)) fields of “\(sheet!.layout.title)”"
    case .digit: place = "the whole picture"
    }
    let rejected =
      switch rejectedCount {
      case 0: digits.count == 1 ? "it is believed" : "all of them are believed"
      case 1: digits.count == 1 ? "it is not believed" : "1 of them is not believed"
      default: "\(rejectedCount) of them are not believed"
      }
    return digits.isEmpty
      ? "Nothing but \(place), with no digit in it."
      : "\(Numbers.count(digits.count, "digit")) in \(place); \(rejected)."
  }

  /// How much of what was asked for was written and read; nil where nothing was.
  var score: String? {
    let asked = groups.filter { $0.prompt != nil }
    guard !asked.isEmpty, let sheet else { return nil }
    var (right, count) = (0, 0)
    for field in sheet.fields where !field.field.prompt.isEmpty {
      count += field.field.prompt.count
      right += zip(field.symbols, field.field.prompt).count { $0.content == $1 }
    }
    return "\(right) of \(count) signs are read as they were asked for."
  }

  /// The digits that are not believed, each with its place and the best answer.
  var doubts: [String] {
    groups.flatMap { group in
      group.symbols.enumerated().compactMap { index, symbol in
        guard let judgement = symbol.judgement, !judgement.isAccepted else { return nil }
        return
          (kind == .digit ? "" : "\(group.name), \(index + 1): ")
          + "not believed; the best answer is \(Numbers.withArticle(judgement.digit)), "
          + "\(Numbers.percentInWords(judgement.confidence)) sure"
      }
    }
  }

  /// What was read, group by group, with the confidence of each digit; long groups in several rows.
  public var table: Table {
    let hasPrompts = groups.contains { $0.prompt != nil }
    return Table(
      header: ["where", "read"] + (hasPrompts ? ["asked for"] : []) + ["confidence, %"],
      rows: groups.flatMap { $0.rows(hasPrompts: hasPrompts) })
  }

  /// What was read, where that is short: `19624`, or the fields of a form.
  var said: String? {
    guard kind != .grid, !groups.contains(where: { $0.prompt != nil }) else { return nil }
    let texts = groups.map(\.text)
    return texts.joined().count <= 40 ? texts.filter { !$0.isEmpty }.joined(separator: ", ") : nil
  }

  /// The reading for the terminal.
  public func text(for terminal: Terminal) -> String {
    var parts = [terminal.wrapped("\(source.plain): \(verdict)" + (score.map { " \($0)" } ?? ""))]
    let rows =
      kind == .grid
      ? groups.map { "  " + $0.text.map { $0 == " " ? "·" : String($0) }.joined(separator: " ") }
      : groups.flatMap { $0.lines(width: terminal.width) }
    parts.append(rows.joined(separator: "\n"))
    let doubts = doubts
    if !doubts.isEmpty {
      parts.append(doubts.prefix(10).joined(separator: "\n") + (doubts.count > 10 ? "\n…" : ""))
    }
    return parts.joined(separator: "\n\n")
  }
}

extension PictureReading.Group {
  /// A table's rows of at most a dozen symbols, all about as long.
  fileprivate func rows(hasPrompts: Bool) -> [[String]] {
    func shown(_ text: Substring) -> String { text.isEmpty ? "–" : String(text).replacing(" ", with: "·") }
    let count = (symbols.count + 11) / 12
    guard count > 1 else {
      return [
        [name, shown(text[...])] + (hasPrompts ? [shown((prompt ?? "")[...])] : [])
          + [symbols.map(\.confidenceWords).joined(separator: " ")]
      ]
    }
    let length = (symbols.count + count - 1) / count
    return stride(from: 0, to: symbols.count, by: length).map { first in
      let part = symbols.dropFirst(first).prefix(length)
      return ["\(name) \(first + 1)–\(first + part.count)", shown(String(part.map(\.character))[...])]
        + (hasPrompts ? [shown((prompt ?? "").dropFirst(first).prefix(length))] : [])
        + [part.map(\.confidenceWords).joined(separator: " ")]
    }
  }

  /// A line with the symbols and one below it with how sure the network is of each, in per cent; for a wide group several
  /// of them.
  fileprivate func lines(width: Int) -> [String] {
    let (nameWidth, cell) = (max(12, name.count + 2), 4)
    let across = max(1, (width - nameWidth) / cell)
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String) -> String { String(repeating: " ", count: max(0, cell - text.count)) + text }
    var lines: [String] = []
    let asked = Array(prompt ?? "")
    for first in stride(from: 0, to: max(1, symbols.count, asked.count), by: across) {
      let part = symbols.dropFirst(first).prefix(across)
      let shown = part.map { $0.character == " " ? "·" : String($0.character) }
      lines.append(padded(first == 0 ? name : "", nameWidth) + shown.map(right).joined())
      if part.contains(where: { $0.judgement != nil }) {
        lines.append(padded("", nameWidth) + part.map { right($0.confidenceWords) }.joined())
      }
      let prompted = asked.dropFirst(first).prefix(across)
      if !prompted.isEmpty {
        lines.append(padded("asked for", nameWidth) + prompted.map { right(String($0)) }.joined())
      }
    }
    return lines
  }
}

extension Symbol {
  /// In whole per cent, at most 99 where it is not all; nothing where no digit stands.
  var confidenceWords: String {
    guard let judgement else { return "" }
    return "\(Int((100 * judgement.confidence).rounded(.down)))"
  }
}
