import Foundation
import LeNet
import Testing

/// The network and its scores against NumPy and scikit-learn; Fixtures/reference.py computes theirs.
@Suite struct ReferenceTests {
  private struct Reference: Decodable {
    struct Network: Decodable {
      let logits: [Double]
      let loss: Double
      let gradientEvery97: [Double]
    }
    struct Metrics: Decodable {
      let matrix: [[Int]]
      let accuracy: Double
      let digits: [[Double]]
      let macro: [Double]
      let weighted: [Double]
    }
    let networks: [String: Network]
    let metrics: Metrics

    init() throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures/reference.json")
      self = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }
  }

  private static func network(_ activation: Activation) -> Network {
    var parameters: [Float] = []
    for stage in Stage.learned {
      let scale = (6 / Double(stage.weights.count / stage.biases.count)).squareRoot()
      parameters += hashed(stage.weights.count, salt: 1 + parameters.count).map { Float($0 * scale) }
      parameters += hashed(stage.biases.count, salt: 1 + parameters.count).map { Float($0 * 0.1) }
    }
    return Network(.leNet5(activation: activation), parameters: parameters)
  }

  private static let digit = LabelledDigits(
    pixels: hashed(784, salt: 7).map { UInt8((max(0, $0) * 255).rounded(.toNearestOrEven)) }, labels: [4])

  @Test(arguments: Activation.allCases) func logitsLossAndGradient(_ activation: Activation) throws {
    let reference = try #require(try Reference().networks[activation.rawValue])
    let network = Self.network(activation)
    let logits = Trace(of: Self.digit[0], through: network).logits
    for (unit, expected) in reference.logits.enumerated() {
      #expect(
        abs(Double(logits[unit]) - expected) < 1e-4, "logit \(unit): \(logits[unit]), NumPy \(expected)")
    }
    let (loss, gradient) = network.lossAndGradient(of: Self.digit)
    #expect(abs(loss - reference.loss) < 1e-4, "loss \(loss), NumPy \(reference.loss)")
    for (place, expected) in reference.gradientEvery97.enumerated() {
      let ours = Double(gradient[place * 97])
      #expect(
        abs(ours - expected) < 1e-4 * max(1, abs(expected)),
        "gradient of parameter \(place * 97): \(ours), NumPy \(expected)")
    }
  }

  @Test func scores() throws {
    let reference = try Reference().metrics
    let matrix = ConfusionMatrix(counts: reference.matrix)
    #expect(abs(matrix.accuracy - reference.accuracy) < 1e-12)
    for digit in 0..<10 {
      let scores = matrix.scores(of: digit)
      #expect(abs(scores.precision - reference.digits[0][digit]) < 1e-12, "precision of \(digit)")
      #expect(abs(scores.recall - reference.digits[1][digit]) < 1e-12, "recall of \(digit)")
      #expect(abs(scores.f1 - reference.digits[2][digit]) < 1e-12, "F1 of \(digit)")
    }
    for (ours, theirs) in [
      (matrix.macroAverage, reference.macro), (matrix.weightedAverage, reference.weighted),
    ] {
      #expect(abs(ours.precision - theirs[0]) < 1e-12)
      #expect(abs(ours.recall - theirs[1]) < 1e-12)
      #expect(abs(ours.f1 - theirs[2]) < 1e-12)
    }
  }
}
