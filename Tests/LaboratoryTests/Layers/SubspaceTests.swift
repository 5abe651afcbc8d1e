import LeNet
import Testing

@testable import Laboratory

@Suite struct SubspaceTests {
  private static func column(_ index: Int, of subspace: RandomSubspace) -> [Float] {
    var vector = [Float](repeating: 0, count: subspace.parameters)
    var z = [Float](repeating: 0, count: subspace.dimension)
    z[index] = 1
    subspace.add(z, to: &vector)
    return vector
  }

  private static func dot(_ a: [Float], _ b: [Float]) -> Double {
    zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  @Test func columnsHaveLengthOneAndLittleInCommon() {
    var generator = SplitMix64(seed: 1)
    let subspace = RandomSubspace(parameters: 44_426, dimension: 30, using: &generator)
    let columns = (0..<30).map { Self.column($0, of: subspace) }
    for (index, column) in columns.enumerated() {
      #expect(column.count { $0 != 0 } == 210, "√44,426 elements")
      #expect(abs(Self.dot(column, column) - 1) < 1e-5)
      // Products of standard deviation 1/√210: five of them.
      for other in columns[..<index] { #expect(abs(Self.dot(column, other)) < 5 / 210.0.squareRoot()) }
    }
  }

  /// ⟨P z, v⟩ = ⟨z, Pᵀ v⟩
  @Test func projectionIsTheTranspose() {
    var generator = SplitMix64(seed: 2)
    let subspace = RandomSubspace(parameters: 500, dimension: 40, using: &generator)
    let z = (0..<40).map { _ in Float.random(in: -1...1, using: &generator) }
    let vector = (0..<500).map { _ in Float.random(in: -1...1, using: &generator) }
    var (image, projected) = ([Float](repeating: 0, count: 500), z)
    subspace.add(z, to: &image)
    subspace.project(vector, into: &projected)
    #expect(abs(Self.dot(image, vector) - Self.dot(z, projected)) < 1e-4)
  }

  /// Adam's first step has the length of the rate along every direction: θ = θ₀ − rate · P · sign(Pᵀ g).
  @Test func theFirstStepByHand() {
    let (network, digits) = (SmallNetwork.network, SmallNetwork.digits)
    var generator = SplitMix64(seed: 3)
    let subspace = RandomSubspace(parameters: network.parameters.count, dimension: 12, using: &generator)
    var recipe = Recipe()
    (recipe.epochs, recipe.batchSize, recipe.learningRate, recipe.warmUp) = (1, 60, 0.1, 0)
    var projected = [Float](repeating: 0, count: 12)
    subspace.project(network.lossAndGradient(of: digits).gradient, into: &projected)
    var expected = network.parameters
    subspace.add(projected.map { $0 > 0 ? -0.1 : 0.1 }, to: &expected)
    let trained = network.trained(in: subspace, on: digits, recipe)
    for (ours, theirs) in zip(trained.parameters, expected) { #expect(abs(ours - theirs) < 1e-5) }
  }

  /// As many directions as parameters, one parameter each: what ``Training`` does, to rounding.
  @Test func allDirectionsAreTrainingItself() {
    let (network, digits) = (SmallNetwork.network, SmallNetwork.digits)
    let count = network.parameters.count
    let subspace = RandomSubspace(axesOf: count)
    var recipe = Recipe()
    (recipe.epochs, recipe.batchSize, recipe.learningRate) = (2, 16, 0.003)
    let trained = network.trained(in: subspace, on: digits, recipe)
    var training = Training(recipe, from: network)
    while !training.isFinished { training.runEpoch(on: digits) }
    for (ours, theirs) in zip(trained.parameters, training.network.parameters) {
      #expect(abs(ours - theirs) < 1e-4)
    }
    #expect(trained.parameters != network.parameters)
  }

  @Test func dimensionBetweenPoints() {
    typealias Found = LayerFindings.IntrinsicDimension
    let points = [(100, 0.5), (200, 0.9), (300, 0.8), (400, 0.95)].map {
      Found.Point(dimension: $0.0, accuracy: $0.1)
    }
    #expect(Found.dimension(in: points, reaching: 0.8) == 175)
    #expect(Found.dimension(in: points, reaching: 0.4) == 100)
    #expect(abs((Found.dimension(in: points, reaching: 0.91) ?? 0) - (300 + 11.0 / 15 * 100)) < 1e-9)
    #expect(Found.dimension(in: points, reaching: 0.99) == nil)
  }

  @Test func everyDimensionIsTrained() {
    func found(threads: Int) -> LayerFindings.IntrinsicDimension {
      var generator = SplitMix64(seed: 4)
      return LayerFindings.IntrinsicDimension(
        of: SmallNetwork.architecture, learningFrom: SmallNetwork.digits, testedOn: SmallNetwork.digits,
        dimensions: [1, 5, 100], epochs: 30, threads: threads, using: &generator)
    }
    let one = found(threads: 1)
    #expect(one.points.map(\.dimension) == [1, 5, 100])
    #expect(one.parameters == SmallNetwork.architecture.parameterCount)
    #expect(one.points[0].accuracy < one.points[2].accuracy, "a hundred directions do more than one")
    #expect(one == found(threads: 3))
  }
}
