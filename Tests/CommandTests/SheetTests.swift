import Foundation
import LeNet
import MNIST
import Reading
import Testing

@testable import Commands
@testable import Files

@Suite struct SheetTests {
  private static func read(_ picture: URL, forms: [SheetLayout] = []) throws -> SheetReading {
    let page = try PictureFile.picture(in: File.read(picture.path), from: picture.path)
    return try SheetReader(Judge(try WeightsFile.trained.network), forms: forms).read(page)
  }

  @Test func writesASheet() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["sheet", "--seed", "7", "--paper", "letter", "--filled"], in: folder)
      #expect(run.errors == "")
      #expect(run.status == 0)
      #expect(
        run.output == """
          Exercise sheet 7 on Letter, filled in

          wrote  output/sheet/sheet.pdf
                 output/sheet/sheet.png
          next   lenet read output/sheet/sheet.png  what the network makes of it

          """)
      let pdf = try File.read(folder.appending(path: "output/sheet/sheet.pdf").path)
      #expect(pdf.starts(with: "%PDF".utf8))
      let sheet = try Self.read(folder.appending(path: "output/sheet/sheet.png"))
      #expect(sheet.layout.code == SheetCode(kind: .exercise, paper: .letter, number: 7))
      let right = zip(sheet.fields[0].symbols, sheet.fields[0].field.prompt).count { $0.content == $1 }
      #expect(right >= 49, "\(right) of 50 boxes are read as they were filled")
    }
  }

  @Test func writesAForm() throws {
    try withTemporaryFolder { folder in
      let json = """
        {"title": "Trip", "paper": "letter", "fields": [
          {"name": "Class", "kind": "digits", "count": 3, "x": 25, "y": 45},
          {"name": "Fare", "kind": "amount", "x": 25, "y": 75, "width": 60, "height": 16},
          {"name": "Lunch", "kind": "tick", "x": 25, "y": 105}]}
        """
      try json.write(to: folder.appending(path: "trip.json"), atomically: true, encoding: .utf8)
      let run = try CommandRun(["sheet", "--form", "trip.json", "--output", "out"], in: folder)
      #expect(run.errors == "")
      #expect(run.output.hasPrefix("A form of 3 fields on Letter\n"))
      #expect(
        run.output.hasSuffix("\nnext   lenet read --form trip.json photo.jpg  read a photograph of it\n"))
      let form = try FormFile(path: folder.appending(path: "trip.json").path).layout()
      #expect(form.title == "Trip" && form.paper == .letter)
      #expect(form.fields.map(\.boxes.count) == [3, 1, 1])
      #expect(form.fields[0].boxes[1] == .init(38, 45, 11, 14))
      #expect(form.fields[1].boxes[0] == .init(25, 75, 60, 16))
      let sheet = try Self.read(folder.appending(path: "out/sheet.png"), forms: [form])
      #expect(sheet.fields.map(\.text) == ["", "", "no"])
      // Other paper, other places: another form.
      #expect(
        try FormFile(path: folder.appending(path: "trip.json").path).layout(on: .a4).number != form.number)
    }
  }

  @Test(arguments: [
    (["--seed", "-1"], "--seed -1: expected 0 to 16777215."),
    (["--seed", "16777216"], "--seed 16777216: expected 0 to 16777215."),
    (["--form", "a.json", "--cheque"], "--form and --cheque are two sheets: give one of them."),
    (
      ["--form", "a.json", "--seed", "2"],
      "--seed changes nothing on a form that is not --filled: leave it out."
    ),
  ]) func mistakes(arguments: [String], expected: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["sheet"] + arguments, in: folder)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("Error: \(expected)\n"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "output").path))
    }
  }
}
