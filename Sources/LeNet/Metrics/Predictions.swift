/// What a network says about a set of digits, beside what they show.
public struct Predictions: Sendable {
  /// What each digit shows.
  public let labels: [UInt8]
  /// `[count, 10]`: how sure the network is of each digit.
  public let probabilities: [Float]

  /// - Precondition: there are ten probabilities for every label.
  public init(labels: [UInt8], probabilities: [Float]) {
    precondition(
      probabilities.count == labels.count * 10,
      "\(probabilities.count) probabilities for \(labels.count) labels, ten each")
    self.labels = labels
    self.probabilities = probabilities
  }

  /// How many digits there are.
  public var count: Int { labels.count }

  /// The likeliest digit of one; the lower of two that are equally likely.
  public func prediction(_ index: Int) -> Int {
    var best = 0
    for digit in 1..<10 where probabilities[index * 10 + digit] > probabilities[index * 10 + best] {
      best = digit
    }
    return best
  }

  /// How sure the network is of its prediction.
  public func confidence(_ index: Int) -> Float { probabilities[index * 10 + prediction(index)] }

  /// How many predictions are right.
  public var correct: Int { (0..<count).count { prediction($0) == Int(labels[$0]) } }

  /// The share of right predictions, 0…1.
  public var accuracy: Double { count == 0 ? 0 : Double(correct) / Double(count) }

  /// The mean of −ln of the probability given to what each digit shows, in nats; 0 without digits.
  public var loss: Double {
    var sum: Float = 0
    for index in 0..<count {
      let probability = max(.leastNormalMagnitude, probabilities[index * 10 + Int(labels[index])])
      sum -= naturalLogarithm(Lanes(repeating: probability))[0]
    }
    return count == 0 ? 0 : Double(sum) / Double(count)
  }
}
