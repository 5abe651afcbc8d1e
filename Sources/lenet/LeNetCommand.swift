import ArgumentParser

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
    subcommands: [Explore.self, Train.self, Evaluate.self, Filters.self, LessonCommand.self, Benchmark.self],
    defaultSubcommand: Explore.self)
}
