/// One pass over the training digits: the memory it needs, and its steps.
///
/// A step's digits are divided among ``shards`` in sixteens, whose gradient ``NetworkGradient`` sums in an order that does not
/// depend on who computes: the number of workers changes no bit.
final class EpochRun {
  /// How many parts a step's digits are divided into, and so the most threads that have digits.
  static let shards = 4

  private let recipe: Recipe
  private let architecture: Architecture
  private let digits: LabelledDigits
  private let memory: TrainingMemory
  private var progress: Training.Progress
  private let order: [Int]
  private let epoch: Int
  private let snapshotSteps: [Int]

  init(_ training: Training, digits: LabelledDigits) {
    recipe = training.recipe
    architecture = training.architecture
    progress = training.progress
    memory = TrainingMemory(
      training, shards: Self.shards, batchSize: min(training.recipe.batchSize, digits.count))
    self.digits = digits
    epoch = training.progress.epochs.count
    var generator = SplitMix64(seed: recipe.seed, item: epoch)
    order = Array(0..<digits.count).shuffled(using: &generator)
    snapshotSteps = Recipe.snapshotSteps(of: recipe.steps(digits: digits.count) * recipe.epochs)
  }

  var steps: Int { recipe.steps(digits: digits.count) }

  /// The epoch's results up to and with a step, counted from 0.
  func report(after step: Int) -> Training.Report { memory.report(digits: batch(step).upperBound) }

  /// The network's parameters after the steps taken.
  var parameters: [Float] { memory.parameters(averaged: recipe.averaging > 0) }

  /// Takes all steps.
  func run(threads: Int, report: (Training.Report) -> Void) -> Training.Progress {
    var snapshots: [Training.Snapshot] = []
    withWorkers(threads) { worker, threads, barrier in
      let workspace = Workspace(architecture)
      for step in 0..<steps {
        sumGradient(step, worker: worker, of: threads, workspace)
        barrier.wait()
        reduceGradient(step, worker: worker, of: threads)
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
    reduceGradient(step, worker: 0, of: 1)
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
    return snapshotSteps.contains(taken) ? Training.Snapshot(step: taken, parameters: parameters) : nil
  }

  private func sixteens(in batch: Range<Int>) -> Int {
    (batch.count + Lanes.scalarCount - 1) / Lanes.scalarCount
  }

  /// Runs a worker's shards of a step's digits through the network and back.
  private func sumGradient(_ step: Int, worker: Int, of workers: Int, _ workspace: Workspace) {
    let batch = batch(step)
    let count = sixteens(in: batch)
    let output = workspace.values[architecture.stages.count - 1]
    // Neighbouring shards: where a batch has fewer sixteens than shards, every other one is empty.
    for shard in worker * Self.shards / workers..<(worker + 1) * Self.shards / workers {
      memory.gradient.record(
        shard * count / Self.shards..<(shard + 1) * count / Self.shards, shard: shard,
        scale: 1 / Float(batch.count), parameters: memory.parameters, in: workspace,
        load: { sixteen in
          let first = batch.lowerBound + sixteen * Lanes.scalarCount
          load(first..<min(first + Lanes.scalarCount, batch.upperBound), into: workspace)
        },
        done: { losses in memory.tallies[shard].add(losses, output, labels: workspace.labels) })
    }
  }

  /// Writes a worker's share of the flat gradient, from what all workers have summed.
  private func reduceGradient(_ step: Int, worker: Int, of workers: Int) {
    memory.gradient.reduce(
      sixteens: sixteens(in: batch(step)), worker: worker, of: workers, into: memory.flatGradient)
  }

  /// Puts the digits at up to sixteen places of the epoch's order into the lanes. Where there are fewer, the
  /// last comes again, without a label.
  private func load(_ places: Range<Int>, into workspace: Workspace) {
    var indices = SIMD16<Int32>()
    for lane in 0..<Lanes.scalarCount {
      let index = order[min(places.lowerBound + lane, places.upperBound - 1)]
      indices[lane] = Int32(index)
      workspace.labels[lane] = lane < places.count ? Int32(digits.labels[index]) : -1
      var chance = SplitMix64(seed: ~recipe.seed &+ UInt64(epoch) << 32, item: index)
      workspace.drawSeed(lane: lane, using: &chance)
    }
    guard let augmentation = recipe.augmentation else { return workspace.load(digits, at: indices) }
    digits.pixels.withUnsafeBufferPointer { pixels in
      for lane in 0..<Lanes.scalarCount {
        let index = Int(indices[lane])
        var generator = SplitMix64(seed: recipe.seed &+ UInt64(epoch) << 32, item: index)
        workspace.load(
          pixels.baseAddress! + index * architecture.input.count, lane: lane, augmentation: augmentation,
          using: &generator)
      }
    }
  }

  /// Takes the optimiser's step on a worker's slice of the parameters.
  private func update(_ step: Int, worker: Int, of workers: Int) {
    let slice = memory.slice(worker, of: workers)
    let step = progress.step + step
    let rate = recipe.rate(step: step, of: steps * recipe.epochs)
    recipe.optimiser.update(
      memory.vectors, range: slice, gradient: memory.gradientVectors, step: step + 1, rate: rate,
      weightDecay: recipe.weightDecay)
    memory.restoreFrozen(in: slice)
    if recipe.averaging > 0 {
      for index in slice {
        memory.average[index].accumulate(
          1 - recipe.averaging, memory.vectors.parameters[index] - memory.average[index])
      }
    }
  }
}
