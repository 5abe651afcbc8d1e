import Files
import Foundation

/// The Swift compiler that built the package, and the options with which it compiled the lessons: a cell that is edited is
/// compiled as the package's own build would compile it.
struct Toolchain: Sendable {
  /// The compiler's driver.
  let compiler: String
  /// Where modules and C headers are found, the processor, the package's name.
  let options: [String]

  /// Reads the plan that the package manager leaves beside what it builds.
  ///
  /// - Parameter program: this program, as it was built: `…/.build/x86_64-unknown-linux-gnu/debug/lenet`.
  /// - Throws: `FileError` where there is no such plan, as for a program that was copied elsewhere.
  init(of program: URL) throws {
    let folder = program.resolvingSymlinksInPath().deletingLastPathComponent()
    let plan = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: folder.lastPathComponent + ".yaml")
    guard let text = try? String(contentsOf: plan, encoding: .utf8) else {
      throw FileError(
        plan.path, found: "no such file", expected: "the plan by which this program was built",
        remedy: "The notebook compiles cells with it: start it by swift run lenet notebook.")
    }
    try self.init(plan: text, place: plan.path)
  }

  /// - Parameters:
  ///   - plan: the package manager's plan of a build.
  ///   - place: what an error calls it.
  init(plan: String, place: String) throws {
    guard let start = plan.firstRange(of: "\"-module-name\",\"Lessons\","),
      let line = plan[..<start.lowerBound].lastIndex(of: "[").map({ plan[$0...].prefix { $0 != "\n" } }),
      let arguments = try? JSONDecoder().decode([String].self, from: Data(line.utf8)),
      let compiler = arguments.first
    else {
      throw FileError(
        place, found: "no command that compiles the lessons",
        expected: "the plan of a build by Swift 6.2 or later",
        remedy: "Build the package anew: swift build.")
    }
    self.compiler = compiler
    options = Self.lasting(arguments.dropFirst())
  }

  /// The options that have to do with what the lessons import rather than with where their build writes to.
  private static func lasting(_ arguments: ArraySlice<String>) -> [String] {
    let pairs: Set = ["-I", "-F", "-Xcc", "-target", "-sdk", "-module-cache-path", "-package-name"]
    var options: [String] = []
    var rest = arguments
    while let option = rest.popFirst() {
      if pairs.contains(option), let value = rest.popFirst() {
        options += [option, value]
      } else if ["-I", "-D", "-F"].contains(where: option.hasPrefix) {
        options.append(option)
      }
    }
    return options
  }
}
