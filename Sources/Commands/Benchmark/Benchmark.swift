import ArgumentParser
import Files
import LeNet
import MNIST

struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures training, inference and this machine's limit, all in one run.",
    usage: "lenet benchmark [<options>]",
    discussion: """
      Rates are the best of several tries, since a busy machine only ever makes them worse. Training is compared \
      with the machine's peak: how fast a loop multiplies and adds that does nothing else. One digit's latency is \
      that of each test digit by itself.

      --against runs another framework on the same digits and the same network, in turn with this program, if \
      python3 has it. After a check that both compute the same, it measures one digit by itself on one thread, and \
      on one and two threads up to a thousand digits together and an epoch of training. A ratio is the median of the \
      rounds'. A busy machine slows both, and not alike: let nothing else run meanwhile.

      Examples:
        lenet benchmark
        lenet benchmark --against onnxruntime
        lenet benchmark --against pytorch --rounds 9
      """)

  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("A framework to be compared with.", valueName: "framework"))
  var against: Peer?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How often the two take turns, 1 to 100. (default: 5)", valueName: "n"))
  var rounds: Int?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write benchmark.json.", valueName: "dir"))
  var output = "output/benchmark"

  func validate() throws {
    guard let rounds else { return }
    if against == nil {
      throw ValidationError("--rounds is for the turns of --against: give that, too.")
    }
    guard 1...100 ~= rounds else { throw ValidationError("--rounds \(rounds): expected 1 to 100.") }
  }

  func run() throws {
    let (training, test) = (try data.load(.training).digits, try data.load(.test).digits)
    let network = try WeightsFile.trained.network
    try File.checkWritable(folder: output)
    guard OwnSpeed.hasTwoThreads else {
      throw FileError(
        "benchmark", found: "one thread", expected: "a second one to be had",
        remedy: "Raise the limit on processes and threads with ulimit -u.")
    }
    let comparison = against.map {
      PeerComparison(with: $0, of: network, training: training, test: test, rounds: rounds ?? 5)
    }
    // What is missing is said before anything is measured.
    try comparison?.check()
    var results = BenchmarkResults(of: network, training: training, test: test)
    results.against = try comparison?.run()
    let file = try jsonFile(results)
    print(json ? String(decoding: file.dropLast(), as: UTF8.self) : results.table)
    try File.write(file, to: "\(output)/benchmark.json")
  }
}
