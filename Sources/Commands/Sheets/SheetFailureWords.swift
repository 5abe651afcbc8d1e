import Files
import Reading

extension SheetFailure {
  /// What was looked for, and what to do.
  func error(for place: String) -> FileError {
    let again = "photograph it again so that all four corner marks are seen"
    switch self {
    case .noMark:
      return FileError(
        place, found: "no mark of a sheet", expected: "a black square ring with a core in each corner",
        remedy: "Print a sheet with lenet sheet, or \(again).")
    case .tooFewMarks(let count):
      return FileError(
        place, found: count == 1 ? "one corner mark of a sheet" : "two corner marks of a sheet",
        expected: "four, or three at the least",
        remedy: "The others are covered or outside the picture: \(again).")
    case .severalSheets:
      return FileError(
        place, found: "the marks of more than one sheet", expected: "one sheet in a picture",
        remedy: "Photograph each sheet by itself.")
    case .noCode:
      return FileError(
        place, found: "corner marks, but no code that can be read",
        expected: "three rows of cells between the lower two marks",
        remedy: "Is the code covered, folded or blurred? If not, \(again).")
    case .otherForm(let number):
      return FileError(
        place, found: "a form with the number \(number)", expected: "one whose file was given",
        remedy: "Pass the form's file as it was when the form was printed, with --form.")
    case .cutOff:
      return FileError(
        place, found: "a part of a sheet", expected: "the whole of it",
        remedy: "Some fields lie outside the picture: \(again).")
    }
  }
}
