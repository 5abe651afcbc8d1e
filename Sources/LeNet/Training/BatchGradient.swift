#if !hasFeature(Embedded)
/// The loss's gradient over one batch after another, for experiments that take steps of their own.
///
/// A class, because it owns memory that every batch uses again. It computes in the calling thread. Pages do without it.
package final class BatchGradient {
  private let architecture: Architecture
  private let workspace: Workspace
  private let parts: NetworkGradient
  private let batchSize: Int

  /// - Parameter batchSize: the most digits a batch has.
  package init(_ architecture: Architecture, batchSize: Int) {
    self.architecture = architecture
    self.batchSize = batchSize
    workspace = Workspace(architecture)
    parts = NetworkGradient(architecture, shards: 1, sixteens: Self.sixteens(batchSize))
  }

  private static func sixteens(_ digits: Int) -> Int {
    (digits + Lanes.scalarCount - 1) / Lanes.scalarCount
  }

  /// Writes the gradient of the mean loss, in nats, with respect to every parameter.
  ///
  /// - Parameters:
  ///   - indices: which digits of the set are the batch.
  ///   - gradient: `[parameters]`, overwritten.
  /// - Precondition: there are digits, and no more than there is room for.
  package func compute(
    of digits: LabelledDigits, at indices: ArraySlice<Int>, parameters: [Float], into gradient: inout [Float]
  ) {
    require(
      !indices.isEmpty && indices.count <= batchSize, "a batch of \(indices.count) digits, of 1…\(batchSize)")
    require(
      gradient.count == architecture.parameterCount,
      "\(gradient.count) numbers for a gradient of \(architecture.parameterCount)")
    let sixteens = Self.sixteens(indices.count)
    parts.record(
      0..<sixteens, shard: 0, scale: 1 / Float(indices.count), parameters: parameters, in: workspace,
      load: { sixteen in
        var places = SIMD16<Int32>()
        for lane in 0..<Lanes.scalarCount {
          let place = indices.startIndex + sixteen * Lanes.scalarCount + lane
          let index = indices[min(place, indices.endIndex - 1)]
          places[lane] = Int32(index)
          workspace.labels[lane] = place < indices.endIndex ? Int32(digits.labels[index]) : -1
        }
        workspace.load(digits, at: places)
      }, done: { _ in })
    gradient.withUnsafeMutableBufferPointer { buffer in
      parts.reduce(sixteens: sixteens, worker: 0, of: 1, into: buffer.baseAddress!)
    }
  }
}
#endif
