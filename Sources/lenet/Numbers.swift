import Foundation

// Numbers as the commands print them: a point, thin groups of three, the same in every locale.

extension Double {
  func formatted(decimals: Int) -> String { String(format: "%.\(decimals)f", self) }

  /// 0.9967 as `99.67 %`.
  func percent(decimals: Int = 2) -> String { "\((100 * self).formatted(decimals: decimals)) %" }
}

extension Int {
  /// 60000 as `60,000`.
  var grouped: String {
    var digits = String(magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
