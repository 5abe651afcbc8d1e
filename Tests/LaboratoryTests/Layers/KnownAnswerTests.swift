import LeNet
import Testing

@testable import Laboratory

/// Networks whose layers' contributions are known beforehand.
@Suite struct KnownAnswerTests {
  private static let stageF = 3

  /// The small network, changed.
  private static func network(_ change: (inout Network, Architecture.Stage) -> Void) -> Network {
    var network = SmallNetwork.network
    change(&network, network.architecture.stages[stageF])
    return network
  }

  @Test func aUnitThatNothingUsesIsNotMissed() {
    var network = SmallNetwork.network
    let output = network.architecture.stages[4].weights.lowerBound
    for digit in 0..<10 { network.parameters[output + 6 * digit + 2] = 0 }
    let whole = network.score(on: SmallNetwork.digits, threads: 1)
    let ablations = network.ablations(on: SmallNetwork.digits).filter { $0.stage == "F" }
    #expect(ablations[2].score == whole)
    #expect(ablations[0].score != whole, "a unit that is used")
  }

  /// Two filters with the same weights, of which the units behind make the same.
  @Test func filtersThatAreTheSameAreMissedAlike() {
    let network = Self.network { network, stage in
      for index in 0..<25 { network.parameters[25 + index] = network.parameters[index] }
      network.parameters[51] = network.parameters[50]
      for unit in 0..<6 {
        for place in 0..<144 {
          let first = stage.weights.lowerBound + 288 * unit
          network.parameters[first + 144 + place] = network.parameters[first + place]
        }
      }
    }
    let filters = network.ablations(on: SmallNetwork.digits).filter { $0.stage == "C" }
    #expect(abs(filters[0].score.loss - filters[1].score.loss) < 1e-5)
    #expect(filters[0].score.loss != network.score(on: SmallNetwork.digits, threads: 1).loss)
  }

  /// Under ReLU a unit without weights, whose bias is the mean, does what ablation does.
  @Test func ablationIsAUnitThatSaysItsMean() {
    let means = SmallNetwork.network.stageStatistics(on: SmallNetwork.digits, threads: 1)[Self.stageF].means
    let ablations = SmallNetwork.network.ablations(on: SmallNetwork.digits, threads: 2)
    for unit in 0..<6 {
      let changed = Self.network { network, stage in
        for index in 0..<288 { network.parameters[stage.weights.lowerBound + 288 * unit + index] = 0 }
        network.parameters[stage.biases.lowerBound + unit] = means[unit]
      }
      let score = changed.score(on: SmallNetwork.digits, threads: 1)
      let found = ablations[2 + unit].score
      #expect(abs(found.loss - score.loss) < 1e-5, "unit \(unit): \(found.loss), expected \(score.loss)")
      #expect(found.perDigit == score.perDigit, "unit \(unit)")
    }
  }

  /// Every stage has to say something for the answer to depend on the digit.
  @Test func meansAnswerTheSameForEveryDigit() {
    var generator = SplitMix64(seed: 1)
    for found in SmallNetwork.network.replacements(
      on: SmallNetwork.digits, draws: 0, using: &generator)
    {
      #expect(
        found.means.perDigit.sorted() == Array(repeating: 0, count: 9) + [1], "one digit is all that is said")
      #expect(found.means.accuracy == 0.1)
    }
  }

  @Test func unitsWithoutWeightsAreDead() throws {
    let network = Self.network { network, stage in
      for unit in [1, 4] {
        for index in 0..<288 { network.parameters[stage.weights.lowerBound + 288 * unit + index] = 0 }
      }
      network.parameters[stage.biases.lowerBound + 1] = -1
      network.parameters[stage.biases.lowerBound + 4] = 1
    }
    let activity = network.activity(on: SmallNetwork.digits, threads: 2)
    #expect(activity.map(\.stage) == ["C", "F"])
    #expect(activity[0].values == 2 * 24 * 24)
    #expect(activity[1].dead == [1, 4])
    #expect(activity[1].activeShare[1] == 0 && activity[1].activeShare[4] == 1)
    #expect(activity[1].alwaysActive.contains(4) && !activity[1].alwaysActive.contains(1))
    let values = network.values(of: Self.stageF, for: SmallNetwork.digits)
    for unit in 0..<6 {
      let active = (0..<60).count { values[6 * $0 + unit] > 0 }
      #expect(activity[1].activeShare[unit] == Double(active) / 60, "unit \(unit)")
    }
  }

  @Test func areasByHand() {
    #expect(areaUnderROC([3, 4], [1, 2]) == 1)
    #expect(areaUnderROC([1, 2], [3, 4]) == 0)
    #expect(areaUnderROC([0, 0, 5], [0, 0]) == 4.0 / 6)
    #expect(areaUnderROC([1, 3], [2]) == 0.5)
    #expect(areaUnderROC([], [2]) == 0.5)
    #expect(LayerFindings.Separation.pairs.count == 45)
    #expect(LayerFindings.Separation.pairs.first == [0, 1] && LayerFindings.Separation.pairs.last == [8, 9])
  }

  /// A digit's largest value of a channel.
  private struct Largest {
    var digit: Int
    var place: Int
    var value: Float
  }

  /// Patches, found by looking at every value of every digit.
  @Test(arguments: [1, 3]) func patches(threads: Int) {
    let (network, digits) = (SmallNetwork.network, SmallNetwork.digits)
    let found = network.patches(
      of: [(1, 0), (1, 1), (Self.stageF, 5)], in: digits, count: 4, threads: threads)
    #expect(found.map(\.channel) == [0, 1, 5])
    #expect(found.map(\.height) == [5, 5, 28])
    for patches in found {
      let stage = patches.stage == "C" ? 1 : Self.stageF
      let shape = network.architecture.stages[stage].shape
      let values = network.values(of: stage, for: digits)
      let strongest = (0..<digits.count).map { digit -> Largest in
        let first = (digit * shape.channels + patches.channel) * shape.area
        let map = Array(values[first..<first + shape.area])
        let value = map.max()!
        return Largest(digit: digit, place: map.firstIndex(of: value)!, value: value)
      }.filter { $0.value > 0 }.sorted { ($1.value, $0.digit) < ($0.value, $1.digit) }
      #expect(patches.patches.map(\.digit) == strongest.prefix(4).map(\.digit), "\(patches.stage)")
      for (patch, expected) in zip(patches.patches, strongest) {
        #expect(patch.value == Double(expected.value))
        #expect(patch.row * shape.width + patch.column == expected.place)
        #expect(patch.label == Int(digits.labels[patch.digit]))
        // C1's fields begin where their unit stands; a dense unit sees everything.
        #expect(patch.top == patch.row && patch.left == patch.column)
      }
    }
  }
}
