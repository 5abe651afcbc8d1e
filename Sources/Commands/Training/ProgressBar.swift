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
    // The cursor stands in the last column.
    let width = Console.width - 1
    Console.replaceLine(
      with: line(epoch: epoch, report, elapsed: (lastDrawn - start).seconds, width: width))
  }

  /// `epoch 2/3 ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌ loss 0.052  98.4 %  35,100 digits/s  3 s left`, of at most `width` characters:
  /// what matters least is left out where there is no room.
  func line(epoch: Int, _ report: Training.Report, elapsed: Double, width: Int) -> String {
    let done = Double(epoch * digits + report.digits)
    let total = Double(epochs * digits)
    let rate = (done - Double(firstEpoch * digits)) / max(elapsed, 1e-9)
    // As they stand in the line, each with its importance.
    let parts = [
      (" \(Console.bar(done / total))", 2), (" loss \(Numbers.fixed(report.loss, 3)) ", 1),
      (" \(Numbers.percent(report.accuracy, 1)) ", 3), (" \(Numbers.grouped(Int(rate))) digits/s ", 0),
      (" \(Numbers.grouped(Int(((total - done) / max(rate, 1)).rounded(.up)))) s left", 4),
    ]
    let lines = (0...parts.count).map { least in
      "epoch \(epoch + 1)/\(epochs)" + parts.filter { $0.1 >= least }.map(\.0).joined()
    }
    return lines.first { $0.count <= width } ?? String(lines.last!.prefix(max(width, 0)))
  }

  func clear() { Console.replaceLine(with: "") }
}
