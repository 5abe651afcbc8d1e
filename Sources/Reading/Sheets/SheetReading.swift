import LeNet

/// What was read on a sheet.
public struct SheetReading: Sendable {
  /// The layout of the sheet that was read.
  public let layout: SheetLayout
  /// The rectangle between the centres of the sheet's marks, in the picture's pixels; its upper left corner is the
  /// sheet's, however it lies.
  public let outline: Quadrilateral
  /// How many of the four marks were found.
  public let markCount: Int
  /// What stands in each field, in the layout's order.
  public let fields: [FieldReading]
}

/// What was read in a field.
public struct FieldReading: Sendable {
  /// The field that was read.
  public let field: SheetLayout.Field
  /// The field's boxes in the picture's pixels.
  public let outlines: [Quadrilateral]
  /// What stands in each box, or the digits and signs of a line from the left.
  public let symbols: [Symbol]

  /// Whether a box to be ticked is, with whatever sign.
  public var isTicked: Bool { symbols.contains { $0.content != .empty } }

  /// The answer as text: see ``Symbol/character``. What stands at the end of boxes that were left empty is dropped.
  public var text: String {
    if field.kind == .tick { return isTicked ? "yes" : "no" }
    var characters: [Character] = []
    for symbol in symbols { characters.append(symbol.character) }
    while characters.last == " " { characters.removeLast() }
    return String(characters)
  }

  /// Whether what was read is what was asked for; nil where nothing was.
  public var isAsPrompted: Bool? {
    guard !field.prompt.isEmpty else { return nil }
    guard symbols.count == field.prompt.count else { return false }
    for index in symbols.indices where symbols[index].content != field.prompt[index] { return false }
    return true
  }
}
