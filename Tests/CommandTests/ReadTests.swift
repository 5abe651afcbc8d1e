import Cairo
import Foundation
import LeNet
import MNIST
import Testing

@testable import Commands
@testable import Files

@Suite struct ReadTests {
  /// Test digits of MNIST beside each other, dark on light, as a PNG file.
  private static func write(_ indices: [Int], to file: URL, side: Int = 4) throws {
    let digits = try DataSet.embedded.load(.test, first: 200)
    let (pitch, margin) = (24 * side, 30)
    let (width, height) = (indices.count * pitch + 2 * margin, 28 * side + 2 * margin)
    var image = Image(width: width, height: height, filledWith: Color(red: 230, green: 230, blue: 230).pixel)
    for (place, index) in indices.enumerated() {
      let small = Picture(width: 28, height: 28, values: digits[index].pixels)
      let digit = small.resized(width: 28 * side, height: 28 * side)
      for row in 0..<digit.height {
        for column in 0..<digit.width {
          let x = margin + place * pitch + column - 2 * side
          guard digit[row, column] > 0.05, (0..<width).contains(x) else { continue }
          let byte = UInt8(230 - 190 * digit[row, column])
          image.pixels[(margin + row) * width + x] = Color(red: byte, green: byte, blue: byte).pixel
        }
      }
    }
    try File.write(image.png, to: file.path)
  }

  private static func contents(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func readsALineAndWritesWhatItRead() throws {
    try withTemporaryFolder { folder in
      // 7, 2, 1, 0, 4
      try Self.write([0, 1, 2, 3, 4], to: folder.appending(path: "row.png"))
      let run = try CommandRun(["read", "row.png"], in: folder)
      #expect(run.errors == "")
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("row.png: 5 digits in one line; all of them are believed.\n\nline 1 "))
      #expect(run.output.contains("   7   2   1   0   4\n"))
      #expect(
        run.output.contains("\nwrote  output/read/read.html\n       output/read/read.json and read.csv"))
      #expect(
        run.output.split(separator: "\n").filter { $0.count > 80 } == [], "lines of more than 80 columns")
      let file = try JSONDecoder().decode(
        ReadFile.self, from: Data(contentsOf: folder.appending(path: "output/read/read.json")))
      #expect(file.pictures.map(\.kind) == ["lines"])
      #expect(file.pictures[0].groups.map(\.text) == ["72104"])
      #expect(file.pictures[0].groups[0].symbols.allSatisfy { $0.probabilities?.count == 10 })
      let lines = try Self.contents(folder, "output/read/read.csv").split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines[0] == "file,where,place,read,best,confidence,second,evidence")
      #expect(lines[1].hasPrefix("row.png,line 1,1,7,7,"))
      let page = try Self.contents(folder, "output/read/read.html")
      #expect(
        page.matches(of: /#digit=picture\.[1-5]\.[\w-]{1046}"/).count == 5, "each digit opens in the report")
    }
  }

  /// Cut out closely, as scans of forms are: no line has room there.
  @Test func aDigitThatFillsItsPictureIsRead() throws {
    try withTemporaryFolder { folder in
      let digit = try DataSet.embedded.load(.test, first: 1)[0]
      var image = Image(width: 24, height: 24, filledWith: Color(red: 230, green: 230, blue: 230).pixel)
      for row in 0..<24 {
        for column in 0..<24 {
          let byte = UInt8(230 - 190 * digit.pixels[(row + 3) * 28 + column + 2])
          image.pixels[row * 24 + column] = Color(red: byte, green: byte, blue: byte).pixel
        }
      }
      try File.write(image.png, to: folder.appending(path: "seven.png").path)
      for kind in [[], ["--as", "digit"]] {
        let run = try CommandRun(["read", "seven.png"] + kind, in: folder)
        #expect(run.errors == "" && run.status == 0)
        #expect(run.output.hasPrefix("seven.png: 1 digit in "))
        #expect(run.output.contains("it is believed.\n") && run.output.contains("   7\n"), "\(run.output)")
      }
    }
  }

  @Test func aSheetBecomesADataSet() throws {
    try withTemporaryFolder { folder in
      #expect(try CommandRun(["sheet", "--filled"], in: folder).status == 0)
      let run = try CommandRun(["read", "output/sheet/sheet.png"], in: folder)
      #expect(run.errors == "")
      #expect(run.status == 0)
      #expect(run.output.contains("“Your own hand”"))
      #expect(run.output.contains(" signs are read as they were asked for."))
      #expect(run.output.contains("       output/read/hand, "))
      let hand = DataSet(folder: folder.appending(path: "output/read/hand").path)
      let (training, test) = (try hand.load(.training), try hand.load(.test))
      #expect(training.count + test.count >= 45, "of 50 boxes")
      #expect(Set(training.labels).count == 10)
    }
  }

  @Test func standardInputIsAPicture() throws {
    try withTemporaryFolder { folder in
      try Self.write([5, 6], to: folder.appending(path: "row.png"))
      let run = try CommandRun(
        ["read", "-", "--as", "lines"], in: folder,
        after: "exec < '\(folder.appending(path: "row.png").path)'")
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("standard input: 2 digits in one line"))
    }
  }

  @Test func onePictureOfTwoThatCannotBeRead() throws {
    try withTemporaryFolder { folder in
      try Self.write([0, 1], to: folder.appending(path: "row.png"))
      try File.write([1, 2, 3], to: folder.appending(path: "other.jpg").path)
      let run = try CommandRun(["read", "other.jpg", "row.png"], in: folder)
      #expect(run.output.hasPrefix("row.png: 2 digits in one line"))
      #expect(run.errors.hasPrefix("Error: other.jpg: "))
      #expect(run.status == 1)
    }
  }

  @Test func aFolderIsNoPicture() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "my photos"), withIntermediateDirectories: false)
      let run = try CommandRun(["read", "my photos"], in: folder)
      #expect(
        run.errors == "Error: my photos: a folder, expected a picture as PNG or JPEG. "
          + "Name the pictures in it, such as 'my photos'/*.jpg.\n")
      #expect(run.status == 1)
    }
  }

  @Test(arguments: [
    ([String](), "nothing but paper, or one colour"), (["--as", "grid"], "no ruled grid"),
    (["--as", "sheet"], "no mark of a sheet"), (["--as", "lines"], "nothing but paper, or one colour"),
  ]) func nothingIsFoundOnBlankPaper(options: [String], found: String) throws {
    try withTemporaryFolder { folder in
      let image = Image(width: 400, height: 300, filledWith: Color(red: 200, green: 200, blue: 200).pixel)
      try File.write(image.png, to: folder.appending(path: "blank.png").path)
      let run = try CommandRun(["read", "blank.png"] + options, in: folder)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("Error: blank.png: \(found), expected "), "\(run.errors)")
      #expect(run.status == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "output").path))
    }
  }

  @Test(arguments: [
    (["read"], "Missing expected argument '<file> ...'"), (["read", "a.png", "--expect", "0"], "--expect 0"),
    (["read", "-", "-"], "- is given twice"),
    (["read", "a.png", "--as", "grid", "--expect", "3"], "--expect is for lines"),
    (["read", "a.png", "--as", "lines", "--form", "f.json"], "--form is for sheets"),
  ]) func optionsThatDoNotFit(arguments: [String], expected: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("Error: \(expected)"), "\(run.errors)")
    }
  }
}
