import LeNet
import Testing

@testable import Laboratory

@Suite struct ProbeTests {
  /// Digits whose label lights a square of its own.
  private static let separable: LabelledDigits = {
    let labels = (0..<200).map { UInt8($0 % 10) }
    let pixels = labels.flatMap { label in
      (0..<784).map { pixel -> UInt8 in
        pixel / 28 / 5 == Int(label) / 5 && pixel % 28 / 5 == Int(label) % 5 ? 255 : 0
      }
    }
    return LabelledDigits(pixels: pixels, labels: labels)
  }()

  private static let recipe: ProbeRecipe = {
    var recipe = ProbeRecipe()
    recipe.epochs = 20
    return recipe
  }()

  @Test func aStageThatALineDividesIsReadWithoutAMistake() {
    let probe = SmallNetwork.network.probe(
      of: 0, learningFrom: Self.separable, recipe: Self.recipe, learningRate: 0.03, seed: 1)
    #expect(probe.predictions(for: Self.separable).accuracy == 1)
    #expect(probe.architecture.parameterCount == 7850)
  }

  @Test func whatStandsBeforeTheProbeStaysAsItWas() {
    let network = SmallNetwork.network
    for stage in 0..<4 {
      let probe = network.probe(
        of: stage, learningFrom: Self.separable, recipe: Self.recipe, learningRate: 0.01, seed: 1, threads: 2)
      let kept = probe.architecture.stages[stage + 1].weights.lowerBound
      #expect(Array(probe.parameters[..<kept]) == Array(network.parameters[..<kept]), "stage \(stage)")
      #expect(
        probe.parameters[kept...].contains { $0 != 0 }, "the probe of stage \(stage) has learned nothing")
    }
  }

  /// A stage that says nothing leaves its probe to guess.
  @Test func aStageThatIsSilentTellsNothing() {
    var network = SmallNetwork.network
    for index in 0..<52 { network.parameters[index] = 0 }
    let probe = network.probe(
      of: 2, learningFrom: Self.separable, recipe: Self.recipe, learningRate: 0.01, seed: 1)
    #expect(probe.predictions(for: Self.separable).accuracy == 0.1)
  }

  @Test func theRateWithTheLeastLossIsChosen() {
    var recipe = Self.recipe
    recipe.epochs = 1
    recipe.learningRates = [1e-6, 0.01]
    let rate = SmallNetwork.network.probeRate(of: 0, learningFrom: Self.separable, recipe: recipe, seed: 1)
    #expect(rate == 0.01)
  }

  @Test func probesOfEveryStage() {
    var generator = SplitMix64(seed: 3)
    let probes = SmallNetwork.network.probes(
      learningFrom: Self.separable, testedOn: Self.separable, recipe: Self.recipe, untrainedNetworks: 2,
      using: &generator)
    #expect(probes.map(\.stage) == ["input", "C", "S", "F"])
    #expect(probes.map(\.untrained.count) == [2, 2, 2, 2])
    #expect(probes[0].untrained == [1, 1], "at the input there are no weights to be random")
  }
}
