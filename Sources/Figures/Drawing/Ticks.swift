import Foundation

/// Round values within a range: multiples of 1, 2 or 5 times a power of ten.
struct Ticks: Hashable {
  let values: [Double]
  /// How many decimals tell them apart.
  let decimals: Int

  init(in range: ClosedRange<Double>, about count: Int, ofWholeNumbers: Bool = false) {
    let rough = (range.upperBound - range.lowerBound) / Double(max(count, 1))
    let power = pow(10, floor(log10(rough)))
    let round = power * ([1.0, 2, 5].first { $0 * power >= rough * 0.999 } ?? 10)
    let step = ofWholeNumbers ? max(1, round) : round
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    values = stride(from: first, through: last, by: 1).map { $0 * step }
    decimals = max(0, Int(-floor(log10(step) + 1e-9)))
  }

  func label(_ value: Double) -> String {
    abs(value) >= 1e15
      ? Numbers.short(value)
      : decimals == 0
        ? (value < 0 ? "−" : "") + Numbers.grouped(Int(abs(value).rounded())) : Numbers.fixed(value, decimals)
  }
}
