/// Why one digit's logit is larger than another's: what each F6 unit adds to the difference.
///
///     logit[winner] − logit[other] = Σ u  f6[u] · (weight[winner, u] − weight[other, u])
///                                     + bias[winner] − bias[other]
///
/// Logits are taken apart, not probabilities: the softmax mixes all ten, a difference of logits is a plain sum.
public struct Evidence: Sendable {
  /// What one F6 unit speaks for.
  public struct Term: Sendable {
    /// The F6 unit.
    public let unit: Int
    /// What it adds to the difference: for the winner if positive, for the other if negative.
    public let amount: Float
  }

  /// The digit, 0…9, that positive amounts speak for.
  public let winner: Int
  /// The digit, 0…9, that negative amounts speak for.
  public let other: Int
  /// One for every F6 unit, the largest amounts of either sign first.
  public let terms: [Term]
  /// The winner's bias minus the other's.
  public let biasDifference: Float

  /// The difference of the two logits.
  public var total: Double { terms.reduce(Double(biasDifference)) { $0 + Double($1.amount) } }
}

extension Trace {
  /// What speaks for one digit and against another.
  public func evidence(for winner: Int, against other: Int) -> Evidence {
    let weights = Stage.output.weights.lowerBound
    let biases = Stage.output.biases.lowerBound
    let units = Stage.f6.shape.count
    let terms = values(.f6).enumerated().map { unit, value in
      Evidence.Term(
        unit: unit,
        amount: value
          * (network.parameters[weights + winner * units + unit]
            - network.parameters[weights + other * units + unit]))
    }
    return Evidence(
      winner: winner, other: other, terms: terms.sorted { abs($0.amount) > abs($1.amount) },
      biasDifference: network.parameters[biases + winner] - network.parameters[biases + other])
  }

  /// What speaks for the likeliest digit and against the second likeliest.
  public var evidence: Evidence { evidence(for: ranking[0], against: ranking[1]) }
}
