/// One pass over the training digits: the memory it needs, and its steps.
///
/// A step's digits are dealt to ``shards`` in sixteens. Every shard sums its gradient by itself, and the
/// shards' sums are added in their order, so it does not matter how many workers share them.
final class EpochRun {
  /// How many parts a step's digits are dealt to, and so the most threads that can help.
  static let shards = 4

  private let recipe: Recipe
  private let digits: LabelledDigits
  private let memory: TrainingMemory
  private var progress: Training.Progress
  private let order: [Int]
  private let epoch: Int
  private let moments: [Int]

  init(_ training: Training, digits: LabelledDigits) {
    recipe = training.recipe
    progress = training.progress
    memory = TrainingMemory(training.progress, shards: Self.shards)
    self.digits = digits
    epoch = training.progress.epochs.count
    var generator = SplitMix64(seed: recipe.seed, item: epoch)
    order = Array(0..<digits.count).shuffled(using: &generator)
    moments = Recipe.snapshotSteps(of: recipe.steps(digits: digits.count) * recipe.epochs)
  }

  var steps: Int { recipe.steps(digits: digits.count) }

  /// What the epoch came to until after a step, counted from 0.
  func report(after step: Int) -> Training.Report { memory.report(digits: batch(step).upperBound) }

  /// The network's parameters after the steps taken.
  var parameters: [Float] { memory.network(recipe) }

  /// Takes all steps.
  func run(threads: Int, report: (Training.Report) -> Void) -> Training.Progress {
    var snapshots: [Training.Snapshot] = []
    withWorkers(threads) { worker, barrier in
      let workspace = Workspace()
      for step in 0..<steps {
        sumGradient(step, worker: worker, of: threads, workspace)
        barrier.wait()
        update(step, worker: worker, of: threads)
        if worker == 0 { report(self.report(after: step)) }
        barrier.wait()
        if worker == 0, let snapshot = snapshot(after: step) { snapshots.append(snapshot) }
      }
    }
    progress.snapshots += snapshots
    return finish()
  }

  /// Takes one step in the calling thread.
  func take(_ step: Int, _ workspace: Workspace) {
    sumGradient(step, worker: 0, of: 1, workspace)
    update(step, worker: 0, of: 1)
    if let snapshot = snapshot(after: step) { progress.snapshots.append(snapshot) }
  }

  /// The training's progress once all steps are taken.
  func finish() -> Training.Progress {
    memory.write(to: &progress)
    progress.step += steps
    let total = memory.report(digits: digits.count)
    progress.epochs.append(Training.Epoch(loss: total.loss, trainingAccuracy: total.accuracy))
    return progress
  }

  private func batch(_ step: Int) -> Range<Int> {
    step * recipe.batchSize..<min((step + 1) * recipe.batchSize, digits.count)
  }

  private func snapshot(after step: Int) -> Training.Snapshot? {
    let taken = progress.step + step + 1
    return moments.contains(taken) ? Training.Snapshot(step: taken, parameters: parameters) : nil
  }

  /// Sums the gradient over a worker's shards of a step's digits.
  private func sumGradient(_ step: Int, worker: Int, of workers: Int, _ workspace: Workspace) {
    let batch = batch(step)
    // Neighbouring shards: where a batch has fewer sixteens than shards, every other one is empty.
    for shard in worker * Self.shards / workers..<(worker + 1) * Self.shards / workers {
      sum(shard, of: batch, into: memory, workspace)
    }
  }

  /// Sums the gradient over a shard's part of a batch.
  private func sum(_ shard: Int, of batch: Range<Int>, into memory: TrainingMemory, _ workspace: Workspace) {
    let sums = memory.sums[shard]
    sums.reset()
    let sixteens = (batch.count + 15) / 16
    for sixteen in shard * sixteens / Self.shards..<(shard + 1) * sixteens / Self.shards {
      let first = batch.lowerBound + sixteen * 16
      let lanes = first..<min(first + 16, batch.upperBound)
      load(lanes, into: workspace)
      let parameters = memory.floats
      LeNet5.forward(workspace, parameters: parameters, activation: recipe.activation)
      let output = workspace.values[.output]
      let loss = Softmax.crossEntropy(
        output, count: 10, labels: workspace.labels, scale: 1 / Float(batch.count),
        gradient: workspace.gradients[.output])
      memory.tallies[shard].add(loss, output, labels: workspace.labels)
      LeNet5.backward(workspace, parameters: parameters, activation: recipe.activation, sums: sums)
    }
    memory.gradients[shard].withMemoryRebound(to: Float.self, capacity: memory.count * 16) {
      sums.reduce(into: $0)
    }
  }

  /// Puts the digits at up to sixteen places of the epoch's order into the lanes. Where there are fewer, the
  /// last comes again, without a label.
  private func load(_ places: Range<Int>, into workspace: Workspace) {
    func index(_ lane: Int) -> Int { order[min(places.lowerBound + lane, places.upperBound - 1)] }
    for lane in 0..<16 {
      workspace.labels[lane] = lane < places.count ? Int32(digits.labels[index(lane)]) : -1
    }
    digits.pixels.withUnsafeBufferPointer { pixels in
      func bytes(_ lane: Int) -> UnsafePointer<UInt8> {
        pixels.baseAddress! + index(lane) * Stage.input.shape.count
      }
      guard let augmentation = recipe.augmentation else { return workspace.load(bytes) }
      for lane in 0..<16 {
        var generator = SplitMix64(seed: recipe.seed &+ UInt64(epoch) << 32, item: index(lane))
        workspace.load(bytes(lane), lane: lane, augmentation: augmentation, using: &generator)
      }
    }
  }

  /// Takes the optimiser's step on a worker's slice of the parameters.
  private func update(_ step: Int, worker: Int, of workers: Int) {
    let slice = memory.slice(worker, of: workers)
    let step = progress.step + step
    let rate = recipe.rate(step: step, of: steps * recipe.epochs)
    recipe.optimiser.update(
      memory.vectors, range: slice, step: step + 1, rate: rate, weightDecay: recipe.weightDecay
    ) { index in
      var sum = memory.gradients[0][index]
      for shard in 1..<Self.shards { sum += memory.gradients[shard][index] }
      return sum
    }
    if recipe.averaging > 0 {
      for index in slice {
        memory.average[index].accumulate(
          1 - recipe.averaging, memory.vectors.parameters[index] - memory.average[index])
      }
    }
  }
}
