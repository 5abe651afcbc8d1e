import Foundation
import Testing

@testable import LeNet

/// The laboratory's layers against NumPy; Fixtures/layers.py computes theirs, one digit for all but batch normalisation.
@Suite struct LaboratoryReferenceTests {
  struct Answer: Decodable {
    let output: [Double]
    let inputGradient: [Double]
    let parameterGradient: [Double]
    let moments: [[Double]]?
  }
  private struct Reference: Decodable {
    struct Rubbish: Decodable {
      let probabilities: [Double]
      let loss: Double
      let gradient: [Double]
    }
    let layers: [String: Answer]
    let dropout: [Int]
    let rubbish: Rubbish

    init() throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../Fixtures/layers.json")
      self = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }
  }

  private static let codes = hashed(840, salt: 300_001).map { Float($0.sign == .minus ? -1 : 1) }

  static let layers: [(name: String, layer: any TestedLayer)] = [
    ("padding 1", PaddedConvolution(input: Shape(2, 6, 5), filters: 5, kernelSize: 3, padding: 1)),
    (
      "padding 1, stride 2",
      PaddedConvolution(input: Shape(3, 7, 6), filters: 4, kernelSize: 3, padding: 1, stride: 2)
    ),
    ("padding 2, kernel 5", PaddedConvolution(input: Shape(1, 6, 6), filters: 3, kernelSize: 5, padding: 2)),
    ("stride 3", PaddedConvolution(input: Shape(2, 8, 9), filters: 2, kernelSize: 2, stride: 3)),
    (
      "sparse",
      SparseConvolution(input: Shape(6, 6, 7), kernelSize: 3, connections: SparseConvolution.c3Connections)
    ),
    ("maximum pooling", MaximumPooling(input: Shape(2, 5, 7))),
    (
      "trainable subsampling", TrainableSubsampling(input: Shape(4, 4, 6), sources: [0, 0, 1, 1, 2, 2, 3, 3])
    ),
    (
      "radial basis",
      RadialBasis(inputs: 84, codes: (0..<10).map { Array(codes[84 * $0..<84 * $0 + 84]) })
    ),
    ("margin", Margin(input: Shape(1, 4, 5), width: 2, paper: -0.1, ink: 1.175)),
    ("global average", GlobalAverage(input: Shape(3, 4, 5))),
  ]

  private static func parameters(_ layer: any TestedLayer) -> [Float] {
    hashed(max(1, layer.biases.upperBound), salt: 100_001).map { Float($0) }
  }

  private static func compare(
    _ ours: [Float], _ theirs: [Double], _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ours.count == theirs.count, "\(what): how many", sourceLocation: sourceLocation)
    for (index, (our, their)) in zip(ours, theirs).enumerated() {
      #expect(
        abs(Double(our) - their) < 2e-5 * max(1, abs(their)), "\(what) \(index): \(our), NumPy \(their)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: layers.map(\.name)) func layer(_ name: String) throws {
    let reference = try #require(try Reference().layers[name])
    let layer = try #require(Self.layers.first { $0.name == name }?.layer)
    // The digit travels in one lane; the others have zeros.
    let lane = 5
    func placed(_ numbers: [Double]) -> [Lanes] {
      numbers.map {
        var lanes = Lanes.zero
        lanes[lane] = Float($0)
        return lanes
      }
    }
    func taken(_ lanes: [Lanes]) -> [Float] { lanes.map { $0[lane] } }
    let parameters = Self.parameters(layer)
    let values = placed(hashed(layer.input.count, salt: 1))
    let direction = placed(hashed(layer.output.count, salt: 200_001))
    Self.compare(taken(layer.output(of: values, parameters)), reference.output, "output")
    Self.compare(
      taken(layer.inputGradient(of: direction, at: values, parameters)), reference.inputGradient,
      "input gradient")
    Self.compare(
      taken(layer.parameterGradient(of: direction, at: values, parameters)), reference.parameterGradient,
      "parameter gradient")
  }

  @Test func batchNormalisation() throws {
    let reference = try #require(try Reference().layers["batch normalisation"])
    let layer = CountedNormalisation(layer: BatchNormalisation(input: Shape(2, 2, 3)), digits: 11)
    func lanes(_ numbers: [Double]) -> [Lanes] {
      (0..<numbers.count / 16).map { Lanes(numbers[16 * $0..<16 * $0 + 16].map { Float($0) }) }
    }
    func floats(_ lanes: [Lanes]) -> [Float] { lanes.flatMap { lanes in (0..<16).map { lanes[$0] } } }
    let parameters = Self.parameters(layer)
    let values = lanes(hashed(16 * layer.input.count, salt: 1).map { 3 * $0 + 1 })
    let direction = lanes(hashed(16 * layer.input.count, salt: 200_001)).map { $0 * layer.counting }
    Self.compare(floats(layer.output(of: values, parameters)), reference.output, "output")
    Self.compare(
      floats(layer.inputGradient(of: direction, at: values, parameters)), reference.inputGradient,
      "input gradient")
    Self.compare(
      layer.parameterGradient(of: direction, at: values, parameters).map { $0.sum() },
      reference.parameterGradient, "parameter gradient")
    let moments = layer.layer.moments(of: values, counting: layer.counting)
    Self.compare(moments.mean, try #require(reference.moments)[0], "mean of map")
    Self.compare(moments.variance, try #require(reference.moments)[1], "variance of map")
  }

  @Test func dropout() throws {
    let kept = try Reference().dropout
    let seeds = 100 &+ SIMD16<UInt32>(0..<16)
    let ones = [Lanes](repeating: Lanes(repeating: 1), count: 40)
    var result = ones
    Dropout(input: Shape(40, 1, 1), rate: 0.3).forward(ones, seeds: seeds, into: &result)
    for index in 0..<40 {
      for lane in 0..<16 {
        #expect(
          (result[index][lane] == 0) == (kept[16 * index + lane] == 0), "value \(index) of lane \(lane)")
      }
    }
  }

  @Test func softmaxWithARubbishClass() throws {
    let reference = try Reference().rubbish
    var probabilities = hashed(10, salt: 1).map { Lanes(repeating: Float(5 * $0)) }
    LaboratoryLoss.crossEntropyWithRubbish(logit: -2).turnIntoProbabilities(&probabilities, count: 10)
    Self.compare(probabilities.map { $0[3] }, reference.probabilities, "probability")
    var gradient = probabilities
    let loss = Softmax.crossEntropy(
      probabilities, count: 10, labels: SIMD16(repeating: 4), scale: 1, gradient: &gradient)
    Self.compare([loss[3]], [reference.loss], "loss")
    Self.compare(gradient.map { $0[3] }, reference.gradient, "gradient of logit")
  }
}
