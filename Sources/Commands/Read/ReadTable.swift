import Explorer
import Figures
import Reading

/// What was read as comma-separated values (RFC 4180, but that lines end as they do in Unix).
enum ReadTable {
  /// Of photographs of one form, a line for each with a column for each field; otherwise a line for each digit and sign.
  static func text(of readings: [PictureReading]) -> String {
    let sheets = readings.compactMap(\.sheet)
    let codes = Set(sheets.map(\.layout.code))
    let isOneForm = sheets.count == readings.count && codes.count == 1 && sheets[0].layout.kind == .form
    let rows = isOneForm ? photographs(readings) : symbols(readings)
    return rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func photographs(_ readings: [PictureReading]) -> [[String]] {
    [["file"] + readings[0].groups.map(\.name)] + readings.map { [$0.source] + $0.groups.map(\.text) }
  }

  private static func symbols(_ readings: [PictureReading]) -> [[String]] {
    var rows = [["file", "where", "place", "read", "best", "confidence", "second", "evidence"]]
    for reading in readings {
      for group in reading.groups {
        for (index, symbol) in group.symbols.enumerated() where symbol.content != .empty {
          rows.append(
            [reading.source, group.name, "\(index + 1)", String(symbol.character)] + answers(symbol))
        }
      }
    }
    return rows
  }

  private static func answers(_ symbol: Symbol) -> [String] {
    guard let judgement = symbol.judgement else { return ["", "", "", ""] }
    return [
      "\(judgement.digit)", number(judgement.confidence), "\(judgement.ranking[1])",
      number(judgement.evidence),
    ]
  }

  private static func number(_ value: Float) -> String {
    Numbers.fixed(value, 4).replacing("−", with: "-")
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.contains { ",\"\n\r".contains($0) }
    return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }
}
