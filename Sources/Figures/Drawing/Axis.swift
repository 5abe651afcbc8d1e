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

  /// Round values, about `count` of them; on a logarithmic axis, powers of ten, and where it has fewer than three of
  /// them, also their double and fivefold.
  func ticks(_ count: Int, ofWholeNumbers: Bool) -> [(value: Double, label: String)] {
    guard isLogarithmic else {
      let ticks = Ticks(in: scale.domain, about: count, ofWholeNumbers: ofWholeNumbers)
      return ticks.values.map { ($0, ticks.label($0)) }
    }
    // What was a Float may lie beside the power of ten that it stands for.
    let domain = scale.domain.lowerBound - 1e-6...scale.domain.upperBound + 1e-6
    let powers = Ticks(in: domain, about: count, ofWholeNumbers: true).values.map {
      (factor: 1, power: Int($0))
    }
    let between = (Int(floor(domain.lowerBound))...Int(floor(domain.upperBound))).flatMap {
      power -> [(factor: Int, power: Int)] in [(1, power), (2, power), (5, power)]
    }.filter { domain.contains(log10(Double($0.factor)) + Double($0.power)) }
    let isFine = powers.count < 3 && between.count <= count + 1
    // Zeros that have to be counted are no help, and have no room.
    let longest = isFine ? 5 : 4
    return (isFine ? between : powers).map { factor, power in
      let value = Double(factor) * pow(10, Double(power))
      let label =
        abs(power) > longest
        ? (factor == 1 ? "" : "\(factor) × ") + "10" + Self.raised(power)
        : power < 0 ? Numbers.fixed(value, -power) : Numbers.plain(value)
      return (value, label)
    }
  }

  private static func raised(_ number: Int) -> String {
    String("\(number)".map { $0 == "-" ? "⁻" : Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[$0.wholeNumberValue!] })
  }
}
