// Elementary functions without a C library, so that the same code runs in a web page. Each is a truncated
// series on an interval so short that the terms left out lie below Float's resolution.

/// eˣ in every lane, with a relative error below 3 × 10⁻⁷. Outside −87…88 it is that of the nearer end, so
/// the result is always a normal number.
package func exponential(_ x: Lanes) -> Lanes {
  let lowest = Lanes(repeating: -87)
  let highest = Lanes(repeating: 88)
  let limited = x.replacing(with: lowest, where: x .< lowest).replacing(with: highest, where: x .> highest)
  // x = n · ln 2 + r with |r| ≤ ½ ln 2. Adding 1.5 · 2²³ rounds to a whole number, and leaves that number in
  // the lowest bits; ln 2 in two parts keeps r exact.
  let rounder = Lanes(repeating: 12_582_912)
  let shifted = limited * 1.442_695 + rounder
  let n = shifted - rounder
  let r = (limited - n * 0.693_359_4) + n * 2.121_944_4e-4
  var series: Lanes = r * (1 / 5040) + (1 / 720)
  series = series * r + (1 / 120)
  series = series * r + (1 / 24)
  series = series * r + (1 / 6)
  series = series * r + 0.5
  series = series * r + 1
  series = series * r + 1
  let powerOfTwo = (unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< 23) &+ (127 << 23)
  return series * unsafeBitCast(powerOfTwo, to: Lanes.self)
}

/// tanh x in every lane, with an absolute error below 2 × 10⁻⁷.
func hyperbolicTangent(_ x: Lanes) -> Lanes {
  1 - 2 / (exponential(2 * x) + 1)
}

/// ln x in every lane, for normal positive x, with an error below 3 × 10⁻⁷ of |ln x| where that is above 1, and below
/// 3 × 10⁻⁷ elsewhere.
package func naturalLogarithm(_ x: Lanes) -> Lanes {
  // x = 2ⁿ · m with m in √½…√2, and ln m = 2 · artanh((m − 1) ÷ (m + 1)).
  let bits = unsafeBitCast(x, to: SIMD16<Int32>.self)
  let n = (bits &- 0x3F35_04F3) &>> 23
  let m = unsafeBitCast(bits &- (n &<< 23), to: Lanes.self)
  let f = (m - 1) / (m + 1)
  let square = f * f
  var series: Lanes = square * (1 / 9) + (1 / 7)
  series = series * square + (1 / 5)
  series = series * square + (1 / 3)
  series = series * square + 1
  // As for the exponential, but the other way: the whole number goes into the lowest bits of 1.5 · 2²³.
  let rounder = Lanes(repeating: 12_582_912)
  let exponent = unsafeBitCast(unsafeBitCast(rounder, to: SIMD16<Int32>.self) &+ n, to: Lanes.self) - rounder
  return exponent * 0.693_147_2 + 2 * f * series
}

/// sin x for an angle of −π…π radians, with an absolute error below 10⁻⁶.
package func sine(_ x: Double) -> Double {
  let square = x * x
  var series = 1.0
  // x − x³/3! + x⁵/5! − … from the smallest term inwards.
  for n in stride(from: 20, through: 2, by: -2) { series = 1 - square / Double(n * (n + 1)) * series }
  return x * series
}

/// cos x for an angle of −π…π radians, with an absolute error below 10⁻⁶.
package func cosine(_ x: Double) -> Double {
  let square = x * x
  var series = 1.0
  for n in stride(from: 21, through: 1, by: -2) { series = 1 - square / Double(n * (n + 1)) * series }
  return series
}
