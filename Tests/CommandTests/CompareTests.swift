import Explorer
import Foundation
import Laboratory
import Testing

@Suite struct CompareTests {
  private static let models = "nearest-mean,softmax-regression"

  /// What of a comparison is the same on every machine.
  private static func results(_ folder: URL) throws -> [String] {
    let data = try Data(contentsOf: folder.appending(path: "comparison.json"))
    return try JSONDecoder().decode(Comparison.self, from: data).runs.map { run in
      let mistakes = run.mistakes.map { "\($0.digit):\($0.answer)" }.joined(separator: " ")
      let curve = run.learningCurve.map { "\($0.digits) \($0.error)" }.joined(separator: ", ")
      let robustness = run.robustness.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "\(run.model) \(run.seed) \(run.parameters) \(mistakes) | \(curve) | \(robustness)"
    }
  }

  @Test func partsMergeToTheSameTableAsTheWhole() throws {
    try withTemporaryFolder { folder in
      try TrainTests.writeData(training: 300, test: 100, to: folder)
      func compare(_ arguments: [String]) throws -> CommandRun {
        let run = try CommandRun(["compare", "--data", "data"] + arguments, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors == "", "progress is for terminals only")
        return run
      }
      let whole = try compare(["--models", Self.models, "--seeds", "1...2", "--output", "whole"])
      #expect(whole.output.contains("softmax-regression, seed 2: "))
      let expected = try Self.results(folder.appending(path: "whole"))
      #expect(expected.count == 3, "chance has no part in the nearest mean: one seed is enough")
      #expect(expected[1] != expected[2], "seeds differ")

      _ = try compare(["--models", "softmax-regression", "--seeds", "2", "--output", "a"])
      _ = try compare(["--models", Self.models, "--seeds", "1", "--output", "b", "--threads", "1"])
      _ = try compare(["--merge", "a", "b", "--output", "merged"])
      #expect(try Self.results(folder.appending(path: "merged")) == expected)

      // An interrupted comparison lacks a run.
      let missing = folder.appending(path: "whole/runs/softmax-regression-quick-1.json")
      let kept = folder.appending(path: "whole/runs/softmax-regression-quick-2.json")
      let before = try Data(contentsOf: kept)
      try FileManager.default.removeItem(at: missing)
      _ = try compare(["--models", Self.models, "--seeds", "1...2", "--output", "whole", "--resume"])
      #expect(try Self.results(folder.appending(path: "whole")) == expected)
      #expect(try Data(contentsOf: kept) == before, "a finished run is kept as it is, seconds and all")
    }
  }

  /// The table in the article on results is the one that comes with the package, and the README's rows are rows of it.
  @Test func theShippedTableIsTheFullOne() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["compare", "--shipped", "--output", "full"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let data = try Data(contentsOf: folder.appending(path: "full/comparison.json"))
      let comparison = try JSONDecoder().decode(Comparison.self, from: data)
      #expect(comparison.command == "lenet compare --recipe full --seeds 1,2,3")
      #expect(comparison.models.map(\.id) == Model.all.map(\.id))
      for model in Model.all {
        let runs = comparison.runs(of: model)
        #expect(runs.map(\.seed) == (model.isRandom ? [1, 2, 3] : [1]), "\(model.id)")
        #expect(runs.allSatisfy { $0.isPlausible && $0.budget == .full }, "\(model.id)")
      }
      let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
      func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
      }
      let article = try text("Sources/LeNet/LeNet.docc/RecipesAndResults.md")
      let rows = comparison.table.rows.map { "| " + $0[..<4].joined(separator: " | ") + " |" }
      for row in rows { #expect(article.contains(row), "RecipesAndResults.md lacks \(row)") }
      // The README has some of them.
      let shown = try text("README.md").split(separator: "\n").filter {
        $0.hasPrefix("| ") && $0.contains(" % |")
      }
      #expect(shown.count >= 5, "README.md has \(shown.count) results")
      for row in shown { #expect(rows.contains(String(row)), "README.md has other results than \(row)") }
    }
  }

  @Test func damagedRunsAreNamed() throws {
    try withTemporaryFolder { folder in
      let runs = folder.appending(path: "a/runs")
      try FileManager.default.createDirectory(at: runs, withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: runs.appending(path: "lenet-5-quick-1.json"))
      let run = try CommandRun(["compare", "--merge", "a"], in: folder)
      #expect(run.status != 0)
      #expect(
        run.errors
          == "Error: a/runs/lenet-5-quick-1.json: no run of a model, expected a file that lenet compare wrote. "
          + "Remove it, and let lenet compare --resume make it again.\n")
    }
  }

  @Test(arguments: [
    (
      ["--models", "lenet-6"],
      "Error: no model “lenet-6”: expected nearest-mean, nearest-neighbours, nearest-neighbours-deskewed, "
        + "softmax-regression, softmax-regression-deskewed, components-quadratic, perceptron-300, "
        + "perceptron-300-100, lenet-1, lenet-4, lenet-5-1998, lenet-5-1998-distorted, lenet-5, lenet-5-vote, "
        + "small-today, today.\n"
    ),
    (
      ["--merge", "a", "--recipe", "full"],
      "Error: --merge trains nothing: leave out --models, --seeds, --recipe and --resume.\n"
    ),
    (
      ["--shipped", "--seeds", "2"],
      "Error: --shipped trains nothing: leave out --models, --seeds, --recipe and --resume.\n"
    ),
    (
      ["--shipped", "--data", "digits"],
      "Error: --shipped shows one table, of MNIST’s digits: leave out --merge and --data.\n"
    ),
    (
      ["--merge", "none"],
      "Error: none/runs: no runs, expected files such as lenet-5-quick-1.json. Give a folder that lenet compare wrote, such as output/compare.\n"
    ),
    (["--seeds", "3...1"], "Error: The value '3...1' is invalid for '--seeds <seeds>'\n"),
  ])
  func errors(arguments: [String], expected: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["compare"] + arguments, in: folder)
      #expect(run.status != 0)
      #expect(run.errors.hasPrefix(expected), "\(run.errors)")
      #expect(run.output == "")
    }
  }
}
