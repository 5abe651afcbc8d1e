import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import LeNet
import MNIST

/// Which digits a command reads.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder with the four IDX files of an MNIST-like data set, packed or not, or with pictures in folders named 0 "
        + "to 9, also by writer; or NumPy arrays (.npz) or a table (.csv) of digits. (default: the MNIST digits that "
        + "come with the package)", valueName: "dir"))
  var data: String?

  @Flag(help: "The data set has rows for columns, as EMNIST has: turn its digits upright.")
  var transposed = false

  @Flag(help: "The data set has dark digits on light: make them light on dark.")
  var inverted = false

  func validate() throws {
    if data == nil && (transposed || inverted) {
      throw ValidationError(
        "\(transposed ? "--transposed" : "--inverted") is for the digits of --data: MNIST's own are as they should be."
      )
    }
  }

  var dataSet: DataSet {
    get throws {
      guard let data else { return try .embedded }
      var set = DataSet(folder: data)
      set.isTransposed = transposed
      set.isInverted = inverted
      return set
    }
  }

  /// One half of the digits, with who wrote them; says which pictures are left out.
  func load(_ split: DataSet.Split, first count: Int = .max) throws -> WrittenDigits {
    let digits = try dataSet.loadWithWriters(split, first: count)
    if let data, !digits.leftOut.isEmpty {
      let shown = digits.leftOut.prefix(5).map { "\n  \($0)" }.joined()
      let rest = digits.leftOut.count > 5 ? "\n  and \(digits.leftOut.count - 5) more" : ""
      Console.note("\(data): \(Numbers.count(digits.leftOut.count, "picture")) left out." + shown + rest)
    }
    return digits
  }

  /// The options that name these digits on a command line; nil for those that need none.
  var arguments: String? {
    data.map {
      "--data \($0.quotedForShell)" + (transposed ? " --transposed" : "") + (inverted ? " --inverted" : "")
    }
  }
}

/// Which network a command opens up.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network in a safetensors file, such as lenet train writes, or in NumPy's .npz. (default: the trained network "
        + "that comes with the package)", valueName: "file"))
  var weights: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The non-linearity of the network in --weights; tanh is the paper's, plain-tanh that of other programs. "
        + "(default: what the file says, or relu)", valueName: "name"))
  var activation: ForeignActivation?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "What was taken from the pixels, and what they were divided by, before the network in --weights learned from "
        + "them: often 0.1307,0.3081. (default: what the file says, or nothing)",
      valueName: "mean,deviation"))
  var standardised: PixelStandardisation?

  /// The options that name this network on a command line; nil for the package's own.
  var arguments: String? {
    weights.map {
      "--weights \($0.quotedForShell)" + (activation.map { " --activation \($0.rawValue)" } ?? "")
        + (standardised.map { " --standardised \($0.mean),\($0.deviation)" } ?? "")
    }
  }

  func validate() throws {
    if weights == nil && (activation != nil || standardised != nil) {
      throw ValidationError(
        "\(activation != nil ? "--activation" : "--standardised") says how to read --weights: give that, too."
      )
    }
  }

  /// The file of the network's weights.
  var path: String {
    get throws { try weights ?? WeightsFile.trainedFolder + "/" + RunFolder.weights }
  }

  /// The content of the network's file. It may be a pipe, which can be read once.
  func read() throws -> NamedTensors { try NamedTensors(File.read(path), from: path) }

  /// The network in the content of its file; says what was taken for granted.
  func network(in content: NamedTensors) throws -> WeightsFile {
    let file = try file(content, activation: activation, standardisation: standardised)
    for remark in file.remarks { Console.note(remark) }
    if file.isActivationAssumed {
      Console.note("\(try path): no activation is named, so ReLU is assumed; --activation sets another.")
    }
    return file
  }

  /// The network in the content of its file, whose S4 comes into C5 in the order that reads MNIST's digits.
  func file(
    _ content: NamedTensors, activation: ForeignActivation?, standardisation: PixelStandardisation?
  ) throws -> WeightsFile {
    try WeightsFile(
      content, from: path, activation: activation, standardisation: standardisation,
      digits: try? DataSet.embedded.load(.test, first: 200))
  }

  /// The network while it learned, if the file beside its weights ends with these weights; none otherwise.
  func snapshots(of trained: Network) throws -> [Training.Snapshot] {
    let folder = RunFolder(path: URL(filePath: try path).deletingLastPathComponent().path)
    let snapshots = try folder.readSnapshots()
    return snapshots.last?.parameters == trained.parameters ? snapshots : []
  }

  /// The error for a network whose sums are too large to be numbers.
  var overflow: FileError {
    get throws {
      FileError(
        try path, found: "weights so large that their sums are no numbers", expected: "a trained network",
        remedy: "Train again with a lower --learning-rate.")
    }
  }
}

/// How many threads a command uses.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to share the work, 1 to 4; they change how long it takes, not the result.", valueName: "n"))
  var threads = 2

  func validate() throws {
    guard (1...4).contains(threads) else {
      throw ValidationError("--threads \(threads): expected 1 to 4.")
    }
  }
}

extension WeightsFile {
  /// What is known of the network, for a page.
  var summary: NetworkSummary { NetworkSummary(recipe: recipe, seed: seed, testAccuracy: testAccuracy) }
}

extension ForeignActivation: ExpressibleByArgument {}

extension PixelStandardisation: ExpressibleByArgument {
  /// `0.1307,0.3081`
  public init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let mean = numbers[0], let deviation = numbers[1] else { return nil }
    self.init(mean: mean, deviation: deviation)
  }
}
