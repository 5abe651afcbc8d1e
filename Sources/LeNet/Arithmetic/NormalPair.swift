/// Two independent numbers of mean 0 and variance 1, normally distributed.
///
/// A point that is uniform in the unit disc, at squared distance s from its centre, times √(−2 ln s ÷ s)
/// (G. Marsaglia and T. Bray, "A convenient method for generating normal variables", SIAM Review 1964).
///
/// It is called from other modules, which would have it unspecialised.
@specialized(where Generator == SplitMix64)
package func normalPair<Generator: RandomNumberGenerator>(using generator: inout Generator) -> SIMD2<Float> {
  while true {
    let point = SIMD2(
      Float.random(in: -1...1, using: &generator), Float.random(in: -1...1, using: &generator))
    let square = (point * point).sum()
    guard square < 1, square >= .leastNormalMagnitude else { continue }
    return point * (-2 * naturalLogarithm(Lanes(repeating: square))[0] / square).squareRoot()
  }
}
