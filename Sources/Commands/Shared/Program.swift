import Foundation

/// How the program was started, for the commands that its texts name.
enum Program {
  /// What starts the program as it was started now.
  static let name = name(
    startedAs: CommandLine.arguments.first ?? "", in: FileManager.default.currentDirectoryPath)

  /// `swift run lenet` in the package that the program was built in, and in the folders below; elsewhere its own name.
  ///
  /// - Parameters:
  ///   - path: the program's path as it was typed, or as `swift run` passes it.
  ///   - folder: the current folder.
  static func name(startedAs path: String, in folder: String) -> String {
    let here = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
    let program = URL(filePath: path, relativeTo: here).standardizedFileURL.pathComponents
    let package = program.lastIndex(of: ".build").map { program[..<$0] }
    // A shell that finds the program by its name passes no path.
    guard path.contains("/"), let package, here.pathComponents.starts(with: package) else {
      return path.split(separator: "/").last.map(String.init) ?? "lenet"
    }
    return "swift run lenet"
  }

  /// The text with the commands that it proposes, such as `lenet train` at the beginning of a line, as they are typed
  /// here.
  static func asTyped(_ text: String) -> String {
    text.replacing(/(?m)(^ {0,2}|USAGE: |Usage: |See '|Did you mean )lenet(?= )/) { "\($0.1)\(name)" }
  }
}
