@testable import LeNet

/// What the tests ask of a layer, in arrays.
protocol TestedLayer: Sendable {
  var input: Shape { get }
  var output: Shape { get }
  var weights: Range<Int> { get }
  var biases: Range<Int> { get }
  var weightShape: [Int] { get }
  var multiplyAdds: Int { get }
  var sumCount: Int { get }
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  )
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>)
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>)
}

extension PaddedConvolution: TestedLayer {}
extension MaximumPooling: TestedLayer {}
extension TrainableSubsampling: TestedLayer {}
extension SparseConvolution: TestedLayer {}
extension RadialBasis: TestedLayer {}
extension Margin: TestedLayer {}
extension GlobalAverage: TestedLayer {}

extension TestedLayer {
  // Results begin as numbers that nothing computes, so that a value left out is seen.

  func output(of values: [Lanes], _ parameters: [Float]) -> [Lanes] {
    var result = [Lanes](repeating: Lanes(repeating: .nan), count: output.count)
    forward(values, parameters: parameters, into: &result)
    return result
  }

  func inputGradient(of gradient: [Lanes], at values: [Lanes], _ parameters: [Float]) -> [Lanes] {
    var result = [Lanes](repeating: Lanes(repeating: .nan), count: input.count)
    inputGradient(of: gradient, values: values, parameters: parameters, into: &result)
    return result
  }

  func parameterGradient(of gradient: [Lanes], at values: [Lanes], _ parameters: [Float]) -> [Lanes] {
    var sums = [Lanes](repeating: .zero, count: sumCount)
    accumulateGradient(values: values, gradient: gradient, parameters: parameters, into: &sums)
    return sums
  }
}

/// Batch normalisation of digits in the first lanes.
struct CountedNormalisation: TestedLayer {
  let layer: BatchNormalisation
  let digits: Int

  var counting: Lanes {
    var counting = Lanes.zero
    for lane in 0..<digits { counting[lane] = 1 }
    return counting
  }

  var input: Shape { layer.input }
  var output: Shape { layer.output }
  var weights: Range<Int> { layer.weights }
  var biases: Range<Int> { layer.biases }
  var weightShape: [Int] { layer.weightShape }
  var multiplyAdds: Int { layer.multiplyAdds }
  var sumCount: Int { layer.sumCount }

  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    layer.forward(values, parameters: parameters, counting: counting, into: result)
  }

  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    layer.inputGradient(
      of: gradient, values: values, parameters: parameters, counting: counting, into: result)
  }

  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    layer.accumulateGradient(
      values: values, gradient: gradient, parameters: parameters, counting: counting, into: sums)
  }
}

/// Dropout with a seed for every lane.
struct SeededDropout: TestedLayer {
  let layer: Dropout
  let seeds: SIMD16<UInt32>

  var input: Shape { layer.input }
  var output: Shape { layer.output }
  var weights: Range<Int> { layer.weights }
  var biases: Range<Int> { layer.biases }
  var weightShape: [Int] { layer.weightShape }
  var multiplyAdds: Int { layer.multiplyAdds }
  var sumCount: Int { layer.sumCount }

  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    layer.forward(values, seeds: seeds, into: result)
  }

  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    layer.inputGradient(of: gradient, seeds: seeds, into: result)
  }

  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {}
}

func randomLanes(_ count: Int, seed: UInt64) -> [Lanes] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in Lanes.random(in: -1...1, using: &generator) }
}

func randomFloats(_ count: Int, seed: UInt64) -> [Float] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
}
