import Dispatch
import Figures
import Foundation

// What templates are filled with. Mustache reads the properties by their names.

/// A figure in a page: drawn for light and for dark ground, with its words and its numbers as text.
public struct FigureView: Sendable {
  public let title: String
  public let caption: String
  public let alternativeText: String
  /// In CSS pixels.
  public let width: Int
  public let height: Int
  /// SVG as data URIs.
  public let light: String
  public let dark: String
  public let table: TableView

  public init(_ figure: some Figure) throws {
    func uri(_ theme: Theme) throws -> String {
      "data:image/svg+xml;base64," + Data(try figure.bodySVG(theme)).base64EncodedString()
    }
    title = figure.title
    caption = figure.caption
    alternativeText = figure.alternativeText
    // A point is 4/3 of a CSS pixel.
    width = Int((figure.paddedBodySize.width * 4 / 3).rounded())
    height = Int((figure.paddedBodySize.height * 4 / 3).rounded())
    light = try uri(.light)
    dark = try uri(.dark)
    table = TableView(figure.table, name: figure.title)
  }

  /// Several figures, drawn at the same time.
  public static func all(_ figures: [any Figure]) throws -> [FigureView] {
    // Each iteration writes only its own element.
    nonisolated(unsafe) var views: [Result<FigureView, any Error>?] = figures.map { _ in nil }
    views.withUnsafeMutableBufferPointer { views in
      nonisolated(unsafe) let views = views
      DispatchQueue.concurrentPerform(iterations: figures.count) { index in
        views[index] = Result { try FigureView(figures[index]) }
      }
    }
    return try views.map { try $0!.get() }
  }
}

/// A table in a page.
public struct TableView: Sendable {
  /// What the table is of, for someone who cannot see where it stands.
  public let name: String
  public let header: [String]
  public let rows: [[String]]

  public init(_ table: Table, name: String) {
    self.name = name
    header = table.header
    rows = table.rows
  }
}
