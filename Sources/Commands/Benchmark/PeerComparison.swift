import Figures
import Files
import Foundation
import HandOver
import LeNet

/// This program and a peer, measured in turn on the same digits and the same network.
struct PeerComparison {
  /// By how much a logit may differ: sums are formed in another order.
  static let tolerance: Float = 1e-3

  private let peer: Peer
  private let training: LabelledDigits
  private let test: LabelledDigits
  private let rounds: Int
  /// The network, and at most a thousand of the test digits, which both answer.
  private let handOver: HandOver
  /// Where `python3` is looked for, as in the environment's `PATH`.
  var path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  /// How long an answer may take. The slowest is the first, or an epoch on a slow machine.
  var limit = Duration.seconds(600)

  init(
    with peer: Peer, of network: Network, training: LabelledDigits, test: LabelledDigits, rounds: Int
  ) {
    (self.peer, self.training, self.test, self.rounds) = (peer, training, test, rounds)
    handOver = HandOver(
      network, stem: "lenet-5", data: "mnist", digits: test[0..<min(1000, test.count)])
  }

  /// What a peer says of itself when it has found what it imports.
  private struct Greeting: Decodable {
    var name: String
    var version: String
  }

  private struct Logits: Decodable { var logits: [[Float]] }
  private struct Times: Decodable { var seconds: [Double] }

  /// Starts the peer and ends it, to find out whether it is there.
  ///
  /// - Throws: `FileError` if it is not.
  func check() throws {
    try Interruption.postponed {
      try PeerFolder.with { folder in
        try write(scripts, to: folder)
        _ = try started(threads: 1, in: folder)
      }
    }
  }

  /// Measures, which takes about a minute.
  ///
  /// - Throws: `FileError` if the peer does not answer, or computes something else.
  func run() throws -> PeerResults {
    defer { Console.replaceLine(with: "") }
    return try Interruption.postponed {
      try PeerFolder.with { folder in
        try write(scripts, to: folder)
        for file in handOver.files(metadata: [:], training: training, test: test) {
          try folder.write(file.contents, to: file.name)
        }
        var results = PeerResults(
          name: peer.name, version: "", digits: handOver.digits.count, logitDifference: 0)
        for threads in 1...2 {
          let (process, greeting) = try started(threads: threads, in: folder)
          (results.name, results.version) = (greeting.name, greeting.version)
          results.logitDifference = max(results.logitDifference, try difference(of: process))
          results.measurements += try measurements(of: process, threads: threads)
        }
        return results
      }
    }
  }

  private func started(
    threads: Int, in folder: PeerFolder
  ) throws -> (process: PeerProcess, greeting: Greeting) {
    let process = try PeerProcess(peer, threads: threads, in: folder, path: path, limit: limit)
    return (process, try process.next(as: Greeting.self))
  }

  private var scripts: [(name: String, text: String)] {
    [("peer.py", PackageResources.peer_py), peer.script]
      + Framework.allCases.map { (handOver.scriptName(for: $0), handOver.script(for: $0)) }
  }

  private func write(_ scripts: [(name: String, text: String)], to folder: PeerFolder) throws {
    for script in scripts { try folder.write(Array(script.text.utf8), to: script.name) }
  }

  /// The largest difference between the peer's logits and this program's.
  private func difference(of process: PeerProcess) throws -> Float {
    let theirs = try process.ask(for: "logits", as: Logits.self).logits
    guard theirs.map(\.count) == handOver.logits.map(\.count) else {
      throw FileError(
        peer.name, found: "logits of another shape", expected: "ten for each digit",
        remedy: "Try another version of it.")
    }
    let difference = zip(handOver.logits.joined(), theirs.joined()).map { abs($0 - $1) }.max()!
    guard difference <= Self.tolerance else {
      throw FileError(
        peer.name, found: "logits that differ from this program's by \(difference)",
        expected: "at most \(Self.tolerance)", remedy: "Try another version of it.")
    }
    return difference
  }

  /// What both take on a number of threads, round by round.
  private func measurements(of process: PeerProcess, threads: Int) throws -> [PeerResults.Measurement] {
    let turns = PeerTurn.allCases.filter { (threads == 1 || $0 != .one) && (peer.trains || $0 != .epoch) }
    var times = turns.map { _ in [(ours: [Double], theirs: [Double])]() }
    for round in 1...rounds {
      Console.replaceLine(
        with: "\(peer.name): round \(round) of \(rounds), \(Numbers.count(threads, "thread"))")
      for (index, turn) in turns.enumerated() {
        let ours = turn.ownSeconds(handOver, training: training, threads: threads)
        let theirs = try process.ask(for: turn.rawValue, as: Times.self).seconds
        guard !theirs.isEmpty else { throw process.unusable("without a time") }
        times[index].append((ours, theirs))
        // Threads that wait for more to do may keep a core busy for a while.
        Foundation.Thread.sleep(forTimeInterval: 0.25)
      }
    }
    return zip(turns, times).flatMap { turn, times in
      turn.kinds.map { PeerResults.Measurement($0, threads: threads, rounds: times) }
    }
  }
}
