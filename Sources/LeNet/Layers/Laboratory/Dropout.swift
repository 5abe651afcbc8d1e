/// Sets a random part of the values to zero while a network is trained, and scales the others up so that the expected
/// value remains.
///
///     output[k] = input[k] ÷ (1 − rate) with probability 1 − rate, else 0
///
/// After N. Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014.
/// Outside training, values pass unchanged, without this layer.
///
/// There is no state: which values a lane keeps is a function of the lane's seed and the value's index, so the way back
/// finds what the way forward dropped, and no thread's order matters. A new seed drops others. Nothing is learned.
public struct Dropout: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// The input's shape.
  public var output: Shape { input }
  /// The share of values that are dropped: 0 or more, less than 1.
  public let rate: Float
  /// Empty: nothing is learned.
  public let weights: Range<Int>
  /// Empty: nothing is learned.
  public let biases: Range<Int>

  /// - Precondition: the rate is 0 or more, and less than 1.
  public init(input: Shape, rate: Float, firstParameter: Int = 0) {
    require(rate >= 0 && rate < 1, "a rate of \(rate) that is not from 0 to less than 1")
    self.input = input
    self.rate = rate
    weights = firstParameter..<firstParameter
    biases = weights
  }

  /// Empty: nothing is learned.
  public var weightShape: [Int] { [] }

  /// None: a trained network is used without it.
  public var multiplyAdds: Int { 0 }
}

extension Dropout {
  /// Drops a part of sixteen digits' values.
  ///
  /// - Parameter seeds: one for every lane. A lane with the same seed drops the same values, wherever it stands.
  func forward(
    _ values: UnsafePointer<Lanes>, seeds: SIMD16<UInt32>, into result: UnsafeMutablePointer<Lanes>
  ) {
    let keys = scrambled(seeds)
    // A uniform 32-bit number lies below it with the probability `rate`.
    let threshold = SIMD16(repeating: UInt32(Double(rate) * 0x1p32))
    let scale = 1 / (1 - rate)
    for index in 0..<input.count {
      let number = scrambled(keys &+ UInt32(truncatingIfNeeded: index) &* 0x9E37_79B9)
      result[index] = (scale * values[index]).replacing(with: 0, where: number .< threshold)
    }
  }

  /// Computes the loss's gradient with respect to the layer's input: the same values are dropped and scaled.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, seeds: SIMD16<UInt32>, into result: UnsafeMutablePointer<Lanes>
  ) {
    forward(gradient, seeds: seeds, into: result)
  }

  /// None: nothing is learned.
  var sumCount: Int { 0 }
}

/// A one-to-one mapping of 32-bit numbers whose every bit of output depends on every bit of input: the final mix of
/// A. Appleby's MurmurHash3.
@inline(__always)
private func scrambled(_ numbers: SIMD16<UInt32>) -> SIMD16<UInt32> {
  var mixed = numbers
  mixed = (mixed ^ (mixed &>> 16)) &* 0x85EB_CA6B
  mixed = (mixed ^ (mixed &>> 13)) &* 0xC2B2_AE35
  return mixed ^ (mixed &>> 16)
}
