import Cairo
import Reading

/// A sheet as it is printed: the page's marks and code, its words and fields, and what was written on it.
public struct SheetDrawing: Sendable {
  /// Where everything stands on the sheet.
  public let layout: SheetLayout
  /// What is written on it; nil for a blank sheet.
  public let filling: SheetFilling?

  /// A drawing of the sheet, blank unless it is filled.
  public init(_ layout: SheetLayout, filledWith filling: SheetFilling? = nil) {
    self.layout = layout
    self.filling = filling
  }

  private static let pointsPerMillimetre = 72 / 25.4

  /// The paper's extent in points.
  public var size: Size {
    Size(
      Double(layout.paper.width) * Self.pointsPerMillimetre,
      Double(layout.paper.height) * Self.pointsPerMillimetre)
  }

  /// The page as a PDF file.
  public func pdf() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Surface.pdf(size, title: layout.title, subject: subject) { bytes += $0 }.draw(draw)
    return bytes
  }

  /// The page as a picture.
  ///
  /// - Parameter pixelsPerPoint: 2 are 144 to the inch.
  public func image(pixelsPerPoint: Double = 2) throws -> Image {
    let surface = try Surface.image(
      width: Int((size.width * pixelsPerPoint).rounded()),
      height: Int((size.height * pixelsPerPoint).rounded()))
    try surface.draw { context in
      context.scale(by: pixelsPerPoint)
      draw(on: context)
    }
    return surface.image
  }

  /// Draws the page with its upper left corner at the origin, in points.
  public func draw(on context: Context) {
    context.fill(Rectangle(0, 0, size.width, size.height), color: Self.paper)
    context.scaled(by: Self.pointsPerMillimetre) {
      switch layout.kind {
      case .exercise: drawExercise(on: context)
      case .cheque: drawCheque(on: context)
      case .form: drawForm(on: context)
      }
      drawFrame(on: context)
      filling?.draw(on: context)
    }
  }

  /// What the page is, in a few words.
  public var subject: String {
    switch layout.kind {
    case .exercise: "Exercise sheet \(layout.number)"
    case .cheque: "A cheque of no value, number \(layout.number)"
    case .form: "A form of \(Numbers.count(layout.fields.count, "field"))"
    }
  }
}

// Paper is white and print black, in whatever theme a page shows them.

extension SheetDrawing {
  static let paper = Color(0xFFFFFF)
  static let print = Color(0x000000)
  static var palette: Palette { Theme.light.palette }
}

// MARK: - What a sheet is found by

extension SheetDrawing {
  /// Draws marks, blocks and code, and between them what the sheet is for those who read words.
  private func drawFrame(on context: Context) {
    let frame = layout.frame
    var squares: [Rectangle] = []
    for corner in 0..<4 {
      let origin = frame.markOutline(corner).topLeft
      squares += Self.markSquares(isFirst: corner == 0).map { row, column in
        Rectangle(origin, column: column, row: row, side: frame.module)
      }
    }
    for centre in frame.blockCentres {
      squares.append(Rectangle(centre - frame.blockSide / 2, column: 0, row: 0, side: frame.blockSide))
    }
    let code = frame.codeBox
    for (cell, isBlack) in layout.code.cells.enumerated() where isBlack {
      squares.append(
        Rectangle(
          Place(code.x, code.y), column: cell % SheetCode.columns, row: cell / SheetCode.columns,
          side: SheetCode.cellSide))
    }
    // In one path: squares that were painted one by one would leave seams.
    context.fill(squares, color: Self.print)
    context.text(
      "LeNet Explorer · \(subject.lowercasedFirst) · \(layout.paper.name)",
      at: Point(Double(frame.box.x) + 8, Double(frame.box.maxY) + 1), font: .note, color: Self.palette.muted)
  }

  /// The black squares of a mark.
  private static func markSquares(isFirst: Bool) -> [(row: Int, column: Int)] {
    (0..<SheetMark.squares * SheetMark.squares).map { $0.quotientAndRemainder(dividingBy: SheetMark.squares) }
      .map { (row: $0.quotient, column: $0.remainder) }
      .filter { SheetMark.isBlack(row: $0.row, column: $0.column, isFirst: isFirst) }
  }
}

extension Rectangle {
  /// One square of a grid whose upper left corner is `origin`.
  fileprivate init(_ origin: Place, column: Int, row: Int, side: Float) {
    self.init(
      Double(origin.x + Float(column) * side), Double(origin.y + Float(row) * side), Double(side),
      Double(side))
  }

  init(_ box: SheetLayout.Box) {
    self.init(Double(box.x), Double(box.y), Double(box.width), Double(box.height))
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension SheetDrawing {
  /// How far the name of a form's field runs, in millimetres.
  public static func width(ofName name: String) -> Double { Font.text.width(of: name) }
}

// In millimetres.

extension Font {
  static let heading = Font(size: 6.5, isBold: true)
  static let prompt = Font(size: 4.2, isBold: true)
  static let text = Font(size: 3.3)
  static let note = Font(size: 2.6)
}
