import Foundation

/// The files of the package, as the tests of its documentation read them.
enum Repository {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The paths of files below a folder whose names end so.
  static func files(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  /// The articles, the catalogues' first pages, and what stands outside them.
  static let documents =
    (try! files(in: "Sources", ending: ".md").filter { $0.contains(".docc/") })
    + ["README.md", ".github/CONTRIBUTING.md", "Lessons/README.md"]
}
