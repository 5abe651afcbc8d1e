import Foundation
import Laboratory
import LeNet
import MNIST
import Testing

@testable import Commands
@testable import Files

/// `lenet compare` with two files of weights.
@Suite struct CompareNetworksTests {
  private static let trained = try! WeightsFile.trainedFolder + "/lenet-5.safetensors"

  /// Two hundred test digits, and a network that has learned nothing.
  private static func prepare(_ folder: URL) throws {
    let part = try DataSet.embedded.load(.test, first: 200)
    try File.write(
      IDX.file(pixels: part.pixels), to: folder.appending(path: "data/t10k-images-idx3-ubyte").path)
    try File.write(
      IDX.file(labels: part.labels), to: folder.appending(path: "data/t10k-labels-idx1-ubyte").path)
    var generator = SplitMix64(seed: 4)
    try WeightsFile(Network(.leNet5, using: &generator)).write(
      to: folder.appending(path: "new.safetensors").path)
  }

  private static func findings(in folder: URL, _ output: String) throws -> NetworkComparison {
    let file = folder.appending(path: "\(output)/networks.json")
    return try JSONDecoder().decode(NetworkComparison.self, from: Data(contentsOf: file))
  }

  @Test func writesWhatItFinds() throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      let arguments = [
        "compare", "--weights", Self.trained, "--weights", "new.safetensors", "--data", "data",
      ]
      let run = try CommandRun(arguments + ["--output", "out", "--format", "svg"], in: folder)
      #expect(run.errors == "")
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("the test digits of data: “lenet-5” reads "))
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      let printed = lines.prefix { !$0.hasPrefix("next") }
      #expect(printed.filter { $0.count > 80 } == [], "lines of more than 80 columns")
      for heading in [
        "Which reads better", "The digits they differ in", "How filters and stages match",
        "One digit through both",
      ] {
        #expect(lines.contains { $0 == heading }, "expected the part “\(heading)”")
      }
      #expect(
        run.output.contains("\nwrote  out/networks.html\n       out/networks.json and 7 figures beside it\n"))
      #expect(run.output.contains("next   lenet layers --weights \(Self.trained) --against new.safetensors"))

      let found = try Self.findings(in: folder, "out")
      #expect(found.names == ["lenet-5", "new"] && found.scores[0].digits == 200)
      #expect(found.scores[0].accuracy > 0.98 && found.scores[1].accuracy < 0.4 && found.p < 1e-6)
      #expect(found.digit.index == found.differing[0].index)
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "out").path)
      #expect(
        files.filter { $0.hasPrefix("networks-") }.sorted() == [
          "networks-c1-filters.svg", "networks-c1-maps.svg",
          "networks-c3-maps.svg",
          "networks-c3.svg", "networks-only-first.svg", "networks-output.svg", "networks-stages.svg",
        ])

      // The same numbers on another number of threads, and another digit where one is asked for.
      let again = try CommandRun(arguments + ["--output", "again", "--threads", "1"], in: folder)
      #expect(again.status == 0)
      #expect(try Self.findings(in: folder, "again") == found)
      let other = try CommandRun(arguments + ["--output", "other", "--index", "199"], in: folder)
      #expect(other.output.contains("\nDigit 199 shows a "))
      #expect(try Self.findings(in: folder, "other").digit.index == 199)
    }
  }

  @Test func aFileAndItself() throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      let run = try CommandRun(
        ["compare", "--weights", Self.trained, "--weights", Self.trained, "--data", "data"], in: folder)
      #expect(run.status == 0 && run.errors == "")
      #expect(
        run.output.hasPrefix("the test digits of data: “1: lenet-5” and “2: lenet-5” are the same network.\n")
      )
      let found = try Self.findings(in: folder, "output/compare")
      #expect(found.isSameNetwork && found.differing.isEmpty && found.p == 1)
      #expect(found.digit.index == 0)
    }
  }

  /// An activation is that of both, or one of each.
  @Test func activations() throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      func areTheSame(_ activations: String...) throws -> Bool {
        let run = try CommandRun(
          ["compare", "--weights", "new.safetensors", "--weights", "new.safetensors", "--data", "data"]
            + activations.flatMap { ["--activation", $0] }, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        return try Self.findings(in: folder, "output/compare").isSameNetwork
      }
      #expect(try areTheSame("tanh"))
      #expect(try !areTheSame("tanh", "relu"), "expected the second to be read otherwise")
    }
  }

  /// Finite weights of any size end in findings or in a sentence.
  @Test(arguments: [Float(1e6), 1e15, 1e30, 3e38]) func weightsTooLarge(size: Float) throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      var generator = SplitMix64(seed: 1)
      var network = Network(.leNet5, using: &generator)
      for index in network.parameters.indices {
        network.parameters[index] *= size
        if !network.parameters[index].isFinite { network.parameters[index] = .greatestFiniteMagnitude }
      }
      try WeightsFile(network).write(to: folder.appending(path: "large.safetensors").path)
      let run = try CommandRun(
        ["compare", "--weights", "new.safetensors", "--weights", "large.safetensors", "--data", "data"],
        in: folder)
      if run.status == 0 {
        #expect(run.errors == "")
        #expect(throws: Never.self) { try Self.findings(in: folder, "output/compare") }
      } else {
        #expect(run.status == 1)
        #expect(
          run.errors
            == "Error: large.safetensors: weights so large that their sums are no numbers, expected a trained "
            + "network. Train again with a lower --learning-rate.\n")
      }
    }
  }

  @Test(arguments: [
    (["--weights", "a"], "Error: --weights: 1 file given, expected two: --weights A --weights B.\n"),
    (
      ["--weights", "a", "--weights", "b", "--weights", "c"],
      "Error: --weights: 3 files given, expected two: --weights A --weights B.\n"
    ),
    (
      ["--weights", "a", "--weights", "b", "--seeds", "1"],
      "Error: --weights compares two trained networks: leave out --models, --seeds, --recipe, --resume, --merge and "
        + "--shipped.\n"
    ),
    (
      ["--weights", "a", "--weights", "b", "--shipped"],
      "Error: --weights compares two trained networks: leave out --models, --seeds, --recipe, --resume, --merge and "
        + "--shipped.\n"
    ),
    (
      ["--index", "3", "--activation", "relu"],
      "Error: --activation and --index: for two networks only. Give --weights twice, too.\n"
    ),
    (
      [
        "--weights", "a", "--weights", "b", "--activation", "relu", "--activation", "relu", "--activation",
        "tanh",
      ],
      "Error: --activation: given 3 times, expected once for both networks, or twice.\n"
    ),
    (["--weights", "none", "--weights", "new.safetensors"], "Error: none: no such file or folder.\n"),
    (
      ["--weights", "new.safetensors", "--weights", "new.safetensors", "--index", "200", "--data", "data"],
      "Error: --index 200: no such digit, expected a number from 0 to 199.\n"
    ),
  ])
  func errors(arguments: [String], expected: String) throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      let run = try CommandRun(["compare"] + arguments, in: folder)
      #expect(run.status != 0)
      #expect(run.errors.hasPrefix(expected), "\(run.errors)")
      #expect(run.output == "")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "output/compare").path))
    }
  }

  @Test(arguments: [
    (["before.safetensors", "after.safetensors"], ["before", "after"]),
    (["runs/1/lenet-5.safetensors", "runs/2/lenet-5.safetensors"], ["1/lenet-5", "2/lenet-5"]),
    (["a.safetensors", "a.npz"], ["a.safetensors", "a.npz"]),
    (["lenet-5.safetensors", "old/lenet-5.safetensors"], ["lenet-5", "old/lenet-5"]),
    (["a", "a"], ["1: a", "2: a"]),
    (["/x/a", "x/a"], ["1: a", "2: a"]),
    (["a-network-with-a-long-name-1", "b"], ["a-netwo…-name-1", "b"]),
    (
      ["a-network-of-may-2-and-so-on", "a-network-of-may-3-and-so-on"],
      ["1: a-netwo…d-so-on", "2: a-netwo…d-so-on"]
    ),
    (["/dev/fd/3", "/dev/fd/4"], ["3", "4"]),
    ([".safetensors", "b.safetensors"], [".safetensors", "b.safetensors"]),
    (["WWWWWWWWWWWW", "iiiiiiiiiiii"], ["WWWW…WWWW", "iiiiiiiiiiii"]),
    (["数.npz", "字.npz"], ["1: ?", "2: ?"]), (["a\u{7}", "b"], ["a?", "b"]),
  ])
  func shortNamesAreDistinct(paths: [String], expected: [String]) {
    #expect(shortNames(of: paths) == expected)
  }
}
