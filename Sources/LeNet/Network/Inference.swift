extension Network {
  /// Runs every digit through the network, on `threads` threads.
  public func predictions(for digits: LabelledDigits, threads: Int = 1) -> Predictions {
    let probabilities = [Float](unsafeUninitializedCapacity: digits.count * 10) { buffer, count in
      parameters.withUnsafeBufferPointer { parameters in
        withWorkers(threads) { worker, threads, _ in
          let workspace = Workspace(architecture)
          for first in stride(
            from: Lanes.scalarCount * worker, to: digits.count, by: Lanes.scalarCount * threads)
          {
            workspace.load(digits, from: first)
            architecture.forward(workspace, parameters: parameters.baseAddress!)
            let output = workspace.values[architecture.stages.count - 1]
            for index in first..<min(first + Lanes.scalarCount, digits.count) {
              for digit in 0..<10 { buffer[index * 10 + digit] = output[digit][index - first] }
            }
          }
        }
      }
      count = digits.count * 10
    }
    return Predictions(labels: digits.labels, probabilities: probabilities)
  }
}

extension Network {
  /// What the network says of each digit: ten probabilities.
  public func probabilities(of digits: [Digit]) -> [[Float]] {
    let workspace = Workspace(architecture)
    var probabilities: [[Float]] = []
    for first in stride(from: 0, to: digits.count, by: Lanes.scalarCount) {
      let sixteen = digits[first..<min(first + Lanes.scalarCount, digits.count)]
      for (lane, digit) in sixteen.enumerated() { workspace.load(digit.pixels, lane: lane) }
      architecture.forward(workspace, parameters: parameters)
      let output = workspace.values[architecture.stages.count - 1]
      for lane in sixteen.indices { probabilities.append((0..<10).map { output[$0][lane - first] }) }
    }
    return probabilities
  }
}
