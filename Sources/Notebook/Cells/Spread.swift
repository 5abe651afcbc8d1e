import Figures
import Laboratory

// What several runs with different seeds found, for cells.

/// The mean of several numbers.
public func mean(_ values: [Double]) -> Double { Summary(values).mean }

/// The standard deviation √(Σ (x − mean)² ÷ (n − 1)): how much one run differs from another. 0 for a single run.
public func deviation(_ values: [Double]) -> Double { Summary(values).standardDeviation ?? 0 }

/// Mean ± standard deviation, as prose has them: `95.2 ± 0.3`, with spaces that do not break.
public func spread(_ values: [Double], _ decimals: Int = 1) -> String {
  [mean(values), deviation(values)].map { Numbers.fixed($0, decimals) }.joined(separator: "\u{A0}±\u{A0}")
}

/// The same of shares 0…1: `95.2 ± 0.3 %`.
public func percentSpread(_ shares: [Double], _ decimals: Int = 1) -> String {
  spread(shares.map { 100 * $0 }, decimals) + "\u{A0}%"
}
