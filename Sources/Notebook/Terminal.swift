import Cairo
import Figures
import Foundation

/// What the terminal can show.
public struct Terminal: Sendable {
  /// How colours are asked for; none where the output is no terminal or its user wants none.
  public enum Colours: Sendable {
    case none, indexed, full
  }

  public let colours: Colours
  /// The ground that pictures are drawn for. Most terminals are dark.
  private let theme = Theme.dark

  public init(colours: Colours) { self.colours = colours }

  /// What standard output shows, by the conventions of `NO_COLOR`, `TERM` and `COLORTERM`.
  public static var standardOutput: Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isPlain =
      isatty(STDOUT_FILENO) == 0 || !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    let hasFull = ["truecolor", "24bit"].contains(environment["COLORTERM"])
    return Terminal(colours: isPlain ? .none : hasFull ? .full : .indexed)
  }

  /// The text as a heading.
  public func heading(_ text: String) -> String { colours == .none ? text : "\u{1B}[1m\(text)\u{1B}[0m" }

  /// Text in lines of at most `width` characters; lines after the first are indented by `hanging`. A word that is
  /// longer than a line is broken.
  public static func wrapped(_ text: String, width: Int = 80, hanging: Int = 0) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ").flatMap({ pieces(of: $0, width: width - hanging) }) {
      if let line = lines.last, line.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append((lines.isEmpty ? "" : String(repeating: " ", count: hanging)) + word)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func pieces(of word: Substring, width: Int) -> [Substring] {
    word.count <= width ? [word] : [word.prefix(width)] + pieces(of: word.dropFirst(width), width: width)
  }

  /// A table in aligned columns: the first to the left, the others to the right.
  public static func table(_ table: Table) -> String {
    let rows = [table.header] + table.rows
    let widths = table.header.indices.map { column in rows.map { $0[column].count }.max()! }
    return rows.map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

// MARK: - Pictures

extension Terminal {
  /// Maps side by side in half blocks, two pixels to a character; nothing where there is no colour.
  ///
  /// - Parameters:
  ///   - values: `[count, height, width]`.
  ///   - across: how many maps stand in a row; with a space between them they should fit 80 columns.
  public func picture(
    of values: [Float], count: Int, height: Int, width: Int, across: Int, scale: ColorScale
  ) -> String? {
    precondition(
      values.count == count * height * width,
      "\(values.count) values for \(count) maps of \(height) × \(width)")
    guard colours != .none else { return nil }
    var lines: [String] = []
    for first in stride(from: 0, to: count, by: across) {
      let maps = first..<min(first + across, count)
      if count > 1 {
        lines.append(
          maps.map { "\($0)".padding(toLength: width, withPad: " ", startingAt: 0) }.joined(separator: " "))
      }
      for row in stride(from: 0, to: height, by: 2) {
        let parts = maps.map { map in
          (0..<width).map { column in
            let upper = scale.color(of: values[(map * height + row) * width + column], theme: theme)
            let lower =
              row + 1 < height
              ? scale.color(of: values[(map * height + row + 1) * width + column], theme: theme)
              : theme.palette.ground
            return "\u{1B}[38;\(code(upper));48;\(code(lower))m▀"
          }.joined() + "\u{1B}[0m"
        }
        lines.append(parts.joined(separator: " "))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// An image in half blocks; nothing where there is no colour.
  public func picture(of image: Image) -> String? {
    guard colours != .none else { return nil }
    return stride(from: 0, to: image.height, by: 2).map { row in
      (0..<image.width).map { column in
        let lower = row + 1 < image.height ? image[column, row + 1] : theme.palette.ground
        return "\u{1B}[38;\(code(image[column, row]));48;\(code(lower))m▀"
      }.joined() + "\u{1B}[0m"
    }.joined(separator: "\n")
  }

  /// The text in a colour of the palette, where there are colours.
  public func text(_ text: some StringProtocol, in color: KeyPath<Palette, Color>) -> String {
    colours == .none ? String(text) : "\u{1B}[38;\(code(theme.palette[keyPath: color]))m\(text)\u{1B}[39m"
  }

  private func code(_ color: Color) -> String {
    guard colours == .indexed else { return "2;\(color.red);\(color.green);\(color.blue)" }
    // The 6 × 6 × 6 cube of the 256 colours.
    func level(_ component: UInt8) -> Int {
      component < 48 ? 0 : component < 115 ? 1 : (Int(component) - 35) / 40
    }
    return "5;\(16 + 36 * level(color.red) + 6 * level(color.green) + level(color.blue))"
  }
}
