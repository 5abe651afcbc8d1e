/// The loss's gradient with respect to all parameters that are learned: that of each stage. The others' is not written.
final class NetworkGradient {
  private let architecture: Architecture
  /// The first stage that learns.
  private let first: Int
  /// One for every stage; none for a stage that does not learn.
  private let stages: [StageGradient?]

  /// - Parameters:
  ///   - learns: `[stages]`, whether each stage learns; all without it.
  ///   - sixteens: room for as many times sixteen digits.
  init(_ architecture: Architecture, learns: [Bool]? = nil, shards: Int, sixteens: Int) {
    require(
      learns == nil || learns!.count == architecture.stages.count,
      "\(learns!.count) choices for \(architecture.stages.count) stages to learn or not")
    self.architecture = architecture
    let stages: [StageGradient?] = architecture.stages.indices.map { index in
      let stage = architecture.stages[index]
      guard learns?[index] != false, stage.parameterCount > 0 else { return nil }
      return StageGradient(stage, shards: shards, sixteens: sixteens)
    }
    self.stages = stages
    first = stages.indices.first { stages[$0] != nil } ?? 1
  }

  /// Runs the sixteens of a shard, which may be none, through the network and back, and records their parts of the gradient.
  ///
  /// - Parameters:
  ///   - scale: 1 ÷ digits in the batch.
  ///   - load: puts the digits of a sixteen into the workspace, with their labels.
  ///   - done: called with each sixteen's losses, in nats, while the workspace holds its probabilities.
  func record(
    _ sixteens: Range<Int>, shard: Int, scale: Float, parameters: UnsafePointer<Float>,
    in workspace: Workspace, load: (Int) -> Void, done: (Lanes) -> Void
  ) {
    for stage in stages { stage?.begin(shard: shard) }
    let (values, gradients) = (workspace.values, workspace.gradients)
    workspace.isTraining = true
    let last = architecture.stages.count - 1
    for sixteen in sixteens {
      load(sixteen)
      architecture.forward(workspace, parameters: parameters)
      let losses = architecture.loss.gradient(
        of: values[last], count: architecture.classes, labels: workspace.labels, scale: scale,
        into: gradients[last])
      architecture.backward(workspace, parameters: parameters, to: first) { index in
        stages[index]?.record(
          values: values[index - 1], gradient: gradients[index], workspace, parameters: parameters,
          shard: shard, sixteen: sixteen)
      }
      done(losses)
    }
    for stage in stages { stage?.end(shard: shard) }
  }

  /// Writes a worker's share of the flat gradient, from what all have recorded.
  ///
  /// - Parameter sixteens: how many.
  func reduce(sixteens: Int, worker: Int, of workers: Int, into gradient: UnsafeMutablePointer<Float>) {
    for stage in stages {
      stage?.reduce(sixteens: sixteens, worker: worker, of: workers, into: gradient)
    }
  }
}
