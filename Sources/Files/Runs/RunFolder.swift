import Foundation
import LeNet

/// The folder of a training run: what it writes, and what it reads to go on.
public struct RunFolder {
  public static let weights = "lenet-5.safetensors"
  public static let history = "history.json"
  public static let snapshots = "snapshots.safetensors"
  public static let checkpoint = "checkpoint.safetensors"

  public let path: String

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
