import Foundation
import LeNet
import MNIST
import Testing

@testable import Files
@testable import Laboratory

@Suite struct NetworkComparisonTests {
  private static let digits = try! DataSet.embedded.load(.test)[0..<400]
  private static let trained = try! WeightsFile(
    path: DataSet.embedded.folder + "/trained/lenet-5.safetensors"
  ).network
  private static let untrained: Network = {
    var generator = SplitMix64(seed: 9)
    return Network(.leNet5, using: &generator)
  }()

  private static func comparison(
    _ first: Network, _ second: Network, index: Int? = nil, threads: Int = 2
  ) -> NetworkComparison {
    NetworkComparison(
      of: first, and: second, names: ["a", "b"], on: digits, index: index, threads: threads)
  }

  /// The trained network with C1's filters in another order, which nothing behind S2 notices.
  private static func reordered(_ order: [Int], scaledBy factor: Float = 1) -> Network {
    var network = trained
    let (weights, biases) = (Stage.c1.weights.lowerBound, Stage.c1.biases.lowerBound)
    let next = Stage.c3.weights.lowerBound
    for (place, filter) in order.enumerated() {
      for index in 0..<25 {
        network.parameters[weights + 25 * place + index] =
          factor * trained.parameters[weights + 25 * filter + index]
      }
      network.parameters[biases + place] = factor * trained.parameters[biases + filter]
      for map in 0..<16 {
        for index in 0..<25 {
          network.parameters[next + (6 * map + place) * 25 + index] =
            trained.parameters[next + (6 * map + filter) * 25 + index] / factor
        }
      }
    }
    return network
  }

  @Test func aNetworkAndItself() {
    let found = Self.comparison(Self.trained, Self.trained)
    #expect(found.isSameNetwork)
    #expect(found.errors.onlyFirstWrong == 0 && found.errors.onlySecondWrong == 0)
    #expect(found.difference == 0 && found.p == 1 && found.differing.isEmpty)
    for stage in found.stages {
      #expect(stage.inPlace == stage.partners.count - stage.constant[0], "\(stage.stage): \(stage.partners)")
      #expect(abs(stage.matched - 1) < 1e-4 && stage.isBeyondChance, "\(stage.stage): \(stage.matched)")
      #expect(abs(stage.alignment - 1) < 1e-4, "\(stage.stage): \(stage.alignment)")
      #expect(stage.matchedCorrelations.allSatisfy { abs($0 - 1) < 1e-4 || $0 == 0 }, "\(stage.stage)")
    }
    #expect(found.digit.index == 0, "without a difference, the first digit")
    #expect(found.digit.stages.allSatisfy { $0.difference == 0 && $0.usual == 0 })
  }

  /// What a network computes does not depend on the order of its filters, nor on how strong each is.
  @Test func anotherOrderIsFound() {
    let order = [3, 0, 5, 1, 4, 2]
    let found = Self.comparison(Self.trained, Self.reordered(order, scaledBy: 4))
    let first = found.stages[0]
    #expect(!found.isSameNetwork && found.differing.isEmpty)
    #expect(order.indices.allSatisfy { first.partners[order[$0]] == $0 }, "\(first.partners)")
    #expect(first.matched > 0.999 && first.isBeyondChance)
    #expect(first.kernelCosines!.allSatisfy { $0 > 0.999 })
    #expect(
      found.stages[1...].allSatisfy { $0.inPlace == $0.partners.count - $0.constant[0] },
      "C3 and what follows keep theirs")
    #expect(found.digit.stages.allSatisfy { $0.difference < 1e-3 }, "\(found.digit.stages)")
  }

  @Test func exchangedNetworksGiveMirroredNumbers() {
    let there = Self.comparison(Self.trained, Self.untrained, index: 7)
    let back = Self.comparison(Self.untrained, Self.trained, index: 7)
    #expect(back.scores == there.scores.reversed())
    #expect(back.errors.onlyFirstWrong == there.errors.onlySecondWrong)
    #expect(back.errors.onlySecondWrong == there.errors.onlyFirstWrong)
    #expect(back.difference == -there.difference && back.p == there.p)
    #expect(back.differenceInterval == there.differenceInterval.reversed().map { -$0 })
    #expect(back.differing.map(\.index) == there.differing.map(\.index))
    #expect(back.differing.map(\.answers) == there.differing.map { $0.answers.reversed() })
    for (one, other) in zip(there.stages, back.stages) {
      let pairs =
        [
          (one.matched, other.matched), (one.alignment, other.alignment),
        ] + zip(one.matchedByChance, other.matchedByChance)
        + zip(one.alignmentByChance, other.alignmentByChance)
      #expect(pairs.allSatisfy { abs($0.0 - $0.1) < 1e-9 }, "\(one.stage): \(pairs)")
    }
    let first = back.stages[0].partners
    #expect(there.stages[0].partners.enumerated().allSatisfy { first[$0.element] == $0.offset })
    for (one, other) in zip(there.digit.stages, back.digit.stages) {
      #expect(abs(one.difference - other.difference) < 1e-6, "\(one) and \(other)")
    }
  }

  /// An untrained network reads by chance, and its filters match no better than chance.
  @Test func anUntrainedNetworkIsToldApart() {
    let found = Self.comparison(Self.trained, Self.untrained)
    #expect(found.scores[0].accuracy > 0.95 && found.scores[1].accuracy < 0.3)
    #expect(found.difference < -0.6 && found.p < 1e-50)
    #expect(found.differing[0].index == found.digit.index)
    #expect(found.differing.allSatisfy { $0.kind != .onlyFirstRight || $0.answers[0] == $0.label })
    for kind in [DifferingDigit.Kind.onlyFirstRight, .onlySecondRight] {
      let count = found.differing.count { $0.kind == kind }
      #expect(
        count == (kind == .onlyFirstRight ? found.errors.onlySecondWrong : found.errors.onlyFirstWrong))
    }
    for stage in found.stages {
      #expect(
        abs(stage.matched - Summary(stage.matchedByChance).mean) < 0.2,
        "\(stage.stage): \(stage.matched), by chance \(stage.matchedByChance)")
    }
  }

  @Test func threadsAndEncodingChangeNothing() throws {
    let found = Self.comparison(Self.trained, Self.untrained)
    #expect(Self.comparison(Self.trained, Self.untrained, threads: 1) == found)
    let copy = try JSONDecoder().decode(NetworkComparison.self, from: JSONEncoder().encode(found))
    #expect(copy == found)
  }

  /// Weights so large that sums of squares overflow, and one digit by itself.
  @Test func extremesEndInNumbers() {
    var large = Self.trained
    for index in large.parameters.indices { large.parameters[index] *= 1e9 }
    let found = Self.comparison(Self.trained, large)
    #expect(found.stages.allSatisfy { $0.matched.isFinite && $0.partners.count == $0.correlations.count })
    let one = NetworkComparison(
      of: Self.trained, and: Self.untrained, names: ["a", "b"], on: Self.digits[0..<1])
    #expect(
      one.scores[0].digits == 1 && one.stages[2].matched == 0 && one.stages[2].inPlace == 0,
      "one digit does not vary")
  }
}

/// The interval of a paired difference.
@Suite struct PairedDifferenceTests {
  /// n = 98, b = 1, c = 9: d̃ = −8 ÷ 100, s = 12 ÷ 100, spread 1.96 · √((0.12 − 0.0064) ÷ 100).
  @Test func byHand() {
    let errors = PairedErrors(bothRight: 80, onlyFirstWrong: 1, onlySecondWrong: 9, bothWrong: 8)
    #expect(abs(errors.difference + 8.0 / 98) < 1e-12)
    let spread = 1.959_963_984_540_054 * (0.1136 / 100).squareRoot()
    #expect(abs(errors.differenceInterval.lowerBound - (-0.08 - spread)) < 1e-12)
    #expect(abs(errors.differenceInterval.upperBound - (-0.08 + spread)) < 1e-12)
  }

  @Test func equalsAndExtremes() {
    let equals = PairedErrors(bothRight: 9_990, onlyFirstWrong: 0, onlySecondWrong: 0, bothWrong: 10)
    #expect(equals.difference == 0 && equals.differenceInterval.contains(0))
    let none = PairedErrors(bothRight: 0, onlyFirstWrong: 0, onlySecondWrong: 0, bothWrong: 0)
    #expect(none.difference == 0 && none.differenceInterval == -1...1)
    let all = PairedErrors(bothRight: 0, onlyFirstWrong: 10, onlySecondWrong: 0, bothWrong: 0)
    #expect(all.difference == 1 && all.differenceInterval.upperBound == 1)
  }

  /// Two thousand draws of paired answers whose true difference is known: about 95 % of the intervals hold it.
  @Test func nineteenOfTwentyIntervalsHoldTheDifference() {
    var generator = SplitMix64(seed: 5)
    var holding = 0
    for _ in 0..<2_000 {
      var errors = PairedErrors(bothRight: 0, onlyFirstWrong: 0, onlySecondWrong: 0, bothWrong: 0)
      for _ in 0..<300 {
        switch Double.random(in: 0..<1, using: &generator) {
        case ..<0.03: errors.onlyFirstWrong += 1
        case ..<0.04: errors.onlySecondWrong += 1
        default: errors.bothRight += 1
        }
      }
      if errors.differenceInterval.contains(0.02) { holding += 1 }
    }
    #expect((1_860...1_960).contains(holding), "\(holding) of 2,000 hold it")
  }
}
