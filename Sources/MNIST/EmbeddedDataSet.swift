import Files
import Foundation

extension DataSet {
  /// The MNIST digits that come with the package.
  ///
  /// The generated `Bundle.module` stops the process if the program has been moved away from its data, so the
  /// folder is looked up here: beside the program, or, on macOS, beside the bundle of tests that runs.
  ///
  /// - Throws: `FileError` if the folder is not there.
  public static var embedded: DataSet {
    get throws {
      let home = Bundle(for: Anchor.self).bundleURL.resolvingSymlinksInPath()
      return try embedded(besides: [home, home.deletingLastPathComponent()].map(\.path))
    }
  }

  /// The digits in the first of `folders` that has them.
  static func embedded(besides folders: [String]) throws -> DataSet {
    #if os(macOS)
    let name = "LeNetExplorer_MNIST.bundle"
    #else
    let name = "LeNetExplorer_MNIST.resources"
    #endif
    for folder in folders where File.exists("\(folder)/\(name)/Resources") {
      return DataSet(folder: "\(folder)/\(name)/Resources")
    }
    throw FileError(
      folders[0], found: "no folder \(name)",
      expected: "it beside the program, with the MNIST digits and a trained network",
      remedy:
        "Copy it from the folder where the program was built, or pass --data DIR and --weights FILE.")
  }

  /// Its place in memory tells which program or bundle this code is part of.
  private final class Anchor {}
}
