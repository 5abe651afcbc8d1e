/// How a step changes the parameters, given the loss's gradient.
public enum Optimiser: Hashable, Sendable {
  /// Steps of a length that suits each parameter (D. Kingma and J. Ba, 2015), with β₁ = 0.9, β₂ = 0.999,
  /// ε = 10⁻⁸:
  ///
  ///     m ← m + (1 − β₁)(g − m)      v ← v + (1 − β₂)(g² − v)
  ///     w ← w − rate · m̂ ÷ (√v̂ + ε)    where m̂ = m ÷ (1 − β₁ᵗ), v̂ = v ÷ (1 − β₂ᵗ)
  case adam
  /// Stochastic gradient descent that keeps some of its speed: v ← momentum · v + g, w ← w − rate · v.
  case descent(momentum: Float)
}

/// What the optimiser remembers of the steps so far, as sixteens of neighbouring parameters.
struct OptimiserVectors {
  var parameters: UnsafeMutablePointer<Lanes>
  var firstMoment: UnsafeMutablePointer<Lanes>
  var secondMoment: UnsafeMutablePointer<Lanes>
}

extension Optimiser {
  static let decayOfFirst: Float = 0.9
  static let decayOfSecond: Float = 0.999

  /// Takes one step on a range of vectors.
  ///
  /// - Parameters:
  ///   - gradient: the loss's gradient with respect to the parameters, as vectors too.
  ///   - step: counted from 1.
  ///   - weightDecay: the share by which parameters shrink, times the rate, every step (I. Loshchilov and
  ///     F. Hutter, 2019).
  @inline(__always)
  func update(
    _ vectors: OptimiserVectors, range: Range<Int>, gradient: UnsafePointer<Lanes>, step: Int, rate: Float,
    weightDecay: Float
  ) {
    let keep = 1 - rate * weightDecay
    switch self {
    case .adam:
      let firstScale = rate / (1 - power(Self.decayOfFirst, step))
      let secondScale = 1 / (1 - power(Self.decayOfSecond, step))
      for index in range {
        let gradient = gradient[index]
        var first = vectors.firstMoment[index]
        var second = vectors.secondMoment[index]
        first.accumulate(1 - Self.decayOfFirst, gradient - first)
        second.accumulate(1 - Self.decayOfSecond, gradient * gradient - second)
        vectors.firstMoment[index] = first
        vectors.secondMoment[index] = second
        let length = (second * secondScale).squareRoot() + 1e-8
        vectors.parameters[index] = keep * vectors.parameters[index] - firstScale * first / length
      }
    case .descent(let momentum):
      for index in range {
        let speed = momentum * vectors.firstMoment[index] + gradient[index]
        vectors.firstMoment[index] = speed
        vectors.parameters[index] = keep * vectors.parameters[index] - rate * speed
      }
    }
  }

  /// baseᵉ by squaring, in double precision.
  private func power(_ base: Float, _ exponent: Int) -> Float {
    var result = 1.0
    var square = Double(base)
    var rest = exponent
    while rest > 0 {
      if rest % 2 == 1 { result *= square }
      square *= square
      rest /= 2
    }
    return Float(result)
  }
}
