import Figures

/// A line on the terminal that says how far a comparison has come, and how long it will take.
struct ComparisonProgress: Sendable {
  /// What each run takes, in any unit.
  private let efforts: [Double]
  private let start = ContinuousClock.now
  private var current = 0
  private var label = ""
  /// What was there already took no time.
  private var skipped = 0.0

  init(_ efforts: [Double]) { self.efforts = efforts }

  mutating func begin(_ index: Int, _ name: String, seed: UInt64, isDone: Bool) {
    current = index
    label = "\(name), seed \(seed)"
    if isDone { skipped += efforts[index] }
  }

  /// - Parameter share: how much of the run is done, 0…1.
  func report(_ share: Double) {
    guard Console.isWatched else { return }
    Console.replaceLine(
      with: line(share, elapsed: (ContinuousClock.now - start).seconds, width: Console.width - 1))
  }

  func end() { Console.replaceLine(with: "") }

  /// `3/16 LeNet-1, seed 1 ━━━━━╌╌╌╌╌ 42 s left`
  func line(_ share: Double, elapsed: Double, width: Int) -> String {
    let done = efforts[..<current].reduce(0, +) - skipped + share * efforts[current]
    let rest = efforts[current...].reduce(0, +) - share * efforts[current]
    let left = done > 0 ? "  \(Numbers.grouped(Int((elapsed * rest / done).rounded(.up)))) s left" : ""
    return String(
      "\(current + 1)/\(efforts.count)  \(label)  \(Console.bar(share))\(left)".prefix(max(width, 0)))
  }
}
