import Figures
import Foundation

/// What was measured of this program and of a peer in turn.
struct PeerResults: Codable, Hashable {
  enum Kind: String, Codable {
    /// One digit by itself: half of them take no longer.
    case digitMedian
    /// One digit by itself: 99 of 100 take no longer.
    case digitPercentile99
    /// All digits together.
    case digits
    /// Training on all training digits once, batch 64, no augmentation.
    case epoch
  }

  /// One kind on a number of threads.
  struct Measurement: Codable, Hashable {
    var kind: Kind
    var threads: Int
    /// In seconds, round by round.
    var ourSeconds: [Double]
    /// The peer's, in seconds, round by round.
    var peerSeconds: [Double]
    /// The peer's seconds ÷ ours, as the median of the rounds': above 1 where this program is faster.
    var ratio: Double
  }

  /// What the peer calls itself.
  var name: String
  var version: String
  /// How many digits were answered.
  var digits: Int
  /// The largest difference between the logits of the two.
  var logitDifference: Float
  var measurements: [Measurement] = []
}

extension PeerResults.Measurement {
  /// What comes of the times of all rounds, in seconds.
  init(_ kind: PeerResults.Kind, threads: Int, rounds: [(ours: [Double], theirs: [Double])]) {
    func summary(of seconds: [Double]) -> Double {
      kind == .digitPercentile99 ? seconds.quantile(0.99) : seconds.median
    }
    (self.kind, self.threads) = (kind, threads)
    ourSeconds = rounds.map { summary(of: $0.ours) }
    peerSeconds = rounds.map { summary(of: $0.theirs) }
    ratio = zip(peerSeconds, ourSeconds).map { $0 / $1 }.median
  }

  /// The ratio in words.
  var verdict: String {
    func times(_ ratio: Double) -> String { "\(Numbers.fixed(ratio, ratio < 9.95 ? 1 : 0)) times as" }
    return switch ratio {
    case 1.05...: "\(times(ratio)) fast"
    case ..<(1 / 1.05): "\(times(1 / ratio)) slow"
    default: "as fast"
    }
  }
}

extension PeerResults {
  var table: String {
    let rounds = measurements.first?.ourSeconds.count ?? 0
    let heading = """
      beside \(name) \(version), in turn with it, the median of \(Numbers.count(rounds, "round"));
      logits differ by at most \(String(format: "%.1e", logitDifference))
      """
    let rows = measurements.map { measurement in
      Self.row(
        label(of: measurement), words(measurement.ourSeconds, measurement),
        words(measurement.peerSeconds, measurement), "lenet is \(measurement.verdict)")
    }
    return ([heading, "", Self.row("", "lenet", name, "")] + rows).joined(separator: "\n")
  }

  private static func row(_ label: String, _ ours: String, _ theirs: String, _ verdict: String) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let line = label.padding(toLength: 26, withPad: " ", startingAt: 0) + right(ours, 10) + right(theirs, 14)
    return verdict.isEmpty ? line : "\(line)   \(verdict)"
  }

  private func label(of measurement: Measurement) -> String {
    let threads = Numbers.count(measurement.threads, "thread")
    return switch measurement.kind {
    case .digitMedian: "one digit, median"
    case .digitPercentile99: "one digit, 99th percentile"
    case .digits: "\(Numbers.grouped(digits)) digits, \(threads)"
    case .epoch: "an epoch, \(threads)"
    }
  }

  /// The median of the rounds.
  private func words(_ seconds: [Double], _ measurement: Measurement) -> String {
    let time = seconds.median
    return switch measurement.kind {
    case .digitMedian, .digitPercentile99: "\(Numbers.short(1e6 * time)) µs"
    case .digits: "\(Numbers.short(1000 * time)) ms"
    case .epoch: "\(Numbers.short(time)) s"
    }
  }
}
