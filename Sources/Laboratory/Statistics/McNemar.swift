/// Whether two models that were given the same digits differ by more than chance (McNemar 1947, in its exact form).
///
/// Digits that both get right, or both wrong, say nothing about which is better. If the models were equally good, each of
/// the b + c others would be as likely the first's mistake as the second's. The p-value is how likely a division at least
/// as uneven as the one found would then be:
///
///     p = min(1, 2 · Σ i = 0 … min(b, c)  C(b + c, i) ÷ 2^(b + c))
///
/// A p below 0.05 says that chance alone seldom makes such a difference, not that the difference is large; a larger one
/// says that these digits do not decide, not that the models are equal.
public struct McNemar: Hashable, Sendable {
  /// Digits that the first model alone gets wrong.
  public let b: Int
  /// Digits that the second model alone gets wrong.
  public let c: Int

  /// - Precondition: neither is negative.
  public init(b: Int, c: Int) {
    precondition(b >= 0 && c >= 0, "\(b) and \(c) digits")
    self.b = b
    self.c = c
  }

  /// The test of two models' errors on the same digits.
  public init(_ errors: PairedErrors) { self.init(b: errors.onlyFirstWrong, c: errors.onlySecondWrong) }

  /// The two-sided p-value, 0…1; 1 where the models never differ.
  public var p: Double {
    let (total, fewer) = (b + c, min(b, c))
    // The largest term, C(total, fewer) ÷ 2^total, is halved as it grows: neither factor fits a number alone.
    var largest = 1.0
    var halvings = total
    for i in 0..<fewer {
      largest *= Double(total - i) / Double(i + 1)
      while largest > 1, halvings > 0 {
        largest /= 2
        halvings -= 1
      }
    }
    largest *= Double(sign: .plus, exponent: -halvings, significand: 1)
    // C(n, i − 1) = C(n, i) · i ÷ (n − i + 1)
    var (term, sum) = (1.0, 1.0)
    for i in stride(from: fewer, to: 0, by: -1) {
      term *= Double(i) / Double(total - i + 1)
      sum += term
    }
    return min(1, 2 * largest * sum)
  }
}
