import Figures
import LeNet
import Reading

/// What was read in one picture: lines, a grid, a sheet or a digit by itself, in one form for terminal, page and files.
public struct PictureReading: Sendable {
  /// Symbols that are read one after the other: a line, a row of a grid, a field of a sheet.
  public struct Group: Sendable {
    /// `line 1`, `row 4`, or the field's own name.
    public let name: String
    /// What stands there, in reading order.
    public let symbols: [Symbol]
    /// What was read, as text: see `Symbol.character`.
    public let text: String
    /// What was asked for, where something was.
    public let prompt: String?
    /// Whether that was read.
    public let isAsPrompted: Bool?
    /// Whether each symbol has a box of its own.
    let isInBoxes: Bool
    /// What was asked for in the place of each symbol; empty where nothing was, or something of another length.
    let promptedContents: [Symbol.Content]
  }

  /// What was found in a picture.
  public enum Kind: String, Sendable {
    /// Rows of digits.
    case lines
    /// A ruled grid.
    case grid
    /// A printed sheet that was filled in.
    case sheet
    /// A digit by itself.
    case digit
  }

  /// What the picture is called.
  public let source: String
  /// The picture that was read, in grey.
  public let picture: Picture
  /// What was found in it.
  public let kind: Kind
  /// What was read, from the top.
  public let groups: [Group]
  /// What was found around the symbols, in the picture's pixels: lines, a grid's cells, a sheet.
  public let outlines: [Quadrilateral]
  /// The sheet, where there is one.
  public let sheet: SheetReading?

  /// Of lines, the ways in which each could be cut.
  public let lattices: [Lattice]

  /// The symbols of all groups.
  public var symbols: [Symbol] { groups.flatMap(\.symbols) }
  /// Those that were taken for digits, believed or not.
  public var digits: [Symbol] { symbols.filter { $0.judgement != nil } }
  /// How many digits are not believed.
  public var rejectedCount: Int { digits.count { !$0.isAccepted } }

  private init(
    _ kind: Kind, of picture: Picture, from source: String, groups: [Group], outlines: [Quadrilateral],
    sheet: SheetReading? = nil, lattices: [Lattice] = []
  ) {
    (self.kind, self.picture, self.source, self.groups) = (kind, picture, source, groups)
    (self.outlines, self.sheet, self.lattices) = (outlines, sheet, lattices)
  }

  /// - Precondition: there is a line.
  public init(_ lines: [TextLine], in picture: Picture, from source: String) {
    precondition(!lines.isEmpty, "no lines")
    let groups = lines.enumerated().map { index, line in
      Group(
        name: "line \(index + 1)", symbols: line.symbols, text: String(line.symbols.map(\.character)),
        prompt: nil, isAsPrompted: nil, isInBoxes: false, promptedContents: [])
    }
    self.init(
      .lines, of: picture, from: source, groups: groups, outlines: lines.map(\.outline),
      lattices: lines.map(\.lattice))
  }

  /// A digit that has the picture to itself.
  public init(_ digit: Symbol, in picture: Picture, from source: String) {
    let group = Group(
      name: "digit", symbols: [digit], text: String(digit.character), prompt: nil, isAsPrompted: nil,
      isInBoxes: false, promptedContents: [])
    self.init(.digit, of: picture, from: source, groups: [group], outlines: [])
  }

  /// A grid with its cells, a group for each row.
  public init(_ grid: Grid, in picture: Picture, from source: String) {
    let groups = grid.cells.enumerated().map { row, symbols in
      Group(
        name: "row \(row + 1)", symbols: symbols, text: String(symbols.map(\.character)), prompt: nil,
        isAsPrompted: nil, isInBoxes: true, promptedContents: [])
    }
    self.init(
      .grid, of: picture, from: source, groups: groups,
      outlines: grid.cells.flatMap { $0.map(\.outline) })
  }

  /// A sheet with its fields, a group for each.
  public init(_ sheet: SheetReading, in picture: Picture, from source: String) {
    let groups = sheet.fields.map { field in
      let prompt = field.field.prompt
      return Group(
        name: field.field.name, symbols: field.symbols, text: field.text,
        prompt: prompt.isEmpty ? nil : String(prompt.map(\.character)), isAsPrompted: field.isAsPrompted,
        isInBoxes: field.field.kind == .digits,
        promptedContents: prompt.count == field.symbols.count ? prompt : [])
    }
    self.init(
      .sheet, of: picture, from: source, groups: groups,
      outlines: [sheet.outline] + sheet.fields.flatMap(\.outlines), sheet: sheet)
  }
}
