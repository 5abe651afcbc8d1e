import LeNet

extension Safetensors {
  /// The weights at moments of a training, as `lenet train` writes them: every tensor has the moments as its first
  /// dimension, and `step` says when they were.
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
      Training.Snapshot(step: $0, parameters: [Float](repeating: 0, count: LeNet5.parameterCount))
    }
    for stage in Stage.learned {
      for (part, range) in [("weight", stage.weights), ("bias", stage.biases)] {
        guard let tensor = named["\(stage).\(part)"], tensor.values.count == steps.count * range.count
        else {
          throw FileError(
            path, found: "no tensor \(stage).\(part) for \(steps.count) moments",
            expected: "the snapshots that lenet train writes", remedy: "Train again, or remove the file.")
        }
        for moment in snapshots.indices {
          let start = moment * range.count
          snapshots[moment].parameters.replaceSubrange(
            range, with: tensor.values[start..<start + range.count])
        }
      }
    }
    return snapshots
  }
}
