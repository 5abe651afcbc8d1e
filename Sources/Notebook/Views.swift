import Figures
import Foundation

// What templates are filled with. Mustache reads the properties by their names.

/// A figure in a page: drawn for light and for dark ground, with its words and its numbers as text.
public struct FigureView: Sendable {
  public let title: String
  public let caption: String
  public let alternativeText: String
  public let wide: DrawingView
  /// For a narrow screen, where the figure has a form of its own for one.
  public let narrow: DrawingView?
  public let table: TableView

  public init(_ figure: some Figure) throws {
    title = figure.title
    caption = figure.caption
    alternativeText = figure.alternativeText
    wide = try DrawingView(figure)
    narrow = try figure.narrow.map { try DrawingView($0) }
    table = TableView(figure.table, name: figure.title)
  }

  /// Several figures, drawn at the same time.
  public static func all(_ figures: [any Figure]) throws -> [FigureView] {
    try figures.concurrentMap { try FigureView($0) }
  }
}

/// A figure's picture.
public struct DrawingView: Sendable {
  /// In CSS pixels.
  public let width: Int
  public let height: Int
  /// SVG as data URIs.
  public let light: String
  public let dark: String

  init(_ figure: some Figure) throws {
    // A point is 4/3 of a CSS pixel.
    width = Int((figure.paddedBodySize.width * 4 / 3).rounded())
    height = Int((figure.paddedBodySize.height * 4 / 3).rounded())
    light = Self.dataURI(svg: try figure.bodySVG(.light))
    dark = Self.dataURI(svg: try figure.bodySVG(.dark))
  }

  /// SVG as an address: a sixth shorter than in base64, for most of it is digits. Cairo puts no apostrophe into an
  /// attribute, so apostrophes can stand for quotation marks, which would need three characters.
  private static func dataURI(svg: [UInt8]) -> String {
    var uri = Array("data:image/svg+xml,".utf8)
    uri.reserveCapacity(svg.count * 5 / 4)
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    for byte in svg {
      switch byte {
      case UInt8(ascii: "\n"): continue
      case UInt8(ascii: "\""): uri.append(UInt8(ascii: "'"))
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "'")...UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "_"):
        uri.append(byte)
      default: uri += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: uri, as: UTF8.self)
  }
}

/// A table in a page.
public struct TableView: Sendable {
  /// What the table is of, for someone who cannot see where it stands.
  public let name: String
  public let header: [Heading]
  public let rows: [[String]]

  /// The name of a column, if it has one. Named unlike anything around: Mustache would look there for what is missing.
  public struct Heading: Sendable {
    public let columnName: String?
  }

  public init(_ table: Table, name: String) {
    self.name = name
    header = table.header.map { Heading(columnName: $0.isEmpty ? nil : $0) }
    rows = table.rows
  }
}
