/// A network's weights in the order in which one digit needs them: `[groups, 1 + inputs, units of a group]`.
///
/// A group's units are computed at once. Their biases come first, then the weights of the first input, those of the second,
/// and so on; the last group is filled up with zeros. A convolution's filters are units here, their taps inputs.
///
/// Nothing changes in it, so traces of one network on several threads share it.
final class LaidOutWeights: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<Lanes>
  /// Where each stage's begin.
  private let starts: [Int]

  init(_ architecture: Architecture, parameters: UnsafePointer<Float>) {
    var (starts, count) = ([Int](), 0)
    for stage in architecture.stages {
      starts.append(count)
      let size = stage.groupSize
      if size > 0 { count += (stage.biases.count + size - 1) / size * size * (stage.inputs + 1) }
    }
    self.starts = starts
    memory = .allocate(capacity: count / Lanes.scalarCount)
    memory.initialize(repeating: .zero, count: count / Lanes.scalarCount)
    for (index, stage) in architecture.stages.enumerated() where stage.groupSize > 0 {
      Self.layOut(stage, parameters, into: numbers + starts[index])
    }
  }

  deinit { memory.deallocate() }

  private var numbers: UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(memory).assumingMemoryBound(to: Float.self)
  }

  /// A stage's weights.
  subscript(stage: Int) -> UnsafePointer<Lanes> { UnsafePointer(memory + starts[stage] / Lanes.scalarCount) }

  /// Sixteen inputs at a time, so that what is written is still in the first-level cache when the next unit is.
  private static func layOut(
    _ stage: Architecture.Stage, _ parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
  ) {
    let (size, inputs) = (stage.groupSize, stage.inputs)
    for first in stride(from: 0, to: inputs, by: 16) {
      for unit in 0..<stage.biases.count {
        let row = parameters + (stage.weights.lowerBound + unit * inputs)
        let column = result + (unit / size * size * (inputs + 1) + unit % size)
        column[0] = parameters[stage.biases.lowerBound + unit]
        for input in first..<min(first + 16, inputs) { column[(1 + input) * size] = row[input] }
      }
    }
  }
}

extension Architecture.Stage {
  /// Inputs of a unit.
  fileprivate var inputs: Int { weights.count / biases.count }

  /// Units that are computed at once; 0 where the weights are used as they lie.
  fileprivate var groupSize: Int {
    if layer.asDense != nil { return Dense.groupSize }
    guard case .convolution(let layer) = layer, !layer.isWide else { return 0 }
    return Lanes.scalarCount
  }
}
