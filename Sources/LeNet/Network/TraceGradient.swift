/// How a sum of logits changes with every value on the way to it.
///
///     gradient[stage][k] = ∂ (Σ u  weight[u] · logit[u]) ÷ ∂ value[stage][k]
///
/// Where a stage has an activation, its value is the sum before it.
public struct TraceGradient: Sendable {
  private let values: [[Float]]

  /// `[channels, height, width]` flattened.
  public subscript(stage: Stage) -> [Float] { values[stage.rawValue] }

  fileprivate init(_ values: [[Float]]) { self.values = values }
}

extension Trace {
  /// The gradient of a sum of logits.
  ///
  /// - Parameter weights: one for each digit.
  public func gradient(ofLogits weights: [Float]) -> TraceGradient {
    precondition(weights.count == 10, "\(weights.count) weights for 10 logits")
    let (architecture, output) = (network.architecture, Stage.output.rawValue)
    let workspace = Workspace(architecture)
    for stage in Stage.allCases { workspace.values.load(values(stage), stage: stage.rawValue, lane: 0) }
    workspace.gradients.load(weights, stage: output, lane: 0)
    architecture.backward(workspace, parameters: network.parameters, to: Stage.input.rawValue)
    return TraceGradient(workspace.gradients.values(lane: 0))
  }

  /// The gradient of one digit's logit.
  public func gradient(ofLogit digit: Int) -> TraceGradient {
    gradient(ofLogits: (0..<10).map { $0 == digit ? 1 : 0 })
  }

  /// The gradient of the loss, −ln probability[label], in nats.
  public func gradient(ofLossAt label: Int) -> TraceGradient {
    gradient(ofLogits: (0..<10).map { probabilities[$0] - ($0 == label ? 1 : 0) })
  }

  /// −ln probability[label], in nats, computed from the logits: it stays exact where the probability rounds to 0.
  public func loss(at label: Int) -> Float {
    let largest = logits.max()!
    // Lanes beyond the ten add e⁻⁸⁷ each, which is nothing beside the largest's e⁰.
    var differences = Lanes(repeating: -87)
    for digit in 0..<10 { differences[digit] = logits[digit] - largest }
    let sum = exponential(differences).sum()
    return naturalLogarithm(Lanes(repeating: sum))[0] + largest - logits[label]
  }
}
