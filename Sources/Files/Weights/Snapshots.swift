import LeNet

extension Safetensors {
  /// The weights at moments of a training, under the names of the weights file: every tensor has the moments as its
  /// first dimension, and `step` says when they were.
  public init(_ snapshots: [Training.Snapshot], activation: Activation) {
    let steps = Tensor("step", shape: [snapshots.count], values: snapshots.map { Float($0.step) })
    let weights = WeightsFile.layout.map { name, shape, range in
      Tensor(
        name, shape: [snapshots.count] + shape, values: snapshots.flatMap { $0.parameters[range] })
    }
    self.init(metadata: ["activation": activation.rawValue], tensors: [steps] + weights)
  }

  /// The weights at moments of a training, as ``init(_:activation:)`` has them.
  ///
  /// - Throws: ``FileError``, naming `path`, if a tensor is missing or holds what is no number.
  public func snapshots(from path: String) throws -> [Training.Snapshot] {
    let named = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
    let steps = (named["step"]?.values ?? []).map { Int(exactly: $0) ?? -1 }
    guard steps.allSatisfy({ $0 >= 0 }), tensors.allSatisfy({ $0.values.allSatisfy { $0.isFinite } })
    else {
      throw FileError(
        path, found: "steps or weights that are no numbers",
        expected: "the snapshots that lenet train writes",
        remedy: "Train again, or remove the file.")
    }
    var snapshots = steps.map {
      Training.Snapshot(
        step: $0, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount))
    }
    for (name, _, range) in WeightsFile.layout {
      guard let tensor = named[name], tensor.values.count == steps.count * range.count else {
        throw FileError(
          path, found: "no tensor \(name) for \(steps.count) moments",
          expected: "the snapshots that lenet train writes", remedy: "Train again, or remove the file.")
      }
      for moment in snapshots.indices {
        let start = moment * range.count
        snapshots[moment].parameters.replaceSubrange(range, with: tensor.values[start..<start + range.count])
      }
    }
    return snapshots
  }
}
