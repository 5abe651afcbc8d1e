import Cairo
import Reading

/// A sheet seen as a whole, smaller than it is printed.
public struct SheetFigure: FluidFigure {
  private let drawing: SheetDrawing
  public var width = Style.width

  /// A figure of what `drawing` prints.
  public init(_ drawing: SheetDrawing) {
    self.drawing = drawing
  }

  public var name: String { "sheet" }
  public var title: String { drawing.subject + (drawing.filling == nil ? "" : ", filled with test digits") }
  public let caption =
    "The marks in the corners tell where the sheet lies, the blocks between them how it is bent, the cells below "
    + "what it is."

  public var alternativeText: String {
    let fields = drawing.layout.fields.map { field in
      "\(field.name) (\(field.boxes.count == 1 ? "a box" : "\(field.boxes.count) boxes"))"
    }
    return "\(title): a page with the fields \(Numbers.list(fields))."
  }

  public var table: Table {
    let rows = drawing.layout.fields.enumerated().map { index, field in
      [
        field.name, "\(field.boxes.count)", field.prompt.isEmpty ? "–" : Self.inTens(field.prompt.text),
        drawing.filling.map { Self.inTens($0.contents[index].text) } ?? "–",
      ]
    }
    return Table(header: ["field", "boxes", "asked for", "written"], rows: rows)
  }

  /// A long text with a space after every ten signs, at which a narrow table may break it.
  private static func inTens(_ text: String) -> String {
    guard text.count > 12 else { return text }
    let signs = Array(text)
    return stride(from: 0, to: signs.count, by: 10).map { String(signs[$0..<min($0 + 10, signs.count)]) }
      .joined(separator: " ")
  }

  private var scale: Double { width / drawing.size.width }
  public var bodySize: Size { Size(width, (drawing.size.height * scale).rounded(.up)) }

  public func draw(on context: Context, theme: Theme) throws {
    context.scaled(by: scale) { drawing.draw(on: context) }
    context.stroke(
      [Rectangle(0, 0, width, drawing.size.height * scale)], color: theme.palette.hairline,
      width: Style.hairline)
  }
}
