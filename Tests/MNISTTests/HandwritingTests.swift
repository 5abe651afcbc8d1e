import Files
import Foundation
import LeNet
import MNIST
import Testing

private let scans = URL(filePath: #filePath)
  .appending(path: "../../../../shared/data/handwriting/scans").standardized.path

/// Scans of ten writers who mostly learned to write in Switzerland, where they lie beside the package.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: scans))) struct HandwritingTests {
  /// What the article on results says of them. Most errors are a 1 with a long upstroke, taken for a 7.
  @Test func thePackagesNetworkReadsThem() throws {
    let set = DataSet(folder: scans)
    let halves = try DataSet.Split.allCases.map { try set.loadWithWriters($0) }
    #expect(halves.map(\.digits.count).reduce(0, +) == 2964 && halves.allSatisfy(\.leftOut.isEmpty))
    let network = try WeightsFile.trained.network
    var (right, count): ([String: Int], [String: Int]) = ([:], [:])
    for half in halves {
      let predictions = network.predictions(for: half.digits, threads: 2)
      for (index, writer) in half.writers.enumerated() {
        count[writer, default: 0] += 1
        if predictions.prediction(index) == Int(predictions.labels[index]) { right[writer, default: 0] += 1 }
      }
    }
    func share(_ writers: some Sequence<String>) -> Double {
      let (right, count) = writers.reduce((0, 0)) {
        ($0.0 + right[$1, default: 0], $0.1 + count[$1, default: 0])
      }
      return Double(right) / Double(count)
    }
    let writers = count.keys.sorted()
    let thirds = [0..<3, 3..<6, 6..<10].map { share(writers[$0]) }
    print("scans: \(share(writers)) of all, by thirds of the writers \(thirds)")
    #expect(abs(share(writers) - 0.945) < 0.001)
    #expect(thirds.min()! > 0.925)
  }

  /// The output layer alone, on two writers after learning from the eight others.
  @Test func theOutputLearnsAHand() throws {
    let set = DataSet(folder: scans)
    let (learned, heldOut) = (try set.load(.training), try set.loadWithWriters(.test))
    let network = try WeightsFile.trained.network
    var training = Training(.fineTuning, from: network)
    training.learnedStages = [.output]
    while !training.isFinished { training.runEpoch(on: learned, threads: 2) }
    let changes = ErrorChange.rows("all", from: network, to: training.network, on: heldOut)
    print("scans, learned by the output: \(changes)")
    #expect(changes.map(\.digits) == [300, 300, 600])
    #expect(changes.last!.errorsBefore > 25 && changes.last!.errorsAfter < 10)
    let test = try DataSet.embedded.load(.test)
    #expect(training.network.predictions(for: test, threads: 2).accuracy > 0.96)
  }
}
