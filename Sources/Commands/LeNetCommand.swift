import ArgumentParser
import Files
import Foundation
import Pages

@main
struct LeNetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lenet",
    abstract: "Opens LeNet-5 up: every number between a handwritten digit and its label.",
    discussion: """
      Without a verb, lenet explores a test digit. Everything it writes goes under output/.

      lenet                     follow a digit through the trained network
      lenet --image digit.png   the same with a digit of your own
      lenet read photo.jpg      read all the digits in a photograph
      lenet data digits.npz     see what is in a data set before you train
      lenet train               train a network of your own, in seconds
      lenet evaluate            see how good it is, and where it fails
      lenet filters             see what it learned
      lenet layers              see what each layer contributes
      lenet compare             see LeNet-5 beside other models
      lenet export              hand it over to PyTorch, Keras, NumPy, ONNX
      lenet sheet               make a sheet to fill in by hand
      lenet notebook            learn how it works, in your browser
      lenet lesson 1            the same in the terminal, cell by cell
      """,
    version: "1.0.0",
    subcommands: [
      Explore.self, Read.self, DataCommand.self, Train.self, Evaluate.self, Filters.self, Layers.self,
      Compare.self, Export.self, SheetCommand.self, NotebookCommand.self, LessonCommand.self,
      Benchmark.self,
    ],
    defaultSubcommand: Explore.self)

  static func main() {
    Console.occupyStandardDescriptors()
    Interruption.awaitFiles()
    // A file that reaches the limit on its size is an error like any other then.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try check(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      try Resources.check()
      try command.run()
      try Console.finishPrinting()
    } catch {
      leave(for: error)
    }
  }

  /// Ends the program with the text and the exit code for an error; what was asked for, such as help, is printed.
  ///
  /// - Parameter verb: the subcommand whose usage the text shows, where the error does not know it.
  private static func leave(for error: any Error, of verb: (any ParsableCommand.Type)? = nil) -> Never {
    // The parser traps where its column of options fills the terminal, and renders help even to find an exit code.
    setenv("COLUMNS", "\(max(40, Terminal.columns(of: STDOUT_FILENO) ?? 80))", 1)
    var text = (verb ?? self).fullMessage(for: error)
    if let name = verb?._commandName {
      text = text.replacing("See '\(name) ", with: "See '\(_commandName) \(name) ")
    }
    let code = exitCode(for: error)
    text = Program.asTyped(text)
    if !text.isEmpty {
      if code.isSuccess { print(text) } else { Console.note(text) }
    }
    if code.isSuccess {
      do { try Console.finishPrinting() } catch { leave(for: error) }
    }
    Foundation.exit(code.rawValue)
  }

  /// Finds mistakes that the parser would read as something else, or could only refuse.
  private static func check(_ arguments: ArraySlice<String>) throws {
    let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
    // An empty path would be the root of the disk.
    if arguments.contains(where: {
      $0.isEmpty || $0.hasPrefix("--") && $0.firstIndex(of: "=") == $0.indices.last
    }) {
      throw ValidationError("an option's value is empty. Is a variable not set?")
    }
    guard let first = arguments.first else { return }
    if !first.hasPrefix("-"), !verbs.contains(first) {
      let expectation =
        NearMisses.command(for: first).map { ". Did you mean \($0)?" }
        ?? ": expected \(verbs.joined(separator: ", "))."
      throw ValidationError("no command “\(first)”\(expectation)")
    }
    let verb = configuration.subcommands.first { $0._commandName == first } ?? Explore.self
    guard first != "help" else { return }
    // What follows a verb is its option, or a lesson, a picture or a data set.
    let taking: [any ParsableCommand.Type] = [
      LessonCommand.self, NotebookCommand.self, Read.self, DataCommand.self,
    ]
    if !taking.contains(where: { $0 == verb }), !first.hasPrefix("-"),
      let word = arguments.dropFirst().first,
      word != "help",
      !word.hasPrefix("-"), let option = NearMisses.option(for: word, of: first)
    {
      leave(
        for: ValidationError("no argument “\(word)”. Did you mean lenet \(first) \(option)?"), of: verb)
    }
    // Help takes longer than reading the arguments.
    lazy var known = helpMessage(for: verb, columns: 80)
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = argument.prefix { $0 != "=" }
      guard let option = NearMisses.option(meantBy: String(name.dropFirst(2))), !known.contains("\(name) "),
        !known.contains("\(name)\n"), known.contains("\(option) ") || known.contains("\(option)\n")
      else { continue }
      leave(for: ValidationError("no option \(name). Did you mean \(option)?"), of: verb)
    }
  }
}
