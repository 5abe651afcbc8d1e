/// A sheet of paper to be filled in by hand: where its marks, its code and its fields are.
///
/// Lengths are in millimetres from the paper's upper left corner. A sheet that is printed smaller or larger is read all
/// the same: only its proportions count.
public struct SheetLayout: Sendable {
  public enum Paper: Int, CaseIterable, Sendable {
    case a4, letter

    public var name: String { self == .a4 ? "A4" : "Letter" }
    /// In millimetres.
    public var width: Float { self == .a4 ? 210 : 215.9 }
    /// In millimetres.
    public var height: Float { self == .a4 ? 297 : 279.4 }
  }

  public enum Kind: Int, CaseIterable, Sendable {
    /// Digits to be written, numbers to be copied.
    case exercise
    case cheque
    /// Somebody's own fields.
    case form
  }

  public let paper: Paper
  public let kind: Kind
  /// An exercise's or a cheque's seed, or what tells one form from another: below ``SheetCode/numberCount``.
  public let number: Int
  /// What stands on it above the fields.
  public let title: String
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

  public var frame: SheetFrame { SheetFrame(kind == .cheque ? .cheque : .page, on: paper) }

  public var code: SheetCode { SheetCode(kind: kind, paper: paper, number: number) }
}

extension SheetLayout {
  /// An upright rectangle.
  public struct Box: Hashable, Sendable {
    public var x, y, width, height: Float

    public init(_ x: Float, _ y: Float, _ width: Float, _ height: Float) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    public var maxX: Float { x + width }
    public var maxY: Float { y + height }
    public var outline: Quadrilateral { Quadrilateral(x: x...maxX, y: y...maxY) }

    /// Whether the two share any of their area.
    public func overlaps(_ other: Box) -> Bool {
      x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
  }

  /// A place to be filled in.
  public struct Field: Sendable {
    public enum Kind: Int, CaseIterable, Sendable {
      /// A box for each digit.
      case digits
      /// Digits written freely on a line.
      case number
      /// The same with dots, commas, strokes and dashes.
      case amount
      case date
      /// A box that is ticked or empty.
      case tick
    }

    public let name: String
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
