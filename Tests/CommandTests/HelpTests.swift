import Foundation
import Testing

/// The whole text of every command's help. After a wanted change, read the new text and save it:
/// `lenet train --help > Tests/CommandTests/Help/train.txt`.
@Suite struct HelpTests {
  private static let texts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Help")

  @Test(arguments: [
    ("lenet", ["--help"]), ("explore", ["explore", "--help"]), ("train", ["train", "--help"]),
    ("evaluate", ["evaluate", "--help"]), ("filters", ["filters", "--help"]),
    ("layers", ["layers", "--help"]),
    ("benchmark", ["benchmark", "--help"]), ("lesson", ["lesson", "--help"]),
    ("compare", ["compare", "--help"]), ("data", ["data", "--help"]), ("export", ["export", "--help"]),
    ("sheet", ["sheet", "--help"]), ("read", ["read", "--help"]), ("notebook", ["notebook", "--help"]),
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

  /// The column of options alone fills such a terminal.
  @Test(arguments: ["1", "10", "20", "27", "28", "39"]) func narrowTerminals(columns: String) throws {
    try withTemporaryFolder { folder in
      for arguments in [["--version"], ["--help"], ["help", "train"], ["lesson", "--help"]] {
        let run = try CommandRun(arguments, in: folder, environment: ["COLUMNS": columns])
        let expected = try CommandRun(arguments, in: folder, environment: ["COLUMNS": "40"])
        #expect(run.status == 0)
        #expect(run.output == expected.output && run.output != "")
        #expect(run.errors == "")
      }
      for arguments in [["train", "--lr", "0.1"], ["nonsense"], ["--nonsense"], ["lesson", "99"]] {
        let run = try CommandRun(arguments, in: folder, environment: ["COLUMNS": columns])
        let expected = try CommandRun(arguments, in: folder)
        #expect(run.status == 64)
        #expect(run.output == "")
        #expect(run.errors == expected.errors && run.errors.hasPrefix("Error: "))
      }
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
