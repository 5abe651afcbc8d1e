import LeNet

/// What a network answered about sixteen digits, or about as many as were left of a set.
struct Answers {
  /// Bit n is set where the digit in lane n was read right.
  var right: UInt16 = 0
  /// The sum of their losses, in nats.
  var loss = 0.0

  /// No answers yet.
  init() {}

  /// - Parameters:
  ///   - probabilities: `[10]` lanes.
  ///   - first: the digit in lane 0.
  init(_ probabilities: UnsafePointer<Lanes>, to digits: LabelledDigits, from first: Int) {
    for lane in 0..<min(Lanes.scalarCount, digits.count - first) {
      let label = Int(digits.labels[first + lane])
      // The lower of two digits that are equally likely, as in `Predictions`.
      var best = 0
      for digit in 1..<10 where probabilities[digit][lane] > probabilities[best][lane] { best = digit }
      if best == label { right |= 1 << lane }
      let probability = max(.leastNormalMagnitude, probabilities[label][lane])
      loss -= Double(naturalLogarithm(Lanes(repeating: probability))[0])
    }
  }
}

extension LayerFindings.Score {
  /// - Parameter answers: to every sixteen of the digits, in their order.
  init(_ answers: some Sequence<Answers>, labels: [UInt8]) {
    var (right, shown) = ([Int](repeating: 0, count: 10), [Int](repeating: 0, count: 10))
    loss = 0
    for (sixteen, answers) in answers.enumerated() {
      loss += answers.loss
      let first = Lanes.scalarCount * sixteen
      for index in first..<min(first + Lanes.scalarCount, labels.count) {
        shown[Int(labels[index])] += 1
        if answers.right & (1 << (index - first)) != 0 { right[Int(labels[index])] += 1 }
      }
    }
    loss /= Double(max(1, labels.count))
    accuracy = Double(right.reduce(0, +)) / Double(max(1, labels.count))
    perDigit = (0..<10).map { Double(right[$0]) / Double(max(1, shown[$0])) }
  }
}

extension Network {
  /// How well the network reads digits, on `threads` threads.
  func score(on digits: LabelledDigits, threads: Int) -> LayerFindings.Score {
    scores(on: digits, changing: [], threads: threads).whole
  }
}
