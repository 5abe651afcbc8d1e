/// The loss's gradient with respect to one stage's parameters, from a batch's first sixteen digits to the flat vector.
///
/// A batch's sixteens are divided among shards. As a sixteen passes, its part is recorded in its shard; once all have passed,
/// workers write what they share of the flat gradient. Sums are formed in an order that does not depend on the number of
/// workers: over a shard's sixteens in theirs, then over the shards.
final class StageGradient {
  private let stage: Architecture.Stage
  private let shards: Int
  private let terms: Terms

  /// Sums of one shard: those of all parameters. The lanes of sixteen are added up at once, so there are sixteen at least.
  private let room: Int

  /// What a gradient is made of.
  private enum Terms {
    /// Running sums of each parameter, one for every lane, in every shard, and what a shard's lanes add up to: what suits
    /// weights that are used at many places.
    case perLane(sums: UnsafeMutablePointer<Lanes>, totals: UnsafeMutablePointer<Float>)
    /// Every digit's inputs and the gradient at its sums: what suits weights that are used once a digit. A weight's
    /// gradient is a sum over digits, so once all digits are there, any share of the weights is computed by itself.
    case perDigit(Dense, rows: UnsafeMutablePointer<Lanes>, gradients: UnsafeMutablePointer<Lanes>)
  }

  /// - Parameters:
  ///   - shards: parts that a batch's digits are divided into.
  ///   - sixteens: room for as many times sixteen digits.
  init(_ stage: Architecture.Stage, shards: Int, sixteens: Int) {
    self.stage = stage
    self.shards = shards
    room = max(stage.parameterCount, Lanes.scalarCount)
    if let layer = stage.layer.asDense {
      terms = .perDigit(
        layer, rows: .allocate(capacity: sixteens * layer.rowCount),
        gradients: .allocate(capacity: sixteens * layer.units))
    } else {
      let sums = UnsafeMutablePointer<Lanes>.allocate(capacity: shards * room)
      sums.initialize(repeating: .zero, count: shards * room)
      terms = .perLane(sums: sums, totals: .allocate(capacity: shards * room))
    }
  }

  deinit {
    switch terms {
    case .perLane(let sums, let totals):
      sums.deallocate()
      totals.deallocate()
    case .perDigit(_, let rows, let gradients):
      rows.deallocate()
      gradients.deallocate()
    }
  }

  /// Forgets a shard's sums.
  func begin(shard: Int) {
    guard case .perLane(let sums, _) = terms else { return }
    (sums + shard * room).update(repeating: .zero, count: room)
  }

  /// Records the part of sixteen digits.
  ///
  /// - Parameters:
  ///   - values: what the stage computed with.
  ///   - gradient: the loss's gradient with respect to the stage's sums.
  ///   - sixteen: which sixteen of the batch it is.
  func record(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, _ workspace: Workspace,
    parameters: UnsafePointer<Float>, shard: Int, sixteen: Int
  ) {
    switch terms {
    case .perDigit(let layer, let rows, let gradients):
      layer.dealIntoRows(values, rows: rows + sixteen * layer.rowCount)
      (gradients + sixteen * layer.units).update(from: gradient, count: layer.units)
    case .perLane(let sums, _):
      let sums = sums + shard * room
      switch stage.layer {
      case .convolution(let layer): layer.accumulateGradient(values: values, gradient: gradient, into: sums)
      case .laboratory(let layer):
        layer.accumulateGradient(
          values: values, gradient: gradient, workspace, parameters: parameters, into: sums)
      case .input, .subsampling, .dense: break
      }
    }
  }

  /// Adds up a shard's lanes, by the worker that recorded in it.
  func end(shard: Int) {
    guard case .perLane(let sums, let totals) = terms else { return }
    for first in stride(from: 0, to: room, by: Lanes.scalarCount) {
      // The last sixteen end at the edge, and are partly computed again.
      let first = shard * room + min(first, room - Lanes.scalarCount)
      UnsafeMutableRawPointer(totals + first).storeBytes(of: Lanes.sums(of: sums + first), as: Lanes.self)
    }
  }

  /// Writes a worker's share of the stage's part of the flat gradient.
  ///
  /// - Parameter sixteens: how many were recorded.
  func reduce(sixteens: Int, worker: Int, of workers: Int, into gradient: UnsafeMutablePointer<Float>) {
    switch terms {
    case .perDigit(let layer, let rows, let gradients):
      let units = layer.units * worker / workers..<layer.units * (worker + 1) / workers
      layer.weightGradient(
        of: units, rows: rows, gradient: gradients,
        sixteens: sixteens, into: gradient)
    case .perLane(_, let totals):
      let count = stage.parameterCount
      let share = count * worker / workers..<count * (worker + 1) / workers
      let result = gradient + stage.weights.lowerBound
      for index in share { result[index] = 0 }
      for shard in 0..<shards {
        for index in share { result[index] += totals[shard * room + index] }
      }
    }
  }
}
