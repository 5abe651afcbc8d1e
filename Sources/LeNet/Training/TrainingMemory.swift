/// What the workers of an epoch share: the optimiser's vectors, with sixteen neighbouring parameters in every
/// element, what a step's gradient is made of, and the tallies.
///
/// A class of raw memory, because workers write to its parts at the same time.
final class TrainingMemory {
  private let parameterCount: Int
  /// Vectors that cover all parameters.
  private let count: Int
  let vectors: OptimiserVectors
  let average: UnsafeMutablePointer<Lanes>
  /// The flat gradient.
  let gradientVectors: UnsafeMutablePointer<Lanes>
  /// What it is made from.
  let gradient: NetworkGradient
  let tallies: UnsafeMutablePointer<Tally>
  private let shards: Int
  /// The parameters of stages that do not learn, and the values that they keep.
  private let frozen: [Range<Int>]
  private let kept: UnsafeMutablePointer<Lanes>

  init(_ training: Training, shards: Int, batchSize: Int) {
    let progress = training.progress
    parameterCount = training.architecture.parameterCount
    let count = (parameterCount + Lanes.scalarCount - 1) / Lanes.scalarCount
    func vector(_ values: [Float] = []) -> UnsafeMutablePointer<Lanes> {
      let memory = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
      memory.initialize(repeating: .zero, count: count)
      for (index, value) in values.enumerated() {
        memory[index / Lanes.scalarCount][index % Lanes.scalarCount] = value
      }
      return memory
    }
    self.count = count
    vectors = OptimiserVectors(
      parameters: vector(progress.parameters), firstMoment: vector(progress.firstMoment),
      secondMoment: vector(progress.secondMoment))
    average = vector(progress.average)
    gradientVectors = vector()
    gradient = NetworkGradient(
      training.architecture, learns: training.learns, shards: shards,
      sixteens: (batchSize + Lanes.scalarCount - 1) / Lanes.scalarCount)
    tallies = .allocate(capacity: shards)
    tallies.initialize(repeating: Tally(), count: shards)
    self.shards = shards
    let stages = training.architecture.stages
    frozen = stages.indices.filter { !training.learns[$0] && stages[$0].parameterCount > 0 }.map {
      stages[$0].weights.lowerBound..<stages[$0].weights.lowerBound + stages[$0].parameterCount
    }
    kept = vector(frozen.isEmpty ? [] : progress.parameters)
  }

  deinit {
    for memory in [
      vectors.parameters, vectors.firstMoment, vectors.secondMoment, average, gradientVectors, kept,
    ] {
      memory.deallocate()
    }
    tallies.deallocate()
  }

  /// The parameters as the layers read them.
  var parameters: UnsafePointer<Float> { UnsafePointer(floats(vectors.parameters)) }

  /// The gradient as the layers write it.
  var flatGradient: UnsafeMutablePointer<Float> { floats(gradientVectors) }

  private func floats(_ vector: UnsafeMutablePointer<Lanes>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(vector).assumingMemoryBound(to: Float.self)
  }

  /// A worker's share of the vectors.
  func slice(_ worker: Int, of workers: Int) -> Range<Int> {
    count * worker / workers..<count * (worker + 1) / workers
  }

  /// Gives the parameters of a worker's share that do not learn their values back: weight decay shrinks what has no
  /// gradient, too.
  func restoreFrozen(in slice: Range<Int>) {
    let share = slice.lowerBound * Lanes.scalarCount..<slice.upperBound * Lanes.scalarCount
    for range in frozen {
      let range = range.clamped(to: share)
      (floats(vectors.parameters) + range.lowerBound).update(
        from: floats(kept) + range.lowerBound, count: range.count)
    }
  }

  /// The epoch's results so far.
  func report(digits: Int) -> Training.Report {
    let loss = (0..<shards).reduce(0) { $0 + tallies[$1].loss }
    let correct = (0..<shards).reduce(0) { $0 + tallies[$1].correct }
    return Training.Report(
      digits: digits, loss: loss / Double(digits), accuracy: Double(correct) / Double(digits))
  }

  /// The parameters as they stand, or their average.
  func parameters(averaged: Bool) -> [Float] { copy(averaged ? average : vectors.parameters) }

  func write(to progress: inout Training.Progress) {
    progress.parameters = copy(vectors.parameters)
    progress.firstMoment = copy(vectors.firstMoment)
    progress.secondMoment = copy(vectors.secondMoment)
    progress.average = copy(average)
  }

  private func copy(_ memory: UnsafeMutablePointer<Lanes>) -> [Float] {
    (0..<parameterCount).map { memory[$0 / Lanes.scalarCount][$0 % Lanes.scalarCount] }
  }
}

/// A shard's losses and right answers since the epoch began.
struct Tally {
  var loss = 0.0
  var correct = 0

  mutating func add(_ losses: Lanes, _ probabilities: UnsafePointer<Lanes>, labels: SIMD16<Int32>) {
    var largest = probabilities[0]
    var prediction = SIMD16<Int32>.zero
    for unit in 1..<10 {
      let isLarger = probabilities[unit] .> largest
      largest.replace(with: probabilities[unit], where: isLarger)
      prediction.replace(with: Int32(unit), where: isLarger)
    }
    for lane in 0..<Lanes.scalarCount where labels[lane] >= 0 {
      loss += Double(losses[lane])
      if prediction[lane] == labels[lane] { correct += 1 }
    }
  }
}
