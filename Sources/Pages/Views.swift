import Figures

// What templates are filled with. Mustache reads the properties by their names.

/// A figure in a page: drawn for light and for dark ground, with its words and its numbers as text.
public struct FigureView: Sendable {
  /// What is seen, in a few words.
  public let title: String
  /// What stands below the picture.
  public let caption: String
  /// SVG elements: one for a wide screen, and one for a narrow screen where the figure has a form of its own for it.
  public let wide: String
  /// The SVG element for a narrow screen; nil where the wide one serves for both.
  public let narrow: String?
  /// The numbers behind the picture.
  public let table: TableView

  /// Draws a figure.
  ///
  /// - Throws: what drawing throws, such as a character that the font lacks.
  public init(_ figure: some Figure) throws {
    title = figure.title
    caption = figure.caption
    wide = try figure.inlineSVG()
    narrow = try figure.narrow?.inlineSVG()
    table = TableView(figure.table, name: figure.title)
  }

  /// Several figures, drawn at the same time.
  public static func all(_ figures: [any Figure]) throws -> [FigureView] {
    try figures.concurrentMap { try FigureView($0) }
  }

  /// Groups of figures, all of them drawn at the same time.
  public static func all(_ groups: [[any Figure]]) throws -> [[FigureView]] {
    var views = try all(groups.flatMap(\.self))[...]
    return groups.map { group in
      defer { views = views.dropFirst(group.count) }
      return Array(views.prefix(group.count))
    }
  }
}

/// A table in a page.
public struct TableView: Sendable {
  /// What the table is of, for someone who cannot see where it stands.
  public let name: String
  /// A heading for every column.
  public let header: [Heading]
  /// `[rows][columns]`, as text.
  public let rows: [[String]]
  /// Whether a telephone has to scroll it; such a table is a stop for those who go by keyboard.
  public let isWide: Bool

  /// The name of a column, if it has one. Named unlike anything around: Mustache would look there for what is missing.
  public struct Heading: Sendable {
    /// The column's name; nil for none.
    public let columnName: String?
  }

  /// The view of a table, which `name` describes.
  public init(_ table: Table, name: String) {
    self.name = name
    header = table.header.map { Heading(columnName: $0.isEmpty ? nil : $0) }
    // A number keeps its sign of per cent beside it.
    rows = table.rows.map { row in row.map { $0.replacing(" %", with: "\u{A0}%") } }
    isWide = table.header.count > 8 && table.leastWidth > 350
  }
}

extension Table {
  /// About how many pixels its columns need at least: for every letter of the longest cell, or of the longest word of the
  /// heading, and between columns.
  fileprivate var leastWidth: Double {
    header.indices.reduce(0) { width, column in
      let words = header[column].split(separator: " ").map(\.count)
      let cells = rows.map { $0[column].count }
      return width + 7 * Double((words + cells).max() ?? 0) + 10.5
    }
  }
}
