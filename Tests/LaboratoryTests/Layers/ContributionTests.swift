import Foundation
import LeNet
import Testing

@testable import Laboratory

/// A small network's stages, maps and units, beside what NumPy computes: Fixtures/contributions.json, made by the script
/// beside it.
@Suite struct ContributionTests {
  struct Reference: Decodable {
    struct Score: Decodable {
      let accuracy: Double
      let loss: Double
      let perDigit: [Double]
    }
    struct Shift: Decodable {
      let change: [Double]
      let changeMovedBack: [Double]
    }
    let whole: Score
    let ablations, means, mapMeans: [Score]
    let shifts: [Shift]
    let separations: [[Double]]

    static let shared: Reference = fixture("contributions")
  }

  private static func expect(
    _ score: LayerFindings.Score, _ expected: Reference.Score, _ name: String
  ) {
    #expect(
      abs(score.loss - expected.loss) < 1e-4 * expected.loss,
      "\(name): loss \(score.loss), NumPy \(expected.loss)")
    #expect(abs(score.accuracy - expected.accuracy) < 1e-12, "\(name): \(score.accuracy) right")
    for digit in 0..<10 {
      #expect(abs(score.perDigit[digit] - expected.perDigit[digit]) < 1e-12, "\(name): digit \(digit)")
    }
  }

  private let network = SmallNetwork.network
  private let digits = SmallNetwork.digits

  @Test func scores() { Self.expect(network.score(on: digits, threads: 2), Reference.shared.whole, "whole") }

  @Test(arguments: [1, 3]) func ablations(threads: Int) {
    let ablations = network.ablations(on: digits, threads: threads)
    #expect(ablations.map(\.stage) == ["C", "C", "F", "F", "F", "F", "F", "F"])
    #expect(ablations.map(\.channel) == [0, 1, 0, 1, 2, 3, 4, 5])
    for (found, expected) in zip(ablations, Reference.shared.ablations) {
      Self.expect(found.score, expected, "without \(found.stage) \(found.channel)")
    }
  }

  @Test func replacements() {
    var generator = SplitMix64(seed: 1)
    let found = network.replacements(on: digits, draws: 2, threads: 2, using: &generator)
    #expect(found.map(\.stage) == ["C", "S", "F"])
    for (found, expected) in zip(found, Reference.shared.means) {
      Self.expect(found.means, expected, "means in \(found.stage)")
    }
    let mapMeans = found.compactMap(\.mapMeans)
    #expect(mapMeans.count == 2 && found[2].mapMeans == nil, "units have no place")
    for (found, expected) in zip(mapMeans, Reference.shared.mapMeans) {
      Self.expect(found, expected, "a mean for each map")
    }
    #expect(found.map(\.randomWeights.count) == [2, 0, 2])
    // The second draw in F, from a generator that begins alike.
    generator = SplitMix64(seed: 1)
    _ = Network(network.architecture, using: &generator)
    let drawn = Network(network.architecture, using: &generator)
    var replaced = network
    let stage = network.architecture.stages[3]
    for index in stage.weights.lowerBound..<stage.biases.upperBound {
      replaced.parameters[index] = drawn.parameters[index]
    }
    #expect(found[2].randomWeights[1] == replaced.score(on: digits, threads: 1))
  }

  @Test(arguments: [1, 2]) func shifts(threads: Int) {
    let found = network.shiftResponses(on: digits, threads: threads)
    #expect(found.stages.map(\.stage) == ["input", "C", "S", "F"])
    for (found, expected) in zip(found.stages, Reference.shared.shifts) {
      for (index, distance) in LayerFindings.ShiftResponse.distances.enumerated() {
        #expect(
          abs(found.change[index] - expected.change[index]) < 1e-5,
          "\(found.stage) by \(distance): \(found.change[index]), NumPy \(expected.change[index])")
        guard !expected.changeMovedBack.isEmpty else {
          #expect(found.changeMovedBack[index] == nil, "\(found.stage) is no map")
          continue
        }
        let back = found.changeMovedBack[index] ?? -1
        #expect(
          abs(back - expected.changeMovedBack[index]) < 1e-5,
          "\(found.stage) by \(distance), moved back: \(back), NumPy \(expected.changeMovedBack[index])")
      }
    }
    #expect(found.accuracies[0] == network.predictions(for: digits).accuracy)
    #expect(found.accuracies.count == 7)
  }

  @Test func separations() {
    let found = network.separations(on: digits, best: 2)
    #expect(found.map(\.unit) == Array(0..<6))
    for (found, expected) in zip(found, Reference.shared.separations) {
      for (pair, area) in zip(LayerFindings.Separation.pairs, zip(found.areas, expected)) {
        #expect(abs(area.0 - area.1) < 1e-9, "unit \(found.unit), \(pair): \(area.0), NumPy \(area.1)")
      }
      let distances = found.areas.map { abs($0 - 0.5) }
      #expect(found.bestPairs.map { distances[$0] } == Array(distances.sorted(by: >).prefix(2)))
    }
  }
}
