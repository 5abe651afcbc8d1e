import LeNet
import Testing

/// What the paper and the documentation say of the architecture.
@Suite struct PaperFactsTests {
  struct Fact: CustomTestStringConvertible {
    let stage: Stage
    let shape: Shape
    let parameters: Int
    let multiplyAdds: Int
    let receptiveField: Int
    var testDescription: String { stage.name }
  }

  static let facts = [
    Fact(stage: .input, shape: Shape(1, 28, 28), parameters: 0, multiplyAdds: 0, receptiveField: 1),
    Fact(stage: .c1, shape: Shape(6, 24, 24), parameters: 156, multiplyAdds: 86_400, receptiveField: 5),
    Fact(stage: .s2, shape: Shape(6, 12, 12), parameters: 0, multiplyAdds: 0, receptiveField: 6),
    Fact(stage: .c3, shape: Shape(16, 8, 8), parameters: 2_416, multiplyAdds: 153_600, receptiveField: 14),
    Fact(stage: .s4, shape: Shape(16, 4, 4), parameters: 0, multiplyAdds: 0, receptiveField: 16),
    Fact(stage: .c5, shape: Shape(120, 1, 1), parameters: 30_840, multiplyAdds: 30_720, receptiveField: 28),
    Fact(stage: .f6, shape: Shape(84, 1, 1), parameters: 10_164, multiplyAdds: 10_080, receptiveField: 28),
    Fact(stage: .output, shape: Shape(10, 1, 1), parameters: 850, multiplyAdds: 840, receptiveField: 28),
  ]

  @Test(arguments: facts) func stage(_ fact: Fact) {
    #expect(fact.stage.shape == fact.shape)
    #expect(fact.stage.parameterCount == fact.parameters)
    #expect(fact.stage.multiplyAdds == fact.multiplyAdds)
    #expect(fact.stage.receptiveField == fact.receptiveField)
  }

  @Test func totals() {
    #expect(Architecture.leNet5.parameterCount == 44_426)
    #expect(Stage.allCases.reduce(0) { $0 + $1.parameterCount } == 44_426)
    #expect(Stage.allCases.reduce(0) { $0 + $1.multiplyAdds } == 281_640)
  }

  @Test func parametersLieBehindOneAnother() {
    var next = 0
    for stage in Stage.learned {
      #expect(stage.weights.lowerBound == next, "weights of \(stage.name)")
      #expect(stage.biases.lowerBound == stage.weights.upperBound, "biases of \(stage.name)")
      #expect(stage.weightShape?.reduce(1, *) == stage.weights.count, "weight shape of \(stage.name)")
      next = stage.biases.upperBound
    }
  }

  @Test func names() {
    #expect(Stage.allCases.map(\.name) == ["input", "C1", "S2", "C3", "S4", "C5", "F6", "output"])
    #expect(Stage.c3.shape.description == "16 × 8 × 8")
    #expect(Stage.c5.shape.description == "120")
  }

  /// The scaled tanh passes through (1, 1) and (−1, −1): appendix A of the paper.
  @Test func scaledTanh() {
    #expect(abs(Activation.tanh(Lanes(repeating: 1))[0] - 1) < 1e-4)
    #expect(abs(Activation.tanh(Lanes(repeating: -1))[0] + 1) < 1e-4)
    #expect(abs(Activation.tanh(Lanes(repeating: 50))[0] - 1.7159) < 1e-6)
  }

  @Test func receptiveFieldOfACornerOfC3() {
    let field = Unit(.c3, channel: 2, row: 7, column: 0).receptiveField
    #expect(field == Region(rows: 14...27, columns: 0...13))
  }
}
