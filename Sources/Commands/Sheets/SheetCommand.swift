import ArgumentParser
import Figures
import Files
import LeNet
import MNIST
import Reading

struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Makes a sheet to print, to fill in by hand and to photograph.",
    usage: "lenet sheet [<options>]",
    discussion: """
      Writes to the output folder:
        sheet.pdf   the page to print, at any size
        sheet.png   the same as a picture

      lenet sheet                  five boxes a digit, numbers to copy
      lenet sheet --cheque         a cheque of no value
      lenet sheet --form file.json fields of your own
      lenet sheet --filled         filled in with test digits, as an example

      Then photograph the page so that all four corner marks are seen, and run
      lenet read photo.jpg: the cells at the bottom say which sheet it is.

      A form is a file such as
        {"title": "Field trip", "fields": [
          {"name": "Class", "kind": "digits", "count": 3, "x": 25, "y": 45},
          {"name": "Fare", "kind": "amount", "x": 25, "y": 75},
          {"name": "Lunch", "kind": "tick", "x": 25, "y": 105}]}
      A field's kind is digits (count boxes), number, amount, date or tick; x and y
      are millimetres from the paper's upper left corner. width and height may
      be given too.
      """)

  @Option(
    help: ArgumentHelp("The size of the paper. (default: a4, or what the form says)", valueName: "size"))
  var paper: SheetLayout.Paper?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A number from 0 to \(SheetCode.numberCount - 1): another gives other digits. (default: 1)",
      valueName: "n"))
  var seed: Int?

  @Option(help: ArgumentHelp("Make the form that this JSON file describes.", valueName: "file"))
  var form: String?

  @Flag(help: "Make a cheque.")
  var cheque = false

  @Flag(help: "Fill it in with test digits, which the seed chooses.")
  var filled = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/sheet"

  func validate() throws {
    if let seed, !(0..<SheetCode.numberCount ~= seed) {
      throw ValidationError("--seed \(seed): expected 0 to \(SheetCode.numberCount - 1).")
    }
    guard form != nil else { return }
    if cheque { throw ValidationError("--form and --cheque are two sheets: give one of them.") }
    if seed != nil && !filled {
      throw ValidationError("--seed changes nothing on a form that is not --filled: leave it out.")
    }
  }

  func run() throws {
    let layout = try layout
    try File.checkWritable(folder: output)
    var drawing = SheetDrawing(layout)
    if filled {
      var generator = SplitMix64(seed: UInt64(seed ?? 1))
      drawing = SheetDrawing(
        layout,
        filledWith: SheetFilling(layout, with: try DataSet.embedded.load(.test), using: &generator))
    }
    try File.write(try drawing.pdf(), to: "\(output)/sheet.pdf")
    try File.write(try drawing.image().png, to: "\(output)/sheet.png")
    print("\(drawing.subject) on \(layout.paper.name)\(filled ? ", filled in" : "")")
    print("\nwrote  \(output)/sheet.pdf\n       \(output)/sheet.png")
    let reading = "lenet read" + (form.map { " --form \($0.quotedForShell)" } ?? "")
    Console.printNext([
      filled
        ? ("\(reading) \("\(output)/sheet.png".quotedForShell)", "what the network makes of it")
        : ("\(reading) photo.jpg", "read a photograph of it")
    ])
  }

  private var layout: SheetLayout {
    get throws {
      if let form { return try FormFile(path: form).layout(on: paper) }
      let (paper, seed) = (paper ?? .a4, seed ?? 1)
      return cheque ? .cheque(on: paper, seed: seed) : .exercise(on: paper, seed: seed)
    }
  }
}

extension SheetLayout.Paper: ExpressibleByArgument {
  public init?(argument: String) {
    guard let paper = Self.allCases.first(where: { $0.name.lowercased() == argument.lowercased() })
    else { return nil }
    self = paper
  }

  public static var allValueStrings: [String] { allCases.map { $0.name.lowercased() } }
  // The names say it.
  public static var allValueDescriptions: [String: String] { [:] }
  public var defaultValueDescription: String { name.lowercased() }
}
