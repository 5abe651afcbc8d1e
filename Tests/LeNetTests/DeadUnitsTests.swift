import LeNet
import Testing

@Suite struct DeadUnitsTests {
  private static func network(_ change: (inout [Float]) -> Void, _ activation: Activation = .relu) -> Network
  {
    var generator = SplitMix64(seed: 1)
    var parameters = Network(.leNet5, using: &generator).parameters
    change(&parameters)
    return Network(.leNet5(activation: activation), parameters: parameters)
  }

  /// Shrinks a unit's row of weights.
  private static func fade(_ unit: Int, of stage: Stage, to share: Float, _ parameters: inout [Float]) {
    let inputs = stage.weights.count / stage.biases.count
    let first = stage.weights.lowerBound + unit * inputs
    for index in first..<first + inputs { parameters[index] *= share }
  }

  @Test func aUnitWhoseWeightsHaveFadedIsDead() {
    let network = Self.network { parameters in
      Self.fade(7, of: .c5, to: 0.001, &parameters)
      Self.fade(41, of: .c5, to: 0, &parameters)
      Self.fade(9, of: .c5, to: 0.1, &parameters)
      Self.fade(83, of: .f6, to: 0, &parameters)
    }
    #expect(network.deadUnits(of: .c5) == [7, 41])
    #expect(network.deadUnits(of: .f6) == [83])
    #expect(network.deadUnits(of: .s4).isEmpty && network.deadUnits(of: .output).isEmpty)
  }

  @Test func nobodyDiesElsewhere() {
    #expect(Self.network { _ in }.deadUnits(of: .c5).isEmpty)
    let tanh = Self.network({ Self.fade(7, of: .c5, to: 0, &$0) }, .tanh)
    #expect(tanh.deadUnits(of: .c5).isEmpty, "only ReLU passes nothing back")
    let blank = Network(.leNet5, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount))
    #expect(blank.deadUnits(of: .c5).isEmpty, "all alike")
  }
}

@Suite struct StrongestPathTests {
  @Test func everyStepAddsMost() {
    var generator = SplitMix64(seed: 2)
    let pixels = (0..<784).map { _ in Float.random(in: 0...1, using: &generator) }
    let trace = Trace(of: Digit(pixels: pixels), through: Network(.leNet5, using: &generator))
    let path = trace.strongestPath
    #expect(path.map(\.stage) == Stage.allCases.reversed())
    #expect(path[0].channel == trace.prediction)
    for (unit, source) in zip(path, path.dropFirst()) {
      let terms = trace.contributions(to: unit).terms
      let most = terms.map(\.product).max()!
      #expect(terms.contains { $0.source == source && $0.product == most })
    }
  }
}
