/// Why no sheet could be read in a picture.
public enum SheetFailure: Error, Hashable, Sendable {
  /// There is none of the marks that a sheet has in its corners.
  case noMark
  /// One mark or two were found, and three are needed: the others are covered or outside the picture.
  case tooFewMarks(Int)
  /// There are marks of more than one sheet.
  case severalSheets
  /// The marks are there, but the code beside the lower edge's block is covered, blurred or another one.
  case noCode
  /// It is a form, but none of those that were given; with its number.
  case otherForm(Int)
  /// Some fields lie outside the picture.
  case cutOff
}
