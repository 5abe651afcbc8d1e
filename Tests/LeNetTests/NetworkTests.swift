import Testing

@testable import LeNet

@Suite struct NetworkTests {
  private static func digits(_ count: Int, seed: UInt64) -> LabelledDigits {
    var generator = SplitMix64(seed: seed)
    return LabelledDigits(
      pixels: (0..<count * 784).map { _ in UInt8.random(in: 0...255, using: &generator) },
      labels: (0..<count).map { _ in UInt8.random(in: 0...9, using: &generator) })
  }

  private static func network(
    _ activation: Activation, _ subsampling: Subsampling.Method = .mean, seed: UInt64 = 1
  ) -> Network {
    var generator = SplitMix64(seed: seed)
    return Network(.leNet5(activation: activation, subsampling: subsampling), using: &generator)
  }

  @Test(arguments: Activation.allCases) func laneKOfSixteenEqualsTheDigitAlone(_ activation: Activation) {
    let digits = Self.digits(16, seed: 2)
    let network = Self.network(activation)
    let together = network.predictions(for: digits)
    for k in 0..<16 {
      let alone = network.predictions(for: digits[k..<k + 1])
      #expect(
        Array(together.probabilities[k * 10..<k * 10 + 10]) == alone.probabilities,
        "lane \(k): bit for bit")
      #expect(
        Trace(of: digits[k], through: network).probabilities == alone.probabilities,
        "trace of digit \(k): bit for bit")
    }
  }

  @Test func threadsChangeNothing() {
    let digits = Self.digits(100, seed: 3)
    let network = Self.network(.relu)
    #expect(
      network.predictions(for: digits, threads: 1).probabilities
        == network.predictions(for: digits, threads: 3).probabilities)
  }

  /// The derivative along the gradient of each layer, which is the gradient's length, against a difference of
  /// losses. The step is small enough for few units to cross ReLU's corner.
  @Test(arguments: Activation.allCases, Stage.learned)
  func gradientOfTheWholeNetwork(_ activation: Activation, _ stage: Stage) {
    Self.checkGradient(of: Self.network(activation), in: stage)
  }

  /// What a stride drops has no part in the gradient of the convolutions before it.
  @Test(arguments: Stage.learned) func gradientOfTheWholeNetworkWithAStride(_ stage: Stage) {
    Self.checkGradient(of: Self.network(.tanh, .stride), in: stage)
  }

  private static func checkGradient(of network: Network, in stage: Stage) {
    let digits = Self.digits(20, seed: 4)
    let gradient = network.lossAndGradient(of: digits).gradient
    let range = stage.weights.lowerBound..<stage.biases.upperBound
    let length = range.reduce(0.0) { $0 + Double(gradient[$1]) * Double(gradient[$1]) }.squareRoot()
    let step = 0.001
    func loss(_ sign: Double) -> Double {
      var moved = network
      for index in range { moved.parameters[index] += Float(sign * step * Double(gradient[index]) / length) }
      return moved.lossAndGradient(of: digits).loss
    }
    let quotient = (loss(1) - loss(-1)) / (2 * step)
    #expect(
      abs(quotient - length) < 0.02 * length + 1e-3,
      "\(stage.name): length of the gradient \(length), difference quotient \(quotient)")
  }

  @Test func initialisationHasTheVarianceItPromises() {
    for (activation, gain) in [(Activation.relu, 2.0), (.tanh, 1.0), (.sigmoid, 1.0)] {
      let network = Self.network(activation)
      let weights = network.parameters[Stage.c5.weights].map(Double.init)
      let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
      #expect(
        abs(variance * 256 / gain - 1) < 0.03, "\(activation): fan-in × variance of C5, expected \(gain)")
      #expect(network.parameters[Stage.c5.biases].allSatisfy { $0 == 0 })
    }
  }

  /// Inputs × weights + bias equals the pre-activation, for every unit of a trace.
  @Test(arguments: Stage.allCases, Subsampling.Method.allCases)
  func contributionsAddUp(_ stage: Stage, _ subsampling: Subsampling.Method) {
    let trace = Trace(of: Self.digits(1, seed: 5)[0], through: Self.network(.tanh, subsampling))
    for index in 0..<stage.shape.count {
      let sum = trace.contributions(to: Unit(stage, index: index)).sum
      let expected = Double(trace.preActivations(stage)[index])
      #expect(
        abs(sum - expected) < 1e-4, "unit \(index) of \(stage.name): sum \(sum), expected \(expected)")
    }
  }

  /// Every way through the network goes by the architecture's subsampling.
  @Test func trainingKeepsTheSubsampling() {
    let digits = Self.digits(32, seed: 8)
    var training = Training(.quick, of: .leNet5(activation: .relu, subsampling: .stride))
    training.runEpoch(on: digits)
    let network = training.network
    #expect(network.subsampling == .stride)
    let trace = Trace(of: digits[0], through: network)
    #expect(
      trace.map(.s4, 2)[5] == trace.value(of: Unit(.c3, channel: 2, row: 2, column: 2)),
      "S4 keeps every second value")
    #expect(
      Array(network.predictions(for: digits).probabilities[0..<10]) == trace.probabilities, "bit for bit")
    let averaging = Network(.leNet5, parameters: network.parameters)
    #expect(Trace(of: digits[0], through: averaging).probabilities != trace.probabilities)
  }

  @Test func contributionsNameTheirSources() {
    let trace = Trace(of: Self.digits(1, seed: 6)[0], through: Self.network(.relu))
    let contributions = trace.contributions(to: Unit(.c3, channel: 4, row: 2, column: 3))
    #expect(contributions.terms.count == 150)
    let term = contributions.terms[25 + 5 + 2]
    #expect(term.source == Unit(.s2, channel: 1, row: 3, column: 5))
    #expect(term.input == trace.value(of: term.source))
    #expect(term.weight == trace.network.parameters[Stage.c3.weights.lowerBound + 4 * 150 + 32])
  }

  @Test func traceKeepsValuesBeforeAndAfterTheActivation() {
    let trace = Trace(of: Self.digits(1, seed: 7)[0], through: Self.network(.relu))
    for stage in [Stage.c1, .c3, .c5, .f6] {
      #expect(
        trace.values(stage) == trace.preActivations(stage).map { max(0, $0) }, "ReLU of \(stage.name)")
      #expect(trace.preActivations(stage).contains { $0 < 0 }, "\(stage.name) before its activation")
    }
    #expect(abs(trace.probabilities.reduce(0, +) - 1) < 1e-5)
    #expect(trace.map(.s2, 3) == Array(trace.values(.s2)[3 * 144..<4 * 144]))
  }
}
