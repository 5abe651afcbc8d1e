import ArgumentParser
import Foundation
import LeNet
import MNIST

/// Which digits a command reads.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder with the four IDX files of an MNIST-like data set, packed or not. (default: the MNIST digits "
        + "that come with the package)", valueName: "dir"))
  var data: String?

  var dataSet: DataSet {
    get throws { try data.map(DataSet.init) ?? .embedded }
  }
}

/// Which network a command opens up.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network in a safetensors file, such as lenet train writes. (default: the trained network that comes "
        + "with the package)", valueName: "file"))
  var weights: String?

  /// The file of the network's weights.
  var path: String {
    get throws { try weights ?? WeightsFile.trainedFolder + "/" + RunFolder.weights }
  }

  func load() throws -> WeightsFile { try WeightsFile(path: path) }

  /// The network while it learned, if the file beside its weights ends with these weights; none otherwise.
  func snapshots(of trained: LeNet5) throws -> [Training.Snapshot] {
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
