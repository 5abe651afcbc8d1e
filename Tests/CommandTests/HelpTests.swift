import Foundation
import Testing

/// The whole text of every command's help. After a wanted change, read the new text and save it:
/// `lenet train --help > Tests/CommandTests/Help/train.txt`.
@Suite struct HelpTests {
  private static let texts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Help")

  @Test(arguments: [
    ("lenet", ["--help"]), ("explore", ["explore", "--help"]), ("train", ["train", "--help"]),
    ("evaluate", ["evaluate", "--help"]), ("filters", ["filters", "--help"]),
    ("benchmark", ["benchmark", "--help"]), ("lesson", ["lesson", "--help"]),
  ])
  func help(name: String, arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(arguments, in: folder)
      let expected = try String(contentsOf: Self.texts.appending(path: "\(name).txt"), encoding: .utf8)
      #expect(run.status == 0)
      #expect(run.output == expected)
      #expect(run.errors == "")
      let tooLong = run.output.split(separator: "\n").filter { $0.count > 80 }
      #expect(tooLong == [], "lines of more than 80 characters")
    }
  }

  @Test(arguments: [["--version"], ["train", "--version"]]) func version(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 0)
      #expect(run.output == "1.0.0\n")
      #expect(run.errors == "")
    }
  }
}
