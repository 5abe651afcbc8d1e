import ArgumentParser
import Foundation
import MNIST

@main
struct LeNetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lenet",
    abstract: "Opens LeNet-5 up: every number between a handwritten digit and its label.",
    discussion: """
      Without a verb, lenet explores a test digit. Everything it writes goes under output/.

      lenet                     follow a digit through the trained network
      lenet --image digit.png   the same with a digit of your own
      lenet train               train a network of your own, in seconds
      lenet evaluate            see how good it is, and where it fails
      lenet filters             see what it learned
      lenet lesson 1            learn how it works, in twelve lessons
      """,
    version: "1.0.0",
    subcommands: [Explore.self, Train.self, Evaluate.self, Filters.self, LessonCommand.self, Benchmark.self],
    defaultSubcommand: Explore.self)

  static func main() {
    do {
      try check(CommandLine.arguments.dropFirst())
    } catch {
      exit(withError: error)
    }
    main(nil)
    // What was printed may not have arrived: a full disk says so only now.
    guard fflush(nil) == 0 else {
      exit(
        withError: FileError(
          "standard output", found: "not all could be written", remedy: "Is the disk full?"))
    }
  }

  /// Finds mistakes that the parser would read as something else.
  private static func check(_ arguments: ArraySlice<String>) throws {
    let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
    if let first = arguments.first, !first.isEmpty, !first.hasPrefix("-"), !verbs.contains(first) {
      throw ValidationError("no command “\(first)”: expected \(verbs.joined(separator: ", ")).")
    }
    // An empty path would be the root of the disk.
    if arguments.contains(where: {
      $0.isEmpty || $0.hasPrefix("--") && $0.firstIndex(of: "=") == $0.indices.last
    }) {
      throw ValidationError("an option's value is empty. Is a variable not set?")
    }
  }
}
