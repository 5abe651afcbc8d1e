import Figures
import LeNet

/// What `lenet benchmark` measures, as `benchmark.json` has it.
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
  /// Of each test digit by itself, in microseconds.
  var latencyMicroseconds: Latency
  var traceMilliseconds: Double
  var trainingMegabytes: Double
  /// Beside another framework, if that was asked for.
  var against: PeerResults?
}

extension BenchmarkResults {
  /// Measures; this takes a few seconds.
  init(of network: Network, training: LabelledDigits, test: LabelledDigits) {
    peakGigaflops = [1, 2].map { OwnSpeed.peak(threads: $0) }
    epochSeconds = [1, 2].map { threads in
      (0..<3).map { _ in OwnSpeed.epochSeconds(on: training, threads: threads) }.min()!
    }
    trainingDigits = training.count
    trainingMegabytes = OwnSpeed.peakMemory
    inference = [(1, 1), (16, 1), (1000, 1), (1000, 2)].map { batch, threads in
      let digits = test[0..<min(batch, test.count)]
      let rate = OwnSpeed.bestRate(of: digits.count) {
        _ = network.predictions(for: digits, threads: threads)
      }
      return Inference(batch: digits.count, threads: threads, digitsPerSecond: rate)
    }
    latencyMicroseconds = Latency(
      seconds: OwnSpeed.digitSeconds(test[0..<min(10_000, test.count)], through: network))
    let digit = test[0]
    traceMilliseconds = 1000 / OwnSpeed.bestRate(of: 1) { _ = Trace(of: digit, through: network) }
  }

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
    add("one digit by itself, median", "\(Numbers.short(latencyMicroseconds.median)) µs")
    add("one digit by itself, 99th percentile", "\(Numbers.short(latencyMicroseconds.percentile99)) µs")
    add("tracing one digit", "\(Numbers.short(1000 * traceMilliseconds)) µs")
    add("most memory while training", "\(Int(trainingMegabytes)) MB")
    if let against { lines += ["", against.table] }
    return lines.joined(separator: "\n")
  }
}
