import Testing

@testable import LeNet

@Suite struct BatchNormalisationTests {
  private static let layer = BatchNormalisation(input: Shape(3, 4, 5))
  private static let values = randomLanes(60, seed: 1).enumerated().map { 2 * $1 + Float($0 / 20) }

  @Test func mapsHaveTheMeanAndDeviationThatAreLearned() {
    let gammasAndBetas: [Float] = [0.5, 1, 2, -3, 0, 4]
    let counted = CountedNormalisation(layer: Self.layer, digits: 13)
    let output = counted.output(of: Self.values, gammasAndBetas)
    let moments = Self.layer.moments(of: output, counting: counted.counting)
    for map in 0..<3 {
      #expect(abs(moments.mean[map] - gammasAndBetas[3 + map]) < 1e-5, "mean of map \(map)")
      #expect(abs(moments.variance[map].squareRoot() - gammasAndBetas[map]) < 1e-4, "deviation of map \(map)")
    }
  }

  /// What lies in a lane without a digit changes nothing for the others.
  @Test func lanesWithoutADigitCountNothing() {
    let counted = CountedNormalisation(layer: Self.layer, digits: 5)
    let parameters = randomFloats(6, seed: 2)
    let direction = randomLanes(60, seed: 3).map { $0 * counted.counting }
    let others = Self.values.map { $0.replacing(with: 1e6, where: counted.counting .== 0) }
    func results(_ values: [Lanes]) -> [Lanes] {
      counted.output(of: values, parameters).map { $0.replacing(with: 0, where: counted.counting .== 0) }
        + counted.inputGradient(of: direction, at: values, parameters)
        + counted.parameterGradient(of: direction, at: values, parameters)
    }
    #expect(results(Self.values) == results(others), "bit for bit")
  }

  @Test func sixteenLanesWithoutADigitGiveNumbers() {
    let counted = CountedNormalisation(layer: Self.layer, digits: 0)
    let parameters = randomFloats(6, seed: 2)
    let results =
      counted.output(of: Self.values, parameters)
      + counted.inputGradient(of: Self.values, at: Self.values, parameters)
    for result in results {
      #expect((0..<16).allSatisfy { result[$0].isFinite }, "\(result): a finite number in every lane")
    }
  }

  @Test func aMapOfEqualValuesBecomesBeta() {
    let counted = CountedNormalisation(layer: Self.layer, digits: 16)
    let output = counted.output(of: [Lanes](repeating: Lanes(repeating: 7), count: 60), [1, 1, 1, 2, 3, 4])
    for map in 0..<3 { #expect(output[20 * map] == Lanes(repeating: Float(2 + map)), "map \(map)") }
  }

  /// A convolution with the normalisation folded in computes what both compute.
  @Test func foldedIntoTheConvolutionBefore() {
    let convolution = PaddedConvolution(input: Shape(2, 4, 5), filters: 3, kernelSize: 3, padding: 1)
    let parameters = randomFloats(convolution.biases.upperBound, seed: 4)
    let input = randomLanes(40, seed: 5)
    let sums = convolution.output(of: input, parameters)
    let counted = CountedNormalisation(layer: Self.layer, digits: 16)
    let learned = randomFloats(6, seed: 6)
    let (mean, variance) = Self.layer.moments(of: sums, counting: counted.counting)
    let expected = counted.output(of: sums, learned)

    let (weights, biases) = Self.layer.folded(
      into: Array(parameters[convolution.weights]), biases: Array(parameters[convolution.biases]),
      mean: mean, variance: variance, parameters: learned)
    let folded = convolution.output(of: input, weights + biases)
    let (factors, offsets) = Self.layer.factorsAndOffsets(mean: mean, variance: variance, parameters: learned)
    for index in 0..<60 {
      let difference = (folded[index] - expected[index]).max()
      #expect(abs(difference) < 1e-4, "value \(index): folded is \(difference) more than both layers")
      let direct = (sums[index] * factors[index / 20] + offsets[index / 20] - expected[index]).max()
      #expect(abs(direct) < 1e-4, "value \(index): factor and offset give \(direct) more than the layer")
    }
  }
}
