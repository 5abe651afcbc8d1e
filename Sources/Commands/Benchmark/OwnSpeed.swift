import Foundation
import LeNet

/// How fast this program is, and the machine.
enum OwnSpeed {
  /// Whether the system gives a second thread: what is measured on two would be measured on one without.
  static var hasTwoThreads: Bool {
    var count = 1
    withWorkers(2) { worker, workers, _ in
      if worker == 0 { count = workers }
    }
    return count == 2
  }

  /// Billions of multiplications and additions a second, each counted.
  static func peak(threads: Int) -> Double {
    let rounds = 4_000_000
    var sink: Float = 0
    let rate = (0..<5).map { _ in
      let time = seconds { sink += PeakRate.run(rounds: rounds, threads: threads) }
      return Double(rounds * threads * PeakRate.multiplyAddsPerRound) / time
    }.max()!
    precondition(sink.isFinite)
    return 2 * rate / 1e9
  }

  /// Training on all digits once, batch 64, no augmentation.
  static func epochSeconds(on digits: LabelledDigits, threads: Int) -> Double {
    var recipe = Recipe.quick
    recipe.batchSize = 64
    var training = Training(recipe)
    return seconds { training.runEpoch(on: digits, threads: threads) }
  }

  /// How long the network takes for each digit by itself, after a hundred that are not counted.
  static func digitSeconds(_ digits: LabelledDigits, through network: Network) -> [Double] {
    let digits = (0..<digits.count).map { digits[$0] }
    for digit in digits.prefix(100) { _ = network.answers(for: [digit]) }
    return digits.map { digit in seconds { _ = network.answers(for: [digit]) } }
  }

  /// How long the network takes for all digits together, several times, after a first time that is not counted.
  static func batchSeconds(
    _ digits: LabelledDigits, through network: Network, threads: Int
  ) -> [Double] {
    _ = network.predictions(for: digits, threads: threads)
    var times: [Double] = []
    while times.count < 5 || times.reduce(0, +) < 0.2 {
      times.append(seconds { _ = network.predictions(for: digits, threads: threads) })
    }
    return times
  }

  /// How many digits a second `body` gets through, if it takes `count` at a time: the best of five tries of a
  /// tenth of a second.
  static func bestRate(of count: Int, _ body: () -> Void) -> Double {
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
  static var peakMemory: Double {
    var usage = rusage()
    #if os(macOS)
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1e6
    #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1e3
    #endif
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let start = ContinuousClock.now
    body()
    return (ContinuousClock.now - start).seconds
  }
}
