import Foundation
import LeNet

/// The folder of a training run: what it writes, and what it reads to go on.
public struct RunFolder {
  /// The file of the trained weights: see ``WeightsFile``.
  public static let weights = "lenet-5.safetensors"
  /// The file of the recipe and of every epoch's results, in JSON.
  public static let history = "history.json"
  /// The file of the weights at moments of the run.
  public static let snapshots = "snapshots.safetensors"
  /// The file that an interrupted run goes on from.
  public static let checkpoint = "checkpoint.safetensors"

  /// Where the folder is, as the user named it.
  public let path: String

  /// The folder at `path`, which is neither opened nor made here.
  public init(path: String) {
    self.path = path
  }

  /// The path of one of them.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The snapshots of the run; none where there is no such file.
  public func readSnapshots() throws -> [Training.Snapshot] {
    let path = file(Self.snapshots)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try Safetensors(File.read(path), from: path).snapshots(from: path)
  }
}
