/// What the workers of an epoch share: the optimiser's vectors, with sixteen neighbouring parameters in every
/// element, what a step's gradient is made of, and the tallies.
///
/// A class of raw memory, because workers write to its parts at the same time.
final class TrainingMemory {
  /// Vectors that cover all parameters.
  let count = (LeNet5.parameterCount + 15) / 16
  let vectors: OptimiserVectors
  let average: UnsafeMutablePointer<Lanes>
  /// The flat gradient.
  let gradient: UnsafeMutablePointer<Lanes>
  let sums: [ConvolutionSums]
  /// Every shard's gradient of the convolutions' parameters, ``ConvolutionSums/count`` values.
  let convolutionGradients: [UnsafeMutablePointer<Float>]
  let denseBatch: DenseBatch
  let tallies: UnsafeMutablePointer<Tally>

  init(_ progress: Training.Progress, shards: Int, batchSize: Int) {
    let count = count
    func vector(_ values: [Float] = []) -> UnsafeMutablePointer<Lanes> {
      let memory = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
      memory.initialize(repeating: .zero, count: count)
      for (index, value) in values.enumerated() { memory[index / 16][index % 16] = value }
      return memory
    }
    vectors = OptimiserVectors(
      parameters: vector(progress.parameters), first: vector(progress.first), second: vector(progress.second))
    average = vector(progress.average)
    gradient = vector()
    sums = (0..<shards).map { _ in ConvolutionSums() }
    convolutionGradients = (0..<shards).map { _ in .allocate(capacity: ConvolutionSums.count) }
    denseBatch = DenseBatch(sixteens: (batchSize + 15) / 16)
    tallies = .allocate(capacity: shards)
    tallies.initialize(repeating: Tally(), count: shards)
  }

  deinit {
    for memory in [vectors.parameters, vectors.first, vectors.second, average, gradient] {
      memory.deallocate()
    }
    for gradient in convolutionGradients { gradient.deallocate() }
    tallies.deallocate()
  }

  /// The parameters as the layers read them.
  var parameters: UnsafePointer<Float> { UnsafePointer(floats(vectors.parameters)) }

  /// The gradient as the layers write it.
  var flatGradient: UnsafeMutablePointer<Float> { floats(gradient) }

  private func floats(_ vector: UnsafeMutablePointer<Lanes>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(vector).assumingMemoryBound(to: Float.self)
  }

  /// A worker's share of the vectors.
  func slice(_ worker: Int, of workers: Int) -> Range<Int> {
    count * worker / workers..<count * (worker + 1) / workers
  }

  /// What the epoch came to so far.
  func report(digits: Int) -> Training.Report {
    let loss = (0..<sums.count).reduce(0) { $0 + tallies[$1].loss }
    let correct = (0..<sums.count).reduce(0) { $0 + tallies[$1].correct }
    return Training.Report(
      digits: digits, loss: loss / Double(digits), accuracy: Double(correct) / Double(digits))
  }

  /// The parameters of the network that the run would give now.
  func network(_ recipe: Recipe) -> [Float] { copy(recipe.averaging > 0 ? average : vectors.parameters) }

  func write(to progress: inout Training.Progress) {
    progress.parameters = copy(vectors.parameters)
    progress.first = copy(vectors.first)
    progress.second = copy(vectors.second)
    progress.average = copy(average)
  }

  private func copy(_ memory: UnsafeMutablePointer<Lanes>) -> [Float] {
    (0..<LeNet5.parameterCount).map { memory[$0 / 16][$0 % 16] }
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
    for lane in 0..<16 where labels[lane] >= 0 {
      loss += Double(losses[lane])
      if prediction[lane] == labels[lane] { correct += 1 }
    }
  }
}
