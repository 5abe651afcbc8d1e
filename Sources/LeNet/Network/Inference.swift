extension Network {
  /// Runs every digit through the network, on `threads` threads.
  public func predictions(for digits: LabelledDigits, threads: Int = 1) -> Predictions {
    #if !hasFeature(Embedded)
    if digits.count <= Self.few {
      let answers = answers(for: (0..<digits.count).map { digits[$0] })
      return Predictions(labels: digits.labels, probabilities: answers.flatMap(\.probabilities))
    }
    #endif
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
  /// What the network says of each digit: computed sixteen at a time, and one by one where there are few.
  public func answers(for digits: [Digit]) -> [Answer] {
    #if hasFeature(Embedded)
    // A page carries one of the two.
    return answersOneByOne(for: digits[...])
    #else
    let rest = digits.count % Lanes.scalarCount
    guard hasDigitPass && rest <= Self.few else { return answersOfSixteens(for: digits[...]) }
    return answersOfSixteens(for: digits.dropLast(rest)) + answersOneByOne(for: digits.suffix(rest))
    #endif
  }

  private func answersOneByOne(for digits: ArraySlice<Digit>) -> [Answer] {
    guard !digits.isEmpty else { return [] }
    let (pass, last) = (DigitPass(self), architecture.stages.count - 1)
    return digits.map { digit in
      pass.run(digit.pixels)
      return Answer(logits: pass.sums(last), probabilities: pass.values(last))
    }
  }

  #if !hasFeature(Embedded)
  /// Digits that pass one by one in less time than sixteen together.
  private static let few = 8

  private func answersOfSixteens(for digits: ArraySlice<Digit>) -> [Answer] {
    guard !digits.isEmpty else { return [] }
    let workspace = Workspace(architecture, keepingSums: true)
    let last = architecture.stages.count - 1
    var answers: [Answer] = []
    for first in stride(from: digits.startIndex, to: digits.endIndex, by: Lanes.scalarCount) {
      let sixteen = digits[first..<min(first + Lanes.scalarCount, digits.endIndex)]
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
  #endif
}
