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

/// What a network says of one digit.
public struct Answer: Hashable, Sendable {
  /// The ten sums before the softmax.
  public let logits: [Float]
  /// How sure the network is of each digit; they add up to 1.
  public let probabilities: [Float]

  /// What a network says: ten logits, and the ten probabilities that the softmax makes of them.
  public init(logits: [Float], probabilities: [Float]) {
    self.logits = logits
    self.probabilities = probabilities
  }
}

extension Network {
  /// What the network says of each digit, sixteen of them computed at a time.
  public func answers(for digits: [Digit]) -> [Answer] {
    let workspace = Workspace(architecture, keepingSums: true)
    let last = architecture.stages.count - 1
    var answers: [Answer] = []
    for first in stride(from: 0, to: digits.count, by: Lanes.scalarCount) {
      let sixteen = digits[first..<min(first + Lanes.scalarCount, digits.count)]
      for (lane, digit) in sixteen.enumerated() { workspace.load(digit.pixels, lane: lane) }
      architecture.forward(workspace, parameters: parameters)
      let (logits, probabilities) = (workspace.sums![last], workspace.values[last])
      for lane in 0..<sixteen.count {
        answers.append(
          Answer(
            logits: (0..<architecture.classes).map { logits[$0][lane] },
            probabilities: (0..<architecture.classes).map { probabilities[$0][lane] }))
      }
    }
    return answers
  }
}
