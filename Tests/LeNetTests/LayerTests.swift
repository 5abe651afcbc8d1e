import Testing

@testable import LeNet

/// Each layer against the textbook's loops, and its gradients against differences.
///
/// A layer without its activation is affine in its input and in its parameters, so the difference quotient is
/// exact for any step: a step of ½ leaves only rounding.
@Suite struct LayerTests {
  private static let step: Float = 0.5

  /// Shapes that meet every path of the kernels: LeNet's own, fewer than six neighbours, a step back of the
  /// last six, eight filters over rows of three and of one, kernels smaller and larger than five.
  static let convolutions = [
    Convolution(input: Shape(1, 28, 28), filters: 6, kernelSize: 5),
    Convolution(input: Shape(6, 12, 12), filters: 16, kernelSize: 5, firstParameter: 156),
    Convolution(input: Shape(1, 5, 5), filters: 1, kernelSize: 5, firstParameter: 3),
    Convolution(input: Shape(3, 9, 7), filters: 7, kernelSize: 3),
    Convolution(input: Shape(8, 8, 10), filters: 2, kernelSize: 7),
    Convolution(input: Shape(7, 4, 4), filters: 13, kernelSize: 1),
    Convolution(input: Shape(2, 6, 7), filters: 8, kernelSize: 5),
    Convolution(input: Shape(2, 5, 5), filters: 8, kernelSize: 5),
  ]

  static let denses = [
    Dense(input: Shape(16, 4, 4), units: 120, firstParameter: 2_572),
    Dense(inputs: 84, units: 10, firstParameter: 43_576), Dense(inputs: 1, units: 1),
    Dense(inputs: 5, units: 17, firstParameter: 2),
    Dense(inputs: 33, units: 6),
  ]

  private static func random(_ count: Int, seed: UInt64) -> [Lanes] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Lanes.random(in: -1...1, using: &generator) }
  }

  private static func randomFloats(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  // MARK: Forward

  @Test(arguments: convolutions) func convolutionEqualsTheNaiveLoops(_ layer: Convolution) {
    let values = Self.random(layer.input.count, seed: 1)
    let parameters = Self.randomFloats(layer.biases.upperBound, seed: 2)
    var result = [Lanes](repeating: .zero, count: layer.output.count)
    layer.forward(values, parameters: parameters, into: &result)
    for filter in 0..<layer.output.channels {
      for y in 0..<layer.output.height {
        for x in 0..<layer.output.width {
          var sum = Lanes(repeating: parameters[layer.biases.lowerBound + filter])
          for c in 0..<layer.input.channels {
            for i in 0..<layer.kernelSize {
              for j in 0..<layer.kernelSize {
                let k = layer.kernelSize
                let weight =
                  parameters[layer.weights.lowerBound + ((filter * layer.input.channels + c) * k + i) * k + j]
                sum.accumulate(
                  weight, values[(c * layer.input.height + y + i) * layer.input.width + x + j])
              }
            }
          }
          let index = (filter * layer.output.height + y) * layer.output.width + x
          #expect(result[index] == sum, "filter \(filter), row \(y), column \(x): bit for bit")
        }
      }
    }
  }

  @Test(arguments: denses) func denseEqualsTheNaiveLoops(_ layer: Dense) {
    let values = Self.random(layer.inputs, seed: 3)
    let parameters = Self.randomFloats(layer.biases.upperBound, seed: 4)
    var result = [Lanes](repeating: .zero, count: layer.units)
    layer.forward(values, parameters: parameters, into: &result)
    for unit in 0..<layer.units {
      var sum = Lanes(repeating: parameters[layer.biases.lowerBound + unit])
      for input in 0..<layer.inputs {
        sum.accumulate(parameters[layer.weights.lowerBound + unit * layer.inputs + input], values[input])
      }
      #expect(result[unit] == sum, "unit \(unit): bit for bit")
    }
  }

  @Test func halvingTakesTheMeanOfFourOrTheFirst() {
    let values = (0..<48).map { Lanes(repeating: Float($0)) }
    func halved(by subsampling: Subsampling.Method) -> [Float] {
      var result = [Lanes](repeating: .zero, count: 12)
      Subsampling(input: Shape(2, 4, 6), by: subsampling).forward(values, into: &result)
      return result.map { $0[5] }
    }
    #expect(
      halved(by: .mean) == [3.5, 5.5, 7.5, 15.5, 17.5, 19.5, 27.5, 29.5, 31.5, 39.5, 41.5, 43.5])
    #expect(halved(by: .stride) == [0, 2, 4, 12, 14, 16, 24, 26, 28, 36, 38, 40])
  }

  // MARK: Backward

  /// Checks the gradient of `Σ output · direction`, summed over lanes, against differences.
  private static func check(
    _ gradient: Float, name: String, _ output: (Float) -> [Lanes], direction: [Lanes],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    func value(_ step: Float) -> Double {
      zip(output(step), direction).reduce(0) { total, pair in
        (0..<16).reduce(total) { $0 + Double(pair.0[$1]) * Double(pair.1[$1]) }
      }
    }
    let difference = (value(step) - value(-step)) / Double(2 * step)
    #expect(
      abs(Double(gradient) - difference) < 1e-3 * max(1, abs(difference)),
      "\(name): gradient \(gradient), difference quotient \(difference)", sourceLocation: sourceLocation)
  }

  @Test(arguments: convolutions) func convolutionGradients(_ layer: Convolution) {
    let values = Self.random(layer.input.count, seed: 5)
    let parameters = Self.randomFloats(layer.biases.upperBound, seed: 6)
    let direction = Self.random(layer.output.count, seed: 7)
    func output(_ values: [Lanes], _ parameters: [Float]) -> [Lanes] {
      var result = [Lanes](repeating: .zero, count: layer.output.count)
      layer.forward(values, parameters: parameters, into: &result)
      return result
    }
    var sums = [Lanes](repeating: .zero, count: layer.sumCount)
    layer.accumulateGradient(values: values, gradient: direction, into: &sums)
    for index in Self.sample(layer.weights.lowerBound..<layer.biases.upperBound) {
      Self.check(
        sums[index - layer.weights.lowerBound].sum(), name: "parameter \(index)",
        { step in
          var changed = parameters
          changed[index] += step
          return output(values, changed)
        }, direction: direction)
    }

    var inputGradient = [Lanes](repeating: .zero, count: layer.input.count)
    layer.inputGradient(of: direction, parameters: parameters, into: &inputGradient)
    for index in Self.sample(0..<layer.input.count) {
      Self.check(
        inputGradient[index].sum(), name: "input \(index)",
        { step in
          var changed = values
          changed[index] += step
          return output(changed, parameters)
        }, direction: direction)
    }
  }

  @Test(arguments: denses) func denseGradients(_ layer: Dense) {
    let values = Self.random(layer.inputs, seed: 8)
    let parameters = Self.randomFloats(layer.biases.upperBound, seed: 9)
    let direction = Self.random(layer.units, seed: 10)
    func output(_ values: [Lanes], _ parameters: [Float]) -> [Lanes] {
      var result = [Lanes](repeating: .zero, count: layer.units)
      layer.forward(values, parameters: parameters, into: &result)
      return result
    }
    var rows = [Lanes](repeating: .zero, count: layer.rowCount)
    layer.dealIntoRows(values, rows: &rows)
    var gradient = [Float](repeating: .nan, count: parameters.count)
    // As two workers share the units.
    for units in [0..<layer.units / 2, layer.units / 2..<layer.units] {
      layer.weightGradient(of: units, rows: rows, gradient: direction, sixteens: 1, into: &gradient)
    }
    for index in Self.sample(layer.weights.lowerBound..<layer.biases.upperBound) {
      Self.check(
        gradient[index], name: "parameter \(index)",
        { step in
          var changed = parameters
          changed[index] += step
          return output(values, changed)
        }, direction: direction)
    }

    var inputGradient = [Lanes](repeating: .zero, count: layer.inputs)
    layer.inputGradient(of: direction, parameters: parameters, into: &inputGradient)
    for index in Self.sample(0..<layer.inputs) {
      Self.check(
        inputGradient[index].sum(), name: "input \(index)",
        { step in
          var changed = values
          changed[index] += step
          return output(changed, parameters)
        }, direction: direction)
    }
  }

  /// Over a batch, against the sum digit by digit.
  @Test(arguments: denses) func denseGradientOfABatch(_ layer: Dense) {
    let sixteens = 3
    let values = (0..<sixteens).map { Self.random(layer.inputs, seed: UInt64(20 + $0)) }
    let directions = (0..<sixteens).map { Self.random(layer.units, seed: UInt64(30 + $0)) }
    var rows = [Lanes](repeating: .zero, count: sixteens * layer.rowCount)
    rows.withUnsafeMutableBufferPointer { rows in
      for sixteen in 0..<sixteens {
        layer.dealIntoRows(values[sixteen], rows: rows.baseAddress! + sixteen * layer.rowCount)
      }
    }
    var gradient = [Float](repeating: .nan, count: layer.biases.upperBound)
    layer.weightGradient(
      of: 0..<layer.units, rows: rows, gradient: directions.flatMap(\.self), sixteens: sixteens,
      into: &gradient)
    func sum(_ unit: Int, _ input: (_ sixteen: Int) -> Lanes) -> Float {
      (0..<sixteens).reduce(0) { $0 + (directions[$1][unit] * input($1)).sum() }
    }
    for unit in 0..<layer.units {
      let row = layer.weights.lowerBound + unit * layer.inputs
      let worst = (0..<layer.inputs).map { k in abs(gradient[row + k] - sum(unit) { values[$0][k] }) }.max()!
      #expect(worst < 1e-4, "unit \(unit): a weight's gradient")
      let bias = sum(unit) { _ in Lanes(repeating: 1) }
      #expect(
        abs(gradient[layer.biases.lowerBound + unit] - bias) < 1e-4, "unit \(unit): the bias's gradient")
    }
  }

  @Test(arguments: Subsampling.Method.allCases) func halvingGradient(_ subsampling: Subsampling.Method) {
    let layer = Subsampling(input: Shape(2, 4, 6), by: subsampling)
    let values = Self.random(layer.input.count, seed: 11)
    let direction = Self.random(layer.output.count, seed: 12)
    var gradient = [Lanes](repeating: .zero, count: layer.input.count)
    layer.inputGradient(of: direction, into: &gradient)
    for index in 0..<layer.input.count {
      Self.check(
        gradient[index].sum(), name: "input \(index)",
        { step in
          var changed = values
          changed[index] += step
          var result = [Lanes](repeating: .zero, count: layer.output.count)
          layer.forward(changed, into: &result)
          return result
        }, direction: direction)
    }
  }

  /// An activation is not affine: the step is small, the points keep off ReLU's corner.
  @Test(arguments: Activation.allCases) func activationDerivative(_ activation: Activation) {
    let step: Float = 0.01
    for x: Float in [-2.1, -0.7, -0.2, 0.3, 0.9, 1.8] {
      let quotient =
        (activation(Lanes(repeating: x + step)) - activation(Lanes(repeating: x - step))) / (2 * step)
      var gradient = [Lanes(repeating: 3)]
      activation.backward(activations: [activation(Lanes(repeating: x))], gradient: &gradient, count: 1)
      #expect(
        abs(gradient[0][0] - 3 * quotient[0]) < 1e-3,
        "\(activation) at \(x): gradient \(gradient[0][0]), difference quotient \(3 * quotient[0])")
    }
  }

  /// At most a hundred places spread over a range, its ends among them.
  private static func sample(_ range: Range<Int>) -> [Int] {
    Array(stride(from: range.lowerBound, to: range.upperBound, by: max(1, range.count / 99)))
      + [range.upperBound - 1]
  }
}
