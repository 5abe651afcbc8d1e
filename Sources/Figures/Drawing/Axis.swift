import Foundation

/// A scale along which equal distances are equal differences or, if it is logarithmic, equal factors.
struct Axis {
  private let scale: LinearScale
  private let isLogarithmic: Bool

  init(_ domain: ClosedRange<Double>, isLogarithmic: Bool, from start: Double, to end: Double) {
    self.isLogarithmic = isLogarithmic
    scale = LinearScale(
      isLogarithmic ? log10(domain.lowerBound)...log10(domain.upperBound) : domain, from: start, to: end)
  }

  /// Where `value` lies, in points.
  func callAsFunction(_ value: Double) -> Double { scale(isLogarithmic ? log10(value) : value) }

  /// Round values, about `count` of them; on a logarithmic axis, powers of ten.
  func ticks(_ count: Int, ofWholeNumbers: Bool) -> [(value: Double, label: String)] {
    let ticks = Ticks(
      // What was a Float may lie beside the power of ten that it stands for.
      in: isLogarithmic ? scale.domain.lowerBound - 1e-6...scale.domain.upperBound + 1e-6 : scale.domain,
      about: count, ofWholeNumbers: ofWholeNumbers || isLogarithmic)
    guard isLogarithmic else { return ticks.values.map { ($0, ticks.label($0)) } }
    return ticks.values.map { power in
      let value = pow(10, power)
      // Zeros that have to be counted are no help, and have no room.
      if abs(power) > 4 { return (value, "10" + Self.raised(Int(power))) }
      return (value, power < 0 ? Numbers.fixed(value, Int(-power)) : Numbers.plain(value))
    }
  }

  private static func raised(_ number: Int) -> String {
    String("\(number)".map { $0 == "-" ? "⁻" : Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[$0.wholeNumberValue!] })
  }
}
