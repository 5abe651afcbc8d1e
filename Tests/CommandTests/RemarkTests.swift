import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

/// What is said on standard error of digits and networks that do not fit: a sentence, beside a result.
@Suite struct RemarkTests {
  /// The first test digits as a data set's two halves, changed.
  private static func writeData(to folder: URL, change: (inout LabelledDigits) -> Void) throws {
    var digits = try DataSet.embedded.load(.test, first: 100)
    change(&digits)
    for name in ["train", "t10k"] {
      let path = folder.appending(path: "data/\(name)").path
      try File.write(IDX.file(pixels: digits.pixels), to: path + "-images-idx3-ubyte")
      try File.write(IDX.file(labels: digits.labels), to: path + "-labels-idx1-ubyte")
    }
  }

  private static func writeWeights(to folder: URL, change: (inout Safetensors) -> Void) throws {
    var content = try WeightsFile.trained.safetensors
    change(&content)
    try File.write(content.file, to: folder.appending(path: "w.safetensors").path)
  }

  @Test(arguments: ["evaluate", "explore", "train"])
  func transposedDigits(command: String) throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder) { $0.transpose() }
      let arguments = [command, "--data", "data"] + (command == "train" ? ["--epochs", "1"] : [])
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors == "data: its digits look transposed, rows for columns. If they are, give --transposed.\n")
      let turned = try CommandRun(arguments + ["--transposed"], in: folder)
      #expect(turned.status == 0)
      #expect(turned.errors == "")
      if command == "evaluate" { #expect(turned.output.contains("100 of 100")) }
      if command == "train" {
        let history = try String(
          contentsOf: folder.appending(path: "output/train/history.json"), encoding: .utf8)
        #expect(history.contains("--data data --transposed --seed 1"))
      }
    }
  }

  @Test func invertedDigits() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder) { $0.invert() }
      let run = try CommandRun(["evaluate", "--data", "data"], in: folder)
      #expect(
        run.errors
          == "data: its digits look dark on light, where MNIST's are light on dark. If they are, give --inverted.\n"
      )
      let turned = try CommandRun(["evaluate", "--data", "data", "--inverted"], in: folder)
      #expect(turned.errors == "")
      #expect(turned.output.contains("100 of 100"))
    }
  }

  @Test(arguments: [
    ("--transposed", "transposed, rows for columns"),
    ("--inverted", "dark on light, where MNIST's are light on dark"),
  ])
  func needlessOptions(option: String, looks: String) throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder) { _ in }
      let run = try CommandRun(["evaluate", "--data", "data", option], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors == "data: with \(option) its digits look \(looks). If they are, leave out \(option).\n")
    }
  }

  /// Alone in a folder, without the digits and the network that come with it.
  @Test(arguments: [["evaluate"], ["explore"], ["train", "--epochs", "1"]])
  func movedProgram(command: [String]) throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder) { _ in }
      try Self.writeWeights(to: folder) { _ in }
      let weights = command[0] == "train" ? [] : ["--weights", "w.safetensors"]
      let run = try CommandRun(
        command + ["--data", "data"] + weights, in: folder, after: #"cp "$0" lenet; exec ./lenet "$@""#)
      #expect(run.errors == "")
      #expect(run.status == 0)
    }
  }

  /// A pipe can be read once.
  @Test(arguments: ["evaluate", "explore", "filters"])
  func weightsFromAPipe(command: String) throws {
    try withTemporaryFolder { folder in
      try Self.writeWeights(to: folder, change: Self.standardise)
      let run = try CommandRun(
        [command, "--weights", "/dev/stdin"], in: folder,
        after: #"cat w.safetensors | "$0" "$@"; exit"#)
      #expect(
        run.errors
          == (command == "filters"
            ? "" : "/dev/stdin: of 500 digits 399 are read wrongly, and 1 with --standardised 0.5,0.5.\n"))
      #expect(run.status == 0)
    }
  }

  @Test func digitsThatTheNetworkDoesNotKnow() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder) { $0.labels = $0.labels.map { ($0 + 1) % 10 } }
      let run = try CommandRun(["evaluate", "--data", "data"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors
          == "0 % is hardly more than guessing. Did the network learn from digits like these? If so, try "
          + "--transposed, --inverted.\n")
    }
  }

  @Test func weightsWithoutAWordOfTheirActivation() throws {
    try withTemporaryFolder { folder in
      try Self.writeWeights(to: folder) { $0.metadata = [:] }
      let run = try CommandRun(["evaluate", "--weights", "w.safetensors"], in: folder)
      #expect(
        run.errors
          == "w.safetensors: no activation is named, so ReLU is assumed; --activation sets another.\n")
      #expect(run.output.contains("99.63 % right"))
      let given = try CommandRun(
        ["filters", "--weights", "w.safetensors", "--activation", "relu"], in: folder)
      #expect(given.errors == "")
    }
  }

  /// Makes weights as if they had learned from pixels less 0.5, divided by 0.5, and nothing in the file says so.
  private static func standardise(_ content: inout Safetensors) {
    let (weights, biases) = (content.tensors[0].values, content.tensors[1].values)
    content.tensors[0] = Tensor("c1.weight", shape: [6, 1, 5, 5], values: weights.map { $0 / 2 })
    content.tensors[1] = Tensor(
      "c1.bias", shape: [6],
      values: (0..<6).map { biases[$0] + weights[25 * $0..<25 * ($0 + 1)].reduce(0, +) / 2 })
  }

  @Test func weightsOfStandardisedPixels() throws {
    try withTemporaryFolder { folder in
      try Self.writeWeights(to: folder, change: Self.standardise)
      let run = try CommandRun(["evaluate", "--weights", "w.safetensors"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors
          == "w.safetensors: of 500 digits 399 are read wrongly, and 1 with --standardised 0.5,0.5.\n")
      let told = try CommandRun(
        ["evaluate", "--weights", "w.safetensors", "--standardised", "0.5,0.5"], in: folder)
      #expect(told.errors == "")
      #expect(told.output.contains("99.63 % right"))
    }
  }

  @Test func weightsThatLearnedNothing() throws {
    try withTemporaryFolder { folder in
      var generator = SplitMix64(seed: 1)
      try WeightsFile(Network(.leNet5, using: &generator)).write(
        to: folder.appending(path: "w.safetensors").path)
      let run = try CommandRun(["evaluate", "--weights", "w.safetensors"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors.hasSuffix(
          " % is hardly more than guessing. Did the network learn from digits like these? If so, try --activation, "
            + "--standardised. It must use average pooling, as this network does.\n"))
    }
  }

  /// What a file says of its making is printed as text, not obeyed.
  @Test func metadataDoesNotCommandTheTerminal() throws {
    try withTemporaryFolder { folder in
      try Self.writeWeights(to: folder) { content in
        content.metadata["activation"] = "\u{1B}[31m" + String(repeating: "x", count: 100_000)
      }
      let run = try CommandRun(["--weights", "w.safetensors"], in: folder)
      #expect(
        run.errors
          == "Error: w.safetensors: activation \"\\u{1B}[31m\(String(repeating: "x", count: 55))…\" "
          + "(100005 characters), expected one of relu, sigmoid, tanh, plain-tanh. Save the file with one of them as metadata, or "
          + "give --activation.\n")
    }
  }
}
