/// A sheet of paper to be filled in by hand: where its marks, its code and its fields are.
///
/// Lengths are in millimetres from the paper's upper left corner. A sheet that is printed smaller or larger is read all
/// the same: only its proportions count.
public struct SheetLayout: Sendable {
  /// The papers that sheets are printed on.
  public enum Paper: Int, CaseIterable, Sendable {
    /// 210 × 297 mm.
    case a4
    /// 8.5 × 11 inches.
    case letter

    /// What people call it: `A4`.
    public var name: String { self == .a4 ? "A4" : "Letter" }
    /// In millimetres.
    public var width: Float { self == .a4 ? 210 : 215.9 }
    /// In millimetres.
    public var height: Float { self == .a4 ? 297 : 279.4 }
  }

  /// What a sheet is for.
  public enum Kind: Int, CaseIterable, Sendable {
    /// Digits to be written, numbers to be copied.
    case exercise
    /// A cheque of no value, with an amount and a date to read.
    case cheque
    /// Somebody's own fields.
    case form
  }

  /// What it is printed on.
  public let paper: Paper
  /// What it is for.
  public let kind: Kind
  /// An exercise's or a cheque's seed, or what tells one form from another: below ``SheetCode/numberCount``.
  public let number: Int
  /// What stands on it above the fields.
  public let title: String
  /// The places to be filled in, in the order in which answers are given.
  public let fields: [Field]

  init(paper: Paper, kind: Kind, number: Int, title: String, fields: [Field]) {
    precondition(
      0..<SheetCode.numberCount ~= number, "sheet \(number), expected 0 to \(SheetCode.numberCount - 1)")
    self.paper = paper
    self.kind = kind
    self.number = number
    self.title = title
    self.fields = fields
  }

  /// What a photograph of the sheet is found by.
  public var frame: SheetFrame { SheetFrame(kind == .cheque ? .cheque : .page, on: paper) }

  /// What the sheet says of itself.
  public var code: SheetCode { SheetCode(kind: kind, paper: paper, number: number) }
}

extension SheetLayout {
  /// An upright rectangle.
  public struct Box: Hashable, Sendable {
    /// The upper left corner and the extent, in millimetres.
    public var x, y, width, height: Float

    /// The rectangle whose upper left corner is at `x`, `y`.
    public init(_ x: Float, _ y: Float, _ width: Float, _ height: Float) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    /// Where the right side lies, in millimetres.
    public var maxX: Float { x + width }
    /// Where the lower side lies, in millimetres.
    public var maxY: Float { y + height }
    /// The same rectangle by its corners.
    public var outline: Quadrilateral { Quadrilateral(x: x...maxX, y: y...maxY) }

    /// Whether the two share any of their area.
    public func overlaps(_ other: Box) -> Bool {
      x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
  }

  /// A place to be filled in.
  public struct Field: Sendable {
    /// What may be written in a field.
    public enum Kind: Int, CaseIterable, Sendable {
      /// A box for each digit.
      case digits
      /// Digits written freely on a line.
      case number
      /// The same with dots, commas, strokes and dashes.
      case amount
      /// Digits and signs, as dates have them.
      case date
      /// A box that is ticked or empty.
      case tick
    }

    /// What tables call it, and what stands beside it on a form.
    public let name: String
    /// What may be written in it.
    public let kind: Kind
    /// Where to write: one box for each digit, or one alone.
    public let boxes: [Box]
    /// What is to be written, a digit for each box or a line's digits and signs; empty where that is open.
    public let prompt: [Symbol.Content]

    /// - Precondition: there is a box, and of all kinds but digits there is one.
    public init(_ name: String, _ kind: Kind, boxes: [Box], prompt: [Symbol.Content] = []) {
      precondition(
        kind == .digits ? !boxes.isEmpty : boxes.count == 1, "\(boxes.count) boxes for a field of one kind")
      self.name = name
      self.kind = kind
      self.boxes = boxes
      self.prompt = prompt
    }
  }
}
