import Figures
import Foundation
import LeNet

/// A line on the terminal that says how far training has come; redrawn ten times a second.
struct ProgressBar {
  private let epochs: Int
  private let digits: Int
  private let start = ContinuousClock.now
  private let firstEpoch: Int
  private var lastDrawn = ContinuousClock.now

  init(epochs: Int, digits: Int, firstEpoch: Int) {
    self.epochs = epochs
    self.digits = digits
    self.firstEpoch = firstEpoch
  }

  mutating func update(epoch: Int, _ report: Training.Report) {
    guard Console.isWatched, ContinuousClock.now - lastDrawn > .milliseconds(100) else { return }
    lastDrawn = .now
    Console.replaceLine(with: line(epoch: epoch, report, elapsed: (lastDrawn - start).seconds))
  }

  /// `epoch 2/3 ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌ loss 0.052  98.4 %  35,100 digits/s  3 s left`
  func line(epoch: Int, _ report: Training.Report, elapsed: Double) -> String {
    let done = Double(epoch * digits + report.digits)
    let total = Double(epochs * digits)
    let rate = (done - Double(firstEpoch * digits)) / max(elapsed, 1e-9)
    let filled = Int((20 * done / total).rounded(.down))
    let bar = String(repeating: "━", count: filled) + String(repeating: "╌", count: 20 - filled)
    return "epoch \(epoch + 1)/\(epochs) \(bar) loss \(Numbers.fixed(report.loss, 3))  "
      + "\(Numbers.percent(report.accuracy, 1))  \(Numbers.grouped(Int(rate))) digits/s  "
      + "\(Numbers.grouped(Int(((total - done) / max(rate, 1)).rounded(.up)))) s left"
  }

  func clear() { Console.replaceLine(with: "") }
}
