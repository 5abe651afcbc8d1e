import Files
import Foundation
import Laboratory
import MNIST

/// The full table that comes with the package: what `lenet compare --recipe full` found.
enum ShippedComparison {
  static func read() throws -> Comparison {
    let path = try WeightsFile.trainedFolder + "/comparison.json"
    do {
      return try JSONDecoder().decode(Comparison.self, from: Data(File.read(path)))
    } catch let error as DecodingError {
      throw FileError(
        path, found: "no comparison (\(error))", expected: "the one that comes with the package",
        remedy: "Get the package anew.")
    }
  }
}
