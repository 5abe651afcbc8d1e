/// What a sheet is found by: a mark in each corner, a block in the middle of each side, and the code.
///
/// The marks tell where a flat sheet lies, the blocks between them how it is bent, the code what it is. Lengths are in
/// millimetres from the paper's upper left corner.
public struct SheetFrame: Sendable {
  /// How much of the paper the frame encloses.
  public enum Size: CaseIterable, Sendable {
    /// Around the page.
    case page
    /// Around the page's upper part.
    case cheque
  }

  /// How much of the paper it encloses.
  public let size: Size
  /// What it is printed on.
  public let paper: SheetLayout.Paper
  /// The rectangle whose corners are the marks' centres.
  public let box: SheetLayout.Box

  /// From the paper's edge to the marks' centres: no printer leaves as much blank.
  private static let inset: Float = 14
  private static let chequeHeight: Float = 92

  /// Where the marks and the code of a sheet on this paper are.
  public init(_ size: Size, on paper: SheetLayout.Paper) {
    self.size = size
    self.paper = paper
    let inset = Self.inset
    box = SheetLayout.Box(
      inset, inset, paper.width - 2 * inset,
      size == .page ? paper.height - 2 * inset : Self.chequeHeight)
  }

  /// The side of a mark's squares, of which it has 7 × 7.
  public var module: Float { size == .page ? 1.4 : 1 }

  /// The side of a block: as large as a mark's core.
  public var blockSide: Float { 3 * module }

  /// The centres of the blocks in the middle of the upper, right, lower and left side.
  public var blockCentres: [Place] {
    let corners = box.outline.corners
    return corners.indices.map { (corners[$0] + corners[($0 + 1) % 4]) / 2 }
  }

  /// The outline of the mark in a corner, 0…3 clockwise from the upper left one.
  public func markOutline(_ corner: Int) -> Quadrilateral {
    let (centre, reach) = (box.outline.corners[corner], 3.5 * module)
    return Quadrilateral(x: centre.x - reach...centre.x + reach, y: centre.y - reach...centre.y + reach)
  }

  /// Where the code's cells stand: beside the lower block, on the line of the lower marks.
  public var codeBox: SheetLayout.Box {
    let (width, height) = (
      Float(SheetCode.columns) * SheetCode.cellSide, Float(SheetCode.rows) * SheetCode.cellSide
    )
    return SheetLayout.Box(
      box.x + 0.75 * box.width - width / 2, box.maxY - height / 2, width, height)
  }
}
