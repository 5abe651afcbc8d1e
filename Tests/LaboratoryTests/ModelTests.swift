import Files
import LeNet
import MNIST
import Testing

@testable import Laboratory

/// The networks of the table: the counts that papers give of them, and that they learn.
@Suite struct ModelTests {
  /// Connections as the papers count them: every weight of every value, and every bias; four additions and a bias for
  /// each value that is halved.
  private static func connections(_ architecture: Architecture) -> Int {
    architecture.stages.reduce(0) { total, stage in
      switch stage.layer {
      case .laboratory(.trainableSubsampling): total + 5 * stage.shape.count
      case .laboratory(.radialBasis(let layer)): total + layer.multiplyAdds
      default: total + stage.shape.area * stage.parameterCount
      }
    }
  }

  @Test(arguments: [
    // LeCun and others, NIPS 1990.
    (Architecture.leNet1, 2_578, 98_442),
    // The paper, section III.C.8, says about 17,000 and about 260,000.
    (.leNet4, 16_998, 258_306),
    // The paper, sections II.B and III.
    (.leNet5Of1998, 60_000, 340_908),
    (.softmaxRegression, 7_850, 7_850),
    (.perceptron("300", hidden: [300]), 238_510, 238_510),
    (.perceptron("300 and 100", hidden: [300, 100]), 266_610, 266_610),
  ])
  func countsOfThePapers(_ architecture: Architecture, parameters: Int, connections: Int) {
    #expect(architecture.parameterCount == parameters, "\(architecture.name)")
    #expect(Self.connections(architecture) == connections, "\(architecture.name)")
  }

  @Test func networksOfTodayAreAsSmallAsTheySay() {
    let small = Architecture.smallNetworkOfToday.parameterCount
    #expect(small <= Architecture.leNet5.parameterCount, "\(small) parameters")
    #expect((250_000...350_000).contains(Architecture.networkOfToday.parameterCount))
  }

  @Test func modelsHaveNamesOfTheirOwn() {
    #expect(Set(Model.all.map(\.id)).count == Model.all.count)
    #expect(Set(Model.all.map(\.name)).count == Model.all.count)
    for model in Model.all {
      #expect(model.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(model.id)")
      #expect(model.effort(.quick) <= model.effort(.full), "\(model.id)")
    }
  }

  /// The errors of the paper's figure 9 that the table sets beside ours.
  @Test func publishedErrors() {
    let published = Dictionary(
      uniqueKeysWithValues: Model.all.compactMap { model in model.published.map { (model.id, $0.error) } })
    #expect(
      published == [
        "softmax-regression": 0.12, "softmax-regression-deskewed": 0.084, "nearest-neighbours": 0.05,
        "nearest-neighbours-deskewed": 0.024, "components-quadratic": 0.033, "perceptron-300": 0.047,
        "perceptron-300-100": 0.0305, "lenet-1": 0.017, "lenet-4": 0.011, "lenet-5-1998": 0.0095,
        "lenet-5-1998-distorted": 0.008, "lenet-5": 0.008, "lenet-5-vote": 0.007,
      ])
  }

  private static let digits = Result { try DataSet.embedded.load(.test) }

  /// The derivative of the loss along the gradient of each stage's parameters, which is the gradient's length, against a
  /// difference of losses: batch normalisation, dropout and all.
  @Test(arguments: 0..<5) func gradientsOfWholeNetworks(_ index: Int) throws {
    let architecture = [
      Architecture.leNet1, .leNet4, .leNet5Of1998, .smallNetworkOfToday, .networkOfToday,
    ][index]
    let digits = try Self.digits.get()[20..<40]
    // Digits that have been learned: above 87 nats, as 1998 begins, losses are cut off.
    var recipe = Recipe.plain(epochs: 40)
    recipe.batchSize = 20
    var training = Training(recipe, of: architecture)
    while !training.isFinished { training.runEpoch(on: try Self.digits.get()[20..<60]) }
    let network = training.network
    let gradient = network.lossAndGradient(of: digits).gradient
    for stage in architecture.stages where stage.parameterCount > 0 {
      let range = stage.weights.lowerBound..<stage.biases.upperBound
      let length = range.reduce(0.0) { $0 + Double(gradient[$1]) * Double(gradient[$1]) }.squareRoot()
      // A bias before a batch normalisation changes nothing, and weights only their direction.
      guard length > 1e-3 else { continue }
      let step = 0.002 / max(1, length)
      func loss(_ sign: Double) -> Double {
        var moved = network
        for index in range {
          moved.parameters[index] += Float(sign * step * Double(gradient[index]) / length)
        }
        return moved.lossAndGradient(of: digits).loss
      }
      let quotient = (loss(1) - loss(-1)) / (2 * step)
      #expect(
        abs(quotient - length) < 0.05 * length + 2e-3,
        "\(architecture.name), \(stage.name): length of the gradient \(length), difference quotient \(quotient)"
      )
    }
  }

  /// Every model learns from 400 digits more than guessing, the same on one thread as on three, and lane k of sixteen
  /// equals the digit alone.
  @Test(arguments: Model.all.filter { !["today", "lenet-5-vote"].contains($0.id) }.map(\.id))
  func learns(_ id: String) throws {
    let model = try #require(Model.all.first { $0.id == id })
    let digits = try Self.digits.get()
    func trained(threads: Int) -> TrainedModel {
      model.trained(on: ModelTask(digits: digits[0..<400], seed: 2, budget: .quick, threads: threads))
    }
    let classifier = trained(threads: 1).classifier
    let predictions = classifier.predictions(for: digits[5_000..<5_100], threads: 1)
    #expect(predictions.accuracy > 0.6, "\(id) after 400 digits")
    #expect(
      trained(threads: 3).classifier.predictions(for: digits[5_000..<5_100], threads: 2).probabilities
        == predictions.probabilities, "\(id): threads change no bit")
    for k in [0, 5, 15] {
      let alone = classifier.predictions(for: digits[5_000 + k..<5_001 + k], threads: 1)
      #expect(
        Array(predictions.probabilities[10 * k..<10 * k + 10]) == alone.probabilities, "\(id): lane \(k)")
    }
  }
}
