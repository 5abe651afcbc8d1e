import Foundation
import LeNet
import Testing

@testable import Files

@Suite struct DigitTableTests {
  /// A line of a label and 784 pixels, of which the first are given and the others 0.
  static func line(_ label: String?, _ pixels: [String], isLabelLast: Bool = false) -> String {
    let all = pixels + [String](repeating: "0", count: 784 - pixels.count)
    let label = label.map { [$0] } ?? []
    return (isLabelLast ? all + label : label + all).joined(separator: ",")
  }

  static let names = (0..<784).map { "pixel\($0)" }
  static let header = (["label"] + names).joined(separator: ",")

  /// Labels and each digit's first three pixels.
  static func read(_ text: String, first: Int = .max) throws -> (labels: [UInt8], pixels: [[UInt8]]) {
    let digits = try DigitTable(Array(text.utf8), from: "t.csv").digits(first: first)
    return (digits.labels, (0..<digits.count).map { Array(digits.pixels[784 * $0..<784 * $0 + 3]) })
  }

  static let lines = [line("5", ["0", "255", "7"]), line("0", ["1", "2", "3"])]

  static let forms: [(String, String)] = [
    ("Kaggle's", ([header] + lines).joined(separator: "\n") + "\n"),
    ("without names", lines.joined(separator: "\n")),
    ("of Windows", "\u{FEFF}" + ([header] + lines).joined(separator: "\r\n") + "\r\n"),
    ("with empty lines", "\(lines[0])\n\n\r\n\(lines[1])\n\n"),
    (
      "with quotes",
      "\"label\"," + names.joined(separator: ",") + "\n\"5\", 0 ,255,7" + String(repeating: ",0", count: 781)
        + "\n\(lines[1])"
    ),
    (
      "with the label last",
      (names + ["class"]).joined(separator: ",") + "\n" + line("5", ["0", "255", "7"], isLabelLast: true)
        + "\n"
        + line("0", ["1", "2", "3"], isLabelLast: true)
    ),
    (
      "of fractions",
      [line("5.0", ["0.0", "255.0", "7.2"]), line("0", ["1e0", "1.9999", "3"])].joined(separator: "\n")
    ),
  ]

  @Test(arguments: forms) func readsATable(_ name: String, _ text: String) throws {
    let read = try Self.read(text)
    #expect(read.labels == [5, 0])
    #expect(read.pixels == [[0, 255, 7], [1, 2, 3]])
    let packed = try DigitTable(deflated(Array(text.utf8)), from: "t.csv.gz").digits()
    #expect(packed.labels == [5, 0])
    #expect(try Self.read(text, first: 1).labels == [5])
  }

  @Test func pixelsMayBeSharesOfInk() throws {
    let read = try Self.read(
      [Self.line("5", ["0", "0.5", "1"]), Self.line("0", ["1e-05", "0.2", "1"])].joined(separator: "\n"))
    #expect(read.pixels == [[0, 128, 255], [0, 51, 255]])
  }

  /// What is wrong may stand beyond the lines that are read.
  @Test func onlyWhatIsAskedIsRead() throws {
    #expect(try Self.read(Self.lines[0] + "\nrubbish", first: 1).labels == [5])
  }

  static let again = "Copy or download the file again."
  static let suitable = "Pass pictures of 28 × 28 pixels in ten classes, as MNIST or Fashion-MNIST."
  static let count = "expected 785 (a label and 28 × 28 pixels)"

  static let damage: [Damaged<String>] = [
    .init("", "t.csv, line 1: 1 names, \(count). \(suitable)"),
    .init("a,b,c\n1,2,3\n", "t.csv, line 1: 3 names, \(count). \(suitable)"),
    .init("1,2,3\n", "t.csv, line 1: 3 values, \(count). \(suitable)"),
    .init(
      "," + header + "\n0," + lines[0],
      "t.csv, line 1: 786 names, \(count). Is one of them the number of the row? Leave it out: to_csv(FILE, index=False)."
    ),
    .init(header + "\n", "t.csv: no line of numbers, expected a digit a line. \(again)"),
    .init(
      [header, lines[0], String(lines[1].dropLast(2))].joined(separator: "\n"),
      "t.csv, line 3: 784 values, \(count). \(again)"),
    .init(
      [lines[0], lines[1] + ",0"].joined(separator: "\n"), "t.csv, line 2: 786 values, \(count). \(again)"),
    .init([lines[0], "x"].joined(separator: "\n"), "t.csv, line 2: 1 values, \(count). \(again)"),
    .init(
      [line("3", ["x", ""]), lines[0]].joined(separator: "\n"),
      "t.csv, line 1, column 2: \"x\", expected a pixel, 0 to 255 or 0 to 1. \(suitable)"),
    .init(
      [lines[0], line("10", [])].joined(separator: "\n"),
      "t.csv, line 2, column 1: \"10\", expected a label, 0 to 9. \(suitable)"),
    .init(
      [lines[0], line("3", ["0", "256"])].joined(separator: "\n"),
      "t.csv, line 2, column 3: \"256\", expected a pixel, 0 to 255 or 0 to 1. \(suitable)"),
    .init(
      [lines[0], line("3", ["-0.42"])].joined(separator: "\n"),
      "t.csv, line 2, column 2: \"-0.42\", expected a pixel, 0 to 255 or 0 to 1. \(suitable)"),
    .init(
      [lines[0], line("3", ["nan"])].joined(separator: "\n"),
      "t.csv, line 2, column 2: \"nan\", expected a pixel, 0 to 255 or 0 to 1. \(suitable)"),
    .init(
      [lines[0], line("3", [String(repeating: "9", count: 400)])].joined(separator: "\n"),
      "t.csv, line 2, column 2: \"\(String(repeating: "9", count: 60))…\" (400 characters), expected a pixel, 0 to 255 or "
        + "0 to 1. \(suitable)"),
    .init(
      [lines[0], line("3", ["1", ""])].joined(separator: "\n"),
      "t.csv, line 2, column 3: nothing, expected a pixel, 0 to 255 or 0 to 1. \(suitable)"),
  ]

  @Test(arguments: damage) func namesWhatIsWrong(_ damaged: Damaged<String>) {
    #expect(errorText { try Self.read(damaged.content) } == damaged.message)
  }

  // MARK: Files

  /// A folder of tables of 50 digits each, whose labels go round and whose first pixel says which table it is.
  static func folder(_ names: [String], header: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (index, name) in names.enumerated() {
      let lines = (0..<50).map { line("\($0 % 10)", ["\(index)", "\($0)", "255"]) }
      let text = Array(((header.map { [$0] } ?? []) + lines).joined(separator: "\n").utf8)
      try File.write(name.hasSuffix(".gz") ? deflated(text) : text, to: "\(folder.path)/\(name)")
    }
    return folder
  }

  @Test(arguments: [
    ("train.csv", "test.csv"), ("mnist_train.csv", "mnist_test.csv.gz"),
    ("Digits-Training.CSV", "digits-testing.csv"),
  ])
  func eachHalfHasItsFile(training: String, test: String) throws {
    let folder = try Self.folder([training, test], header: Self.header)
    for path in [folder.path, "\(folder.path)/\(training)", "\(folder.path)/\(test)"] {
      let set = DataSet(folder: path)
      #expect(try set.load(.training).pixels[0] == 0)
      #expect(try set.load(.test).pixels[0] == 1)
      #expect(try set.load(.training).count == 50)
      #expect(try set.load(.test, first: 7).count == 7)
      #expect(set.has(.training) && set.has(.test))
      #expect(try set.origin(of: .test) == test)
    }
  }

  @Test func aFifthOfOneFileIsHeldOut() throws {
    let folder = try Self.folder(["digits.csv"])
    for path in [folder.path, "\(folder.path)/digits.csv"] {
      let set = DataSet(folder: path)
      let (training, test) = (try set.load(.training), try set.load(.test))
      #expect(training.count == 40)
      #expect(test.labels.sorted() == Array(0...9))
      #expect(try set.load(.test).pixels == test.pixels)
      #expect(try set.load(.test, first: 3).labels == Array(test.labels.prefix(3)))
      #expect(try set.origin(of: .training) == "four fifths of digits.csv")
    }
  }

  /// A contest keeps the labels of its test digits to itself.
  @Test func aTableWithoutLabelsIsPassedOver() throws {
    let folder = try Self.folder(["train.csv", "sample_submission.csv"], header: Self.header)
    let without = [Self.names.joined(separator: ","), Self.line(nil, ["1"])].joined(separator: "\n")
    try File.write(Array(without.utf8), to: "\(folder.path)/test.csv")
    let set = DataSet(folder: folder.path)
    #expect(try set.load(.test).count == 10)
    #expect(try set.origin(of: .test) == "a fifth of train.csv, for test.csv has no labels")
    #expect(
      errorText { try DataSet(folder: "\(folder.path)/test.csv").load(.test) }
        == """
        \(folder.path)/test.csv: 784 columns, and none with labels, expected 785 (a label and 28 × 28 pixels). Pass the \
        table of the training digits; a fifth of it is held out as test digits.
        """)
  }

  @Test func oneDataSetIsMeant() throws {
    let folder = try Self.folder(["a.csv", "b.csv"])
    #expect(
      errorText { try DataSet(folder: folder.path).load(.test) }
        == """
        \(folder.path): several tables: "a.csv", "b.csv", expected those of one data set. Pass the file that you mean.
        """)
    #expect(try DataSet(folder: "\(folder.path)/b.csv").load(.test).pixels[0] == 1)
  }

  @Test func arraysOfAFolderAreFound() throws {
    let folder = try TemporaryFolder()
    try File.write(ArrayDigitsTests.archive(ArrayDigitsTests.keras), to: folder.path + "/mnist.npz")
    for path in [folder.path, folder.path + "/mnist.npz"] {
      #expect(try DataSet(folder: path).load(.training).labels == [7, 0, 9])
      #expect(DataSet(folder: path).has(.test))
    }
    try File.write([], to: folder.path + "/other.npz")
    #expect(
      errorText { try DataSet(folder: folder.path).load(.test) }
        == """
        \(folder.path): several files of arrays: "mnist.npz", "other.npz", expected that of one data set. Pass the file \
        that you mean.
        """)
  }

  @Test func manyLinesAreRead() throws {
    let line = Array((Self.line("3", (0..<784).map { "\($0 % 256)" }) + "\n").utf8)
    let text = Array(repeatElement(line, count: 5000).joined())
    let digits = try DigitTable(text, from: "t.csv").digits()
    #expect(digits.count == 5000)
    #expect(digits.pixels.suffix(784).elementsEqual((0..<784).map { UInt8($0 % 256) }))
  }
}
