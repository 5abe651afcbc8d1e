/// What the gradient of the dense layers' weights is made of, for every digit of a batch: the layers' inputs, and
/// the loss's gradient with respect to their sums.
///
/// A weight's gradient is a sum over digits, so once all digits are there, any share of the weights can be
/// computed by itself.
final class DenseBatch {
  private let parts: [Part]

  /// One layer's part.
  private struct Part {
    let stage: Stage
    let layer: Dense
    /// Every sixteen's inputs, as ``Dense/turnIntoRows(_:rows:)`` writes them.
    let rows: UnsafeMutablePointer<Lanes>
    /// `[sixteens, units]`.
    let gradients: UnsafeMutablePointer<Lanes>

    init(_ stage: Stage, _ layer: Dense, sixteens: Int) {
      self.stage = stage
      self.layer = layer
      rows = .allocate(capacity: sixteens * layer.rowCount)
      gradients = .allocate(capacity: sixteens * layer.units)
    }
  }

  /// Room for so many times sixteen digits.
  init(sixteens: Int) {
    parts = [
      Part(.c5, LeNet5.c5, sixteens: sixteens), Part(.f6, LeNet5.f6, sixteens: sixteens),
      Part(.output, LeNet5.output, sixteens: sixteens),
    ]
  }

  deinit {
    for part in parts {
      part.rows.deallocate()
      part.gradients.deallocate()
    }
  }

  /// Keeps what a backward pass left in the workspace.
  func record(_ workspace: Workspace, sixteen: Int) {
    for part in parts {
      part.layer.turnIntoRows(
        workspace.values[part.stage.previous!], rows: part.rows + sixteen * part.layer.rowCount)
      (part.gradients + sixteen * part.layer.units)
        .update(from: workspace.gradients[part.stage], count: part.layer.units)
    }
  }

  /// Writes a worker's share of the dense layers' part of the flat gradient.
  ///
  /// - Parameter sixteens: how many were recorded.
  func reduce(sixteens: Int, worker: Int, of workers: Int, into gradient: UnsafeMutablePointer<Float>) {
    for part in parts {
      let units = part.layer.units
      part.layer.weightGradient(
        of: units * worker / workers..<units * (worker + 1) / workers, rows: part.rows,
        gradient: part.gradients, sixteens: sixteens, into: gradient)
    }
  }
}
