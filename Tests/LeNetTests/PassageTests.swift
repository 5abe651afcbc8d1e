import Testing

@testable import LeNet

/// What experiments of the laboratory are made from.
@Suite struct PassageTests {
  private static let network: Network = {
    var generator = SplitMix64(seed: 1)
    return Network(.leNet5(activation: .tanh), using: &generator)
  }()

  private static let digits: LabelledDigits = {
    var generator = SplitMix64(seed: 2)
    return LabelledDigits(
      pixels: (0..<37 * 784).map { _ in UInt8.random(in: 0...255, using: &generator) },
      labels: (0..<37).map { UInt8($0 % 10) })
  }()

  /// The stages behind any one, given its values, end in the network's probabilities.
  @Test(arguments: 0...6) func suffix(stage: Int) {
    let passage = Passage(Self.network)
    passage.load(Self.digits, from: 16)
    passage.run()
    let rest = Passage(Self.network.suffix(after: stage))
    rest[0].update(from: passage[stage], count: Self.network.architecture.stages[stage].shape.count)
    rest.run()
    let expected = Self.network.predictions(for: Self.digits)
    for lane in 0..<16 {
      for digit in 0..<10 {
        #expect(rest[7 - stage][digit][lane] == expected.probabilities[10 * (16 + lane) + digit])
      }
    }
  }

  @Test func suffixHasTheParametersBehindTheStage() {
    let architecture = Self.network.suffix(after: 3).architecture
    #expect(architecture.stages.map { "\($0.name)" } == ["input", "S4", "C5", "F6", "output"])
    #expect(architecture.parameterCount == 30_840 + 10_164 + 850)
  }

  /// Batches of any digits in any order, one after another in the same memory.
  @Test func gradientsOfBatches() {
    let batches = BatchGradient(Self.network.architecture, batchSize: 37)
    var gradient = [Float](repeating: .nan, count: Self.network.parameters.count)
    for indices in [Array(0..<37), [5], [30, 2, 2, 17], Array((0..<20).reversed())] {
      batches.compute(
        of: Self.digits, at: indices[...], parameters: Self.network.parameters, into: &gradient)
      let batch = LabelledDigits(
        pixels: indices.flatMap { Self.digits.pixels[784 * $0..<784 * $0 + 784] },
        labels: indices.map { Self.digits.labels[$0] })
      #expect(gradient == Self.network.lossAndGradient(of: batch).gradient, "\(indices)")
    }
  }
}
