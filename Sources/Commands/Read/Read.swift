import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import LeNet
import MNIST
import Pages
import Reading

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads the digits in photographs: lines of them, grids, sheets.",
    usage: "lenet read <file> ... [<options>]",
    discussion: """
      Prints the digits, how sure the network is of each, and ? for what it does not
      believe. Then it writes to the output folder:
        read.html  the pictures, what was found, and each digit's way to its label
        read.json  every number
        read.csv   a line for each digit, or for each photograph of a form
        hand/      of a sheet that asks for digits: yours as a data set

      A picture is searched for the marks of a sheet that lenet sheet made, then for
      a ruled grid, then for lines of digits or one by itself; --as names what it is.

      Examples:
        lenet read photo.jpg
        lenet read amount.png --grammar amount
        lenet read number.jpg --expect 6
        lenet read form-*.jpg --form trip.json
        lenet evaluate --data output/read/hand
      """)

  @Argument(
    help: ArgumentHelp("Pictures, PNG or JPEG; - reads standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("What the pictures show. (default: what is found)", valueName: "kind"))
  var `as`: PictureReading.Kind?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many digits and signs a line has. (default: what is likeliest)", valueName: "n"))
  var expect: Int?

  @Option(help: ArgumentHelp("What a line may be made of.", valueName: "kind"))
  var grammar: Grammar = .digits

  @Option(
    help: ArgumentHelp("The form that the pictures show, as lenet sheet --form takes it.", valueName: "file"))
  var form: String?

  @OptionGroup var network: NetworkOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/read"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  func validate() throws {
    if let expect, !(1...40 ~= expect) { throw ValidationError("--expect \(expect): expected 1 to 40.") }
    if let kind = `as`, kind != .lines, expect != nil {
      throw ValidationError("--expect is for lines: leave it out, or --as \(kind.rawValue).")
    }
    if form != nil, let kind = `as`, kind != .sheet {
      throw ValidationError("--form is for sheets: leave it out, or --as \(kind.rawValue).")
    }
    if files.count(where: { $0 == File.standardInput }) > 1 {
      throw ValidationError("- is given twice: standard input can be read once.")
    }
  }

  func run() throws {
    let weights = try network.network(in: try network.read())
    let judge = try judge(weights.network)
    try File.checkWritable(folder: output)
    let reader = PictureReader(
      judge: judge, kind: `as`, grammar: grammar, expectedCount: expect,
      forms: try form.map { [try FormFile(path: $0).layout(on: nil)] } ?? [])
    var (readings, failures): ([PictureReading], [FileError]) = ([], [])
    for file in files {
      do {
        readings.append(try reader.read(file))
      } catch let error as FileError {
        failures.append(error)
      }
    }
    for reading in readings { print(reading.text(for: .standardOutput) + "\n") }
    if files.count > 1 {
      for failure in failures { Console.note("Error: \(failure)") }
    }
    guard !readings.isEmpty else {
      throw failures.count == 1
        ? failures[0]
        : FileError("\(files.count) pictures", found: "none that could be read", expected: "digits in one")
    }
    try write(readings, judge, weights)
    // What could not be read is told by the exit code too.
    if !failures.isEmpty { throw ExitCode.failure }
  }

  private func write(_ readings: [PictureReading], _ judge: Judge, _ weights: WeightsFile) throws {
    let place = "read/read.html"
    let page = ReadPage(
      readings, leastEvidence: judge.leastLogit, rejection: try rejection(judge), network: weights.summary,
      site: Site.around(place, in: output))
    try File.write(Array(page.html.utf8), to: "\(output)/read.html")
    try Site.complete(around: place, in: output)
    try File.write(jsonFile(ReadFile(readings)), to: "\(output)/read.json")
    try File.write(Array(ReadTable.text(of: readings).utf8), to: "\(output)/read.csv")
    try figures.write(page.figures, to: output)
    print("wrote  \(output)/read.html\n       \(output)/read.json and read.csv beside it")
    var next: [(command: String, does: String)] = []
    if let hand = try writeHand(readings) {
      print("       \(output)/hand, \(hand)")
      let data = "--data \("\(output)/hand".quotedForShell)"
      next.append(("lenet evaluate \(data)", "how well the network reads your hand"))
    }
    next.append(("lenet sheet", "a sheet to fill in and to photograph"))
    Console.printNext(next)
  }

  /// The sheets' digits as a data set; what to say of it, or nil where no sheet asks for digits.
  private func writeHand(_ readings: [PictureReading]) throws -> String? {
    let sheets = readings.compactMap(\.sheet).filter { $0.layout.kind == .exercise }
    guard !sheets.isEmpty else { return nil }
    let digits = SheetDigits(of: sheets, seed: 1)
    guard digits.training.count > 0, digits.test.count > 0 else { return nil }
    try DataSet(folder: "\(output)/hand").write(training: digits.training, test: digits.test)
    let left = digits.emptyCount + digits.doubtfulCount
    return
      "\(Numbers.count(digits.training.count, "digit")) to learn from and \(digits.test.count) to test with"
      + (left == 0
        ? "" : "; left out: \(digits.emptyCount) empty boxes, \(digits.doubtfulCount) with something else")
  }

  /// The package's own network has its limit; any other's is found with the digits that come with the package.
  private func judge(_ network: Network) throws -> Judge {
    guard self.network.weights != nil else { return Judge(network) }
    return Judge(network, believing: try DataSet.embedded.load(.training, first: 2000))
  }

  private func rejection(_ judge: Judge) throws -> RejectionFigure? {
    guard let digits = try? DataSet.embedded.load(.test) else { return nil }
    var generator = SplitMix64(seed: 1)
    return RejectionFigure(
      RejectionTrial(of: judge, on: digits, using: &generator), subject: "MNIST’s test digits")
  }
}

extension PictureReading.Kind: ExpressibleByArgument {
  public static var allValueStrings: [String] { ["lines", "grid", "sheet", "digit"] }
}

extension Grammar: ExpressibleByArgument {
  public init?(argument: String) {
    guard let place = Self.allValueStrings.firstIndex(of: argument) else { return nil }
    self = Self.allCases[place]
  }

  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
  public var defaultValueDescription: String { "\(self)" }
}
