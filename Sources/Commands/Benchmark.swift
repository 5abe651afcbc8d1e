import ArgumentParser
import Figures
import Files
import Foundation
import LeNet

struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures training, inference and this machine's limit, all in one run.",
    usage: "lenet benchmark [<options>]",
    discussion: """
      Rates are the best of several tries, since a busy machine only ever makes them worse. Training is compared \
      with the machine's peak: how fast a loop multiplies and adds that does nothing else.
      """)

  @OptionGroup var data: DataOptions

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write benchmark.json.", valueName: "dir"))
  var output = "output/benchmark"

  func run() throws {
    let (training, test) = (try data.load(.training).digits, try data.load(.test).digits)
    try File.checkWritable(folder: output)
    guard Self.hasTwoThreads else {
      throw FileError(
        "benchmark", found: "one thread", expected: "a second one to be had",
        remedy: "Raise the limit on processes and threads with ulimit -u.")
    }
    let results = measure(training: training, test: test)
    let file = try jsonFile(results)
    print(json ? String(decoding: file.dropLast(), as: UTF8.self) : results.table)
    try File.write(file, to: "\(output)/benchmark.json")
  }

  private func measure(training: LabelledDigits, test: LabelledDigits) -> BenchmarkResults {
    let peak = [1, 2].map { Self.peak(threads: $0) }
    let epochs = [1, 2].map { threads in
      (0..<3).map { _ in Self.epochSeconds(on: training, threads: threads) }.min()!
    }
    let trainingMemory = peakMemory
    let network = Training(.quick).network
    func inference(batch: Int, threads: Int) -> BenchmarkResults.Inference {
      let digits = test[0..<min(batch, test.count)]
      let rate = Self.bestRate(of: digits.count) { _ = network.predictions(for: digits, threads: threads) }
      return BenchmarkResults.Inference(batch: digits.count, threads: threads, digitsPerSecond: rate)
    }
    let digit = test[0]
    return BenchmarkResults(
      trainingDigits: training.count, peakGigaflops: peak, epochSeconds: epochs,
      inference: [
        inference(batch: 1, threads: 1), inference(batch: 16, threads: 1), inference(batch: 1000, threads: 1),
        inference(batch: 1000, threads: 2),
      ],
      traceMilliseconds: 1000 / Self.bestRate(of: 1) { _ = Trace(of: digit, through: network) },
      trainingMegabytes: trainingMemory)
  }

  /// Whether the system gives a second thread: what is measured on two would be measured on one without.
  private static var hasTwoThreads: Bool {
    var count = 1
    withWorkers(2) { worker, workers, _ in
      if worker == 0 { count = workers }
    }
    return count == 2
  }

  /// Billions of multiplications and additions a second, each counted.
  private static func peak(threads: Int) -> Double {
    let rounds = 4_000_000
    var sink: Float = 0
    let rate = (0..<5).map { _ in
      let start = ContinuousClock.now
      sink += PeakRate.run(rounds: rounds, threads: threads)
      return Double(rounds * threads * PeakRate.multiplyAddsPerRound) / (ContinuousClock.now - start).seconds
    }.max()!
    precondition(sink.isFinite)
    return 2 * rate / 1e9
  }

  private static func epochSeconds(on digits: LabelledDigits, threads: Int) -> Double {
    var recipe = Recipe.quick
    recipe.batchSize = 64
    var training = Training(recipe)
    let start = ContinuousClock.now
    training.runEpoch(on: digits, threads: threads)
    return (ContinuousClock.now - start).seconds
  }

  /// How many digits a second `body` gets through, if it takes `count` at a time: the best of five tries of a
  /// tenth of a second.
  private static func bestRate(of count: Int, _ body: () -> Void) -> Double {
    (0..<5).map { _ in
      let start = ContinuousClock.now
      var digits = 0
      repeat {
        body()
        digits += count
      } while ContinuousClock.now - start < .milliseconds(100)
      return Double(digits) / (ContinuousClock.now - start).seconds
    }.max()!
  }

  /// The most memory that the process has held so far, in megabytes.
  private var peakMemory: Double {
    var usage = rusage()
    #if os(macOS)
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1e6
    #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1e3
    #endif
  }
}

struct BenchmarkResults: Codable {
  struct Inference: Codable {
    var batch: Int
    var threads: Int
    var digitsPerSecond: Double
  }

  var trainingDigits: Int
  /// On 1 and 2 threads.
  var peakGigaflops: [Double]
  /// Training on all digits once, batch 64, no augmentation, on 1 and 2 threads.
  var epochSeconds: [Double]
  var inference: [Inference]
  var traceMilliseconds: Double
  var trainingMegabytes: Double

  /// Operations of one epoch: forward, back to the parameters, and back to every stage but the input.
  private var epochGigaflop: Double {
    2 * Double(trainingDigits)
      * Double(3 * Stage.allCases.reduce(0) { $0 + $1.multiplyAdds } - Stage.c1.multiplyAdds) / 1e9
  }

  /// The share of the peak that training reaches on 1 and 2 threads.
  var shareOfPeak: [Double] {
    zip(peakGigaflops, epochSeconds).map { epochGigaflop / $1 / $0 }
  }

  var table: String {
    var lines: [String] = []
    func add(_ name: String, _ value: String) {
      lines.append(name.padding(toLength: 44, withPad: " ", startingAt: 0) + value)
    }
    for threads in 1...2 {
      add(
        "peak, \(Numbers.count(threads, "thread"))",
        "\(Numbers.fixed(peakGigaflops[threads - 1], 1)) GFLOP/s")
    }
    for threads in 1...2 {
      add(
        "an epoch of training, \(Numbers.count(threads, "thread"))",
        "\(Numbers.fixed(epochSeconds[threads - 1], 2)) s, "
          + "\(Numbers.percent(shareOfPeak[threads - 1], 0)) of peak")
    }
    for result in inference {
      add(
        "inference, \(Numbers.grouped(result.batch)) at a time, \(Numbers.count(result.threads, "thread"))",
        "\(Numbers.grouped(Int(result.digitsPerSecond))) digits/s")
    }
    add("tracing one digit", "\(Numbers.fixed(traceMilliseconds, 2)) ms")
    add("most memory while training", "\(Int(trainingMegabytes)) MB")
    return lines.joined(separator: "\n")
  }
}
