extension Network {
  /// The mean loss over a few digits, in nats, and its gradient with respect to every parameter.
  ///
  /// The digits are taken as they are. All of them are kept in memory until the last has passed, some 3 kB each.
  public func lossAndGradient(of digits: LabelledDigits) -> (loss: Double, gradient: [Float]) {
    let workspace = Workspace(architecture)
    let sixteens = 0..<(digits.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    let parts = NetworkGradient(architecture, shards: 1, sixteens: sixteens.count)
    var loss = 0.0
    parts.record(
      sixteens, shard: 0, scale: 1 / Float(digits.count), parameters: parameters, in: workspace,
      load: { sixteen in
        let first = sixteen * Lanes.scalarCount
        workspace.load(digits, from: first)
        for lane in 0..<Lanes.scalarCount {
          workspace.labels[lane] = first + lane < digits.count ? Int32(digits.labels[first + lane]) : -1
        }
      },
      done: { losses in
        for lane in 0..<Lanes.scalarCount { loss += Double(losses[lane]) }
      })
    let count = architecture.parameterCount
    let gradient = [Float](unsafeUninitializedCapacity: count) { buffer, initialised in
      parts.reduce(sixteens: sixteens.count, worker: 0, of: 1, into: buffer.baseAddress!)
      initialised = count
    }
    return (loss / Double(digits.count), gradient)
  }
}
