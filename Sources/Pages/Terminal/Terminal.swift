import Cairo
import Figures
import Foundation

/// What the terminal can show.
public struct Terminal: Sendable {
  /// How colours are asked for; none where the output is no terminal or its user wants none.
  public enum Colours: Sendable {
    /// No colour at all.
    case none
    /// One of 256.
    case indexed
    /// Red, green and blue of 256 levels each.
    case full
  }

  /// How colours are asked for.
  public let colours: Colours
  /// How many columns text and pictures take at most: 80, or what a narrower terminal has, but never fewer than a digit
  /// needs.
  public let width: Int
  /// The ground that pictures are drawn for. Most terminals are dark.
  private let theme = Theme.dark

  /// A terminal of as many columns as told.
  public init(colours: Colours, width: Int = 80) {
    self.colours = colours
    self.width = min(max(width, 28), 80)
  }

  /// What standard output shows, by the conventions of `NO_COLOR`, `TERM`, `COLORTERM` and `COLUMNS`.
  public static var standardOutput: Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isPlain =
      isatty(STDOUT_FILENO) == 0 || !(environment["NO_COLOR"] ?? "").isEmpty
      || ["", "dumb"].contains(environment["TERM"] ?? "")
    let hasFull = ["truecolor", "24bit"].contains(environment["COLORTERM"])
    return Terminal(
      colours: isPlain ? .none : hasFull ? .full : .indexed, width: columns(of: STDOUT_FILENO) ?? 80)
  }

  /// The columns of the terminal behind a descriptor, or what `COLUMNS` says if that is less; nil where neither is known.
  public static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return [isKnown ? Int(size.ws_col) : 0, named ?? 0].filter { $0 > 0 }.min()
  }

  /// Commands that lead on from here, and beside each what it does, or below where there is no room.
  public func next(_ steps: [(command: String, does: String)]) -> String {
    let longest = steps.map(\.command.count).max() ?? 0
    return steps.enumerated().map { index, step in
      let start = (index == 0 ? "next   " : "       ") + step.command
      let line =
        start + String(repeating: " ", count: longest + 2 - step.command.count) + step.does
      let below = Self.wrapped(step.does, width: width - 9).split(separator: "\n").map { "         " + $0 }
      return line.count <= width ? line : ([start] + below).joined(separator: "\n")
    }.joined(separator: "\n")
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

  /// Text in lines that fit the terminal; lines after the first are indented by `hanging`.
  public func wrapped(_ text: String, hanging: Int = 0) -> String {
    Self.wrapped(text, width: width, hanging: hanging)
  }

  /// Lines whose spaces have a meaning, each broken only where it does not fit; what is broken off is indented further.
  public static func broken(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { brokenLine($0, width: max(1, width)) }.joined(separator: "\n")
  }

  private static func brokenLine(_ line: Substring, width: Int) -> [String] {
    let indentation = min(line.prefix { $0 == " " }.count, width / 2)
    var lines: [String] = []
    var rest = line
    var space = ""
    // Where words begin: no line is broken within its indentation.
    var start = line.index(line.startIndex, offsetBy: indentation)
    while let limit = rest.index(rest.startIndex, offsetBy: width - space.count, limitedBy: rest.endIndex),
      limit < rest.endIndex
    {
      let gap = rest[start...limit].lastIndex(of: " ")
      let end = gap.flatMap { $0 > start ? $0 : nil } ?? limit
      lines.append(space + rest[..<end])
      rest = rest[end...].drop { $0 == " " }
      start = rest.startIndex
      space = String(repeating: " ", count: min(indentation + 2, width / 2))
    }
    return lines + [space + rest]
  }

  private static func pieces(of word: Substring, width: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = word
    while !rest.isEmpty {
      pieces.append(rest.prefix(max(1, width)))
      rest = rest[pieces.last!.endIndex...]
    }
    return pieces
  }

  /// A table in aligned columns: the first to the left, the others to the right. One that is too wide moves its columns
  /// together, and then goes on below with its first column again, whose words are wrapped if need be.
  public static func table(_ table: Table, width: Int = 80) -> String {
    let rows = [table.header] + table.rows
    var widths = table.header.indices.map { column in rows.map { $0[column].count }.max()! }
    func total(_ columns: [Int], gap: Int) -> Int {
      columns.map { widths[$0] }.reduce(0, +) + gap * (columns.count - 1)
    }
    func text(_ columns: [Int], gap: Int) -> String {
      rows.map { row in
        var lines = wrapped(row[0], width: widths[0]).split(
          separator: "\n", omittingEmptySubsequences: false)[...]
        let first = lines.removeFirst().padded(to: widths[0])
        let others = columns.dropFirst().map { column in
          String(repeating: " ", count: gap + widths[column] - row[column].count) + row[column]
        }
        return ([first + others.joined()] + lines.map(String.init)).joined(separator: "\n")
      }.joined(separator: "\n")
    }
    let all = Array(table.header.indices)
    if let gap = [2, 1].first(where: { total(all, gap: $0) <= width }) { return text(all, gap: gap) }
    widths[0] = min(widths[0], max(8, width - 2 - (widths.dropFirst().max() ?? -2)))
    var parts: [[Int]] = []
    for column in all.dropFirst() {
      if let part = parts.last, total(part + [column], gap: 2) <= width {
        parts[parts.count - 1] = part + [column]
      } else {
        parts.append([0, column])
      }
    }
    return (parts.isEmpty ? [all] : parts).map { text($0, gap: 2) }.joined(separator: "\n\n")
  }
}

extension Substring {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}

// MARK: - Pictures

extension Terminal {
  /// Maps side by side in half blocks, two pixels to a character; nothing where there is no colour.
  ///
  /// - Parameters:
  ///   - values: `[count, height, width]`. As many maps stand in a row as fit, in rows of the same length.
  ///   - count: how many maps there are.
  ///   - height: rows of each map.
  ///   - width: columns of each map.
  ///   - scale: the colours of the values.
  public func picture(
    of values: [Float], count: Int, height: Int, width: Int, scale: ColorScale
  ) -> String? {
    precondition(
      values.count == count * height * width,
      "\(values.count) values for \(count) maps of \(height) × \(width)")
    guard colours != .none else { return nil }
    let fitting = max(1, (self.width + 1) / (width + 1))
    let rows = (count + fitting - 1) / fitting
    let across = (count + rows - 1) / rows
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
            let upper = code(of: values[(map * height + row) * width + column], scale)
            let lower =
              row + 1 < height
              ? code(of: values[(map * height + row + 1) * width + column], scale)
              : code(theme.palette.ground)
            return "\u{1B}[38;\(upper);48;\(lower)m▀"
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
    colours == .indexed
      ? "5;\(IndexedColours.index(nearest: color))" : "2;\(color.red);\(color.green);\(color.blue)"
  }

  private func code(of value: Float, _ scale: ColorScale) -> String {
    colours == .indexed
      ? "5;\(IndexedColours.index(of: value, scale))" : code(scale.color(of: value, theme: theme))
  }
}
