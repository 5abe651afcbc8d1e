import Testing

@testable import LeNet

/// What holds for every layer of the laboratory: gradients against differences, and lanes that do not mix.
@Suite struct LaboratoryLayerTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let layer: any TestedLayer
    /// Of the difference quotient. What is affine or quadratic in each argument has an exact quotient for any step.
    var step: Float = 0.5
    var tolerance = 1e-3
    var testDescription: String { name }

    var parameters: [Float] { randomFloats(max(1, layer.biases.upperBound), seed: 2) }

    init(_ name: String, _ layer: any TestedLayer, step: Float = 0.5, tolerance: Double = 1e-3) {
      self.name = name
      self.layer = layer
      self.step = step
      self.tolerance = tolerance
    }
  }

  private static let seeds = SIMD16<UInt32>(truncatingIfNeeded: SIMD16(0..<16)) &* 77 &+ 5

  /// Lanes stay apart. Shapes meet every path: fewer than six neighbours, rows of three taps of four filters and of one,
  /// strides that leave rows over, odd maps, maps that share a source.
  static let separate = [
    Case(
      "padding 1",
      PaddedConvolution(input: Shape(2, 6, 5), filters: 9, kernelSize: 3, padding: 1, firstParameter: 3)),
    Case(
      "padding 2, kernel 5", PaddedConvolution(input: Shape(1, 5, 6), filters: 3, kernelSize: 5, padding: 2)),
    Case("stride 3", PaddedConvolution(input: Shape(7, 8, 9), filters: 2, kernelSize: 2, stride: 3)),
    Case(
      "padding 1, stride 2",
      PaddedConvolution(input: Shape(3, 7, 6), filters: 8, kernelSize: 3, padding: 1, stride: 2)),
    Case(
      "padding wider than the kernel",
      PaddedConvolution(input: Shape(1, 2, 2), filters: 1, kernelSize: 1, padding: 2)),
    Case("maximum pooling", MaximumPooling(input: Shape(2, 5, 7), firstParameter: 4), step: 1 / 32),
    Case("trainable subsampling", TrainableSubsampling(input: Shape(3, 4, 6), firstParameter: 5)),
    Case("connected in pairs", TrainableSubsampling(input: Shape(2, 4, 2), sources: [0, 0, 1, 1])),
    Case("a map without a reader", TrainableSubsampling(input: Shape(3, 2, 2), sources: [2, 0])),
    Case(
      "C3 of 1998",
      SparseConvolution(
        input: Shape(6, 6, 7), kernelSize: 5, connections: SparseConvolution.c3Connections, firstParameter: 7)
    ),
    Case(
      "sparse, kernel 3",
      SparseConvolution(input: Shape(4, 5, 5), kernelSize: 3, connections: SparseConvolution.h3Connections)),
    Case("radial basis", RadialBasis(inputs: 84, codes: RadialBasis.digitCodes), tolerance: 2e-3),
    Case("margin", Margin(input: Shape(2, 4, 5), width: 2, paper: -0.1, ink: 1.175)),
    Case("no margin", Margin(input: Shape(1, 3, 2), width: 0, paper: 0.5, ink: 0)),
    Case("global average", GlobalAverage(input: Shape(3, 4, 5))),
    Case("dropout", SeededDropout(layer: Dropout(input: Shape(3, 5, 5), rate: 0.4), seeds: seeds)),
  ]

  static let mixing = [16, 11, 1].map { digits in
    Case(
      "batch normalisation of \(digits)",
      CountedNormalisation(
        layer: BatchNormalisation(input: Shape(2, 3, 4), firstParameter: 3), digits: digits), step: 1 / 64,
      tolerance: 4e-3)
  }

  /// Values of a lane lie further apart than a step, so that none becomes a window's largest by it.
  private static func values(_ layer: any TestedLayer) -> [Lanes] {
    guard layer is MaximumPooling else { return randomLanes(layer.input.count, seed: 1) }
    return (0..<layer.input.count).map { index in
      var lanes = Lanes.zero
      for lane in 0..<16 { lanes[lane] = Float((7 * index + 5 * lane) % 97) / 8 }
      return lanes
    }
  }

  /// Σ output · direction over all lanes.
  private static func product(_ output: [Lanes], _ direction: [Lanes]) -> Double {
    zip(output, direction).reduce(0) { total, pair in
      (0..<16).reduce(total) { $0 + Double(pair.0[$1]) * Double(pair.1[$1]) }
    }
  }

  @Test(arguments: separate + mixing) func inputGradients(_ test: Case) {
    let (layer, parameters, values) = (test.layer, test.parameters, Self.values(test.layer))
    let direction = randomLanes(layer.output.count, seed: 3)
    let gradient = layer.inputGradient(of: direction, at: values, parameters)
    for index in 0..<layer.input.count {
      for lane in [0, 7, 15] {
        func product(_ step: Float) -> Double {
          var changed = values
          changed[index][lane] += step
          return Self.product(layer.output(of: changed, parameters), direction)
        }
        let quotient = (product(test.step) - product(-test.step)) / Double(2 * test.step)
        #expect(
          abs(Double(gradient[index][lane]) - quotient) < test.tolerance * max(1, abs(quotient)),
          "input \(index), lane \(lane): gradient \(gradient[index][lane]), difference quotient \(quotient)")
      }
    }
  }

  @Test(arguments: separate + mixing) func parameterGradients(_ test: Case) {
    let (layer, parameters, values) = (test.layer, test.parameters, Self.values(test.layer))
    let direction = randomLanes(layer.output.count, seed: 3)
    let sums = layer.parameterGradient(of: direction, at: values, parameters)
    #expect(
      sums.count == layer.weights.count + layer.biases.count, "a sum for every weight, then for every bias")
    #expect(layer.weights.upperBound == layer.biases.lowerBound, "biases behind the weights")
    #expect(
      layer.weightShape.reduce(1, *) == (layer.weightShape.isEmpty ? 1 : layer.weights.count),
      "a weight shape of \(layer.weightShape) for \(layer.weights.count) weights")
    for (place, sum) in sums.enumerated() {
      func product(_ step: Float) -> Double {
        var changed = parameters
        changed[layer.weights.lowerBound + place] += step
        return Self.product(layer.output(of: values, changed), direction)
      }
      let quotient = (product(0.5) - product(-0.5))
      #expect(
        abs(Double(sum.sum()) - quotient) < test.tolerance * max(1, abs(quotient)),
        "parameter \(place): gradient \(sum.sum()), difference quotient \(quotient)")
    }
  }

  /// Gradients of parameters are added to what is there.
  @Test(arguments: separate + mixing) func gradientsAddUpOverSixteens(_ test: Case) {
    let (layer, parameters, values) = (test.layer, test.parameters, Self.values(test.layer))
    let direction = randomLanes(layer.output.count, seed: 3)
    let once = layer.parameterGradient(of: direction, at: values, parameters)
    var twice = once
    layer.accumulateGradient(values: values, gradient: direction, parameters: parameters, into: &twice)
    for (place, sum) in twice.enumerated() {
      let excess = (sum - 2 * once[place]).max()
      #expect(abs(excess) < 1e-3, "parameter \(place): two sixteens are \(excess) more than twice one")
    }
  }

  /// Lane k of sixteen equals the digit alone, bit for bit.
  @Test(arguments: separate) func lanesStayApart(_ test: Case) {
    let (layer, parameters, values) = (test.layer, test.parameters, Self.values(test.layer))
    let direction = randomLanes(layer.output.count, seed: 3)
    let output = layer.output(of: values, parameters)
    let inputGradient = layer.inputGradient(of: direction, at: values, parameters)
    let sums = layer.parameterGradient(of: direction, at: values, parameters)
    for lane in 0..<16 {
      func alone(_ lanes: [Lanes]) -> [Lanes] {
        lanes.map {
          var only = Lanes.zero
          only[lane] = $0[lane]
          return only
        }
      }
      let (values, direction) = (alone(values), alone(direction))
      func same(_ some: [Lanes], _ others: [Lanes]) -> Bool {
        zip(some, others).allSatisfy { $0[lane] == $1[lane] }
      }
      #expect(same(layer.output(of: values, parameters), output), "output of lane \(lane)")
      #expect(
        same(layer.inputGradient(of: direction, at: values, parameters), inputGradient),
        "input gradient of lane \(lane)")
      #expect(
        same(layer.parameterGradient(of: direction, at: values, parameters), sums),
        "parameter gradient of lane \(lane)")
    }
  }
}
