import Foundation
import Testing

@testable import Commands

/// Commands that texts name are those that can be typed where they are read.
@Suite struct ProgramTests {
  @Test(arguments: [
    ("lenet", "/home/a/package", "lenet"),
    ("", "/home/a/package", "lenet"),
    (".build/x86_64-unknown-linux-gnu/debug/lenet", "/home/a/package", "swift run lenet"),
    ("../.build/debug/lenet", "/home/a/package/Lessons", "swift run lenet"),
    ("/home/a/package/.build/release/lenet", "/home/a/package/", "swift run lenet"),
    ("/home/a/package/.build/release/lenet", "/home/a", "lenet"),
    ("/home/a/package/.build/release/lenet", "/home/a/package2", "lenet"),
    ("../package/.build/debug/lenet", "/home/a/other", "lenet"),
    ("/usr/local/bin/lenet", "/home/a/package", "lenet"),
    ("./explorer", "/home/a/package", "explorer"),
  ])
  func name(path: String, folder: String, expected: String) {
    #expect(Program.name(startedAs: path, in: folder) == expected)
  }

  /// In the package's folder, as `swift run` starts the program there.
  @Test func startedBySwiftRun() throws {
    let build = CommandRun.executable
    let names = build.pathComponents
    let package = try #require(names.lastIndex(of: ".build").map { names[..<$0].joined(separator: "/") })
    try withTemporaryFolder { folder in
      func run(_ arguments: String...) throws -> CommandRun {
        // The outputs' files lie in the temporary folder, which the shell leaves for the package's.
        try CommandRun(arguments, in: folder, after: "cd '\(package)'")
      }
      for verb in [
        "help", "explore", "read", "data", "train", "evaluate", "filters", "layers", "compare", "export",
        "sheet", "notebook", "lesson", "benchmark",
      ] {
        let help = try run(verb, "--help").output
        let text = try CommandRun([verb, "--help"], in: folder).output
        #expect(help.contains("USAGE: swift run lenet "), "\(verb)")
        #expect(!help.contains("\n  lenet ") && !help.contains("\nlenet "), "\(verb)")
        #expect(help.replacing("swift run lenet", with: "lenet") == text, "\(verb)")
        let tooLong = help.split(separator: "\n").filter { $0.count > 80 }
        #expect(tooLong == [], "lines of more than 80 characters")
      }
      let mistake = try run("eval")
      #expect(
        mistake.errors
          == "Error: no command “eval”. Did you mean swift run lenet evaluate?\nUsage: swift run lenet <subcommand>\n"
          + "  See 'swift run lenet --help' for more information.\n")
      let walk = try run("--output", folder.path)
      #expect(walk.output.contains("\nnext   swift run lenet explore --open\n"))
      #expect(try run("lesson").output.hasSuffix("\nswift run lenet lesson 0 begins the first.\n"))
    }
  }
}
