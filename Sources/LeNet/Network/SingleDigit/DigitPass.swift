/// One digit's way through a network: every stage's sums and values, `[channels, height, width]` each.
///
/// Of sixteen lanes with a digit each, one digit would use one. Here all lanes belong to the same digit: in C1 they hold
/// neighbouring pixels, in C3 filters, in C5, F6 and the output units. Every sum adds the same products in the same order
/// as for sixteen digits, so it is the same bit for bit.
///
/// A class, because it owns memory, which one digit after the other uses.
final class DigitPass {
  private let architecture: Architecture
  private let parameters: [Float]
  private let weights: LaidOutWeights
  private let memory: UnsafeMutablePointer<Lanes>
  /// Where each stage's sums begin; its values lie behind them.
  private let starts: [Int]
  /// Room behind all planes for a tile's sums and for the softmax.
  private let spare: UnsafeMutablePointer<Lanes>

  /// - Precondition: the network has no laboratory layers.
  init(_ network: Network) {
    #if !hasFeature(Embedded)
    require(network.hasDigitPass, "\(network.architecture.name) has layers of the laboratory")
    #endif
    architecture = network.architecture
    parameters = network.parameters
    weights = network.laidOutWeights
    var (starts, count) = ([Int](), 0)
    for stage in architecture.stages {
      starts.append(count)
      count += 2 * stage.vectors
    }
    self.starts = starts
    let room = count + max(UnitTile.width, architecture.classes)
    memory = .allocate(capacity: room)
    memory.initialize(repeating: .zero, count: room)
    spare = memory + count
  }

  deinit { memory.deallocate() }

  /// A stage's weighted sums before its activation, the logits at the output; elsewhere its values.
  func sums(_ stage: Int) -> [Float] { numbers(stage, at: starts[stage]) }

  /// A stage's values after its activation, the probabilities at the output.
  func values(_ stage: Int) -> [Float] {
    numbers(stage, at: starts[stage] + architecture.stages[stage].vectors)
  }

  @inline(never)  // A page has it once.
  private func numbers(_ stage: Int, at place: Int) -> [Float] {
    Array(UnsafeBufferPointer(start: floats(memory + place), count: architecture.stages[stage].shape.count))
  }

  private func floats(_ lanes: UnsafeMutablePointer<Lanes>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self)
  }

  /// Runs a digit's pixels through the network.
  func run(_ pixels: [Float]) {
    #if !hasFeature(Embedded)
    let count = architecture.input.count
    require(pixels.count == count, "\(pixels.count) pixels for a network of \(count)")
    #endif
    floats(memory).update(from: pixels, count: pixels.count)
    var input = memory
    for (index, stage) in architecture.stages.enumerated() {
      let sums = memory + starts[index]
      let values = sums + stage.vectors
      if let dense = stage.layer.asDense {
        dense.forwardOne(floats(input), weights: weights[index], into: sums)
      } else if case .convolution(let layer) = stage.layer {
        layer.forwardOne(
          floats(input), parameters: parameters, weights: weights[index], spare: spare, into: floats(sums))
      } else if case .subsampling(let layer) = stage.layer {
        layer.forwardOne(floats(input), into: floats(sums))
      }
      values.update(from: sums, count: stage.vectors)
      stage.activation?.apply(to: values, count: stage.vectors)
      input = values
    }
    turnIntoProbabilities(floats(input))
  }

  /// The softmax of sixteen digits, all of them this one.
  private func turnIntoProbabilities(_ logits: UnsafeMutablePointer<Float>) {
    let classes = architecture.classes
    for unit in 0..<classes { spare[unit] = Lanes(repeating: logits[unit]) }
    architecture.loss.turnIntoProbabilities(spare, count: classes)
    for unit in 0..<classes { logits[unit] = spare[unit][0] }
  }
}

extension Architecture.Stage {
  /// Room for the stage's values, with what a dense layer computes beyond its units.
  fileprivate var vectors: Int {
    ((layer.asDense?.sumsOfOne ?? shape.count) + Lanes.scalarCount - 1) / Lanes.scalarCount
  }
}

#if !hasFeature(Embedded)
extension Network {
  /// Whether one digit can pass by itself: a ``DigitPass`` knows LeNet-5's layers, not the laboratory's.
  var hasDigitPass: Bool {
    architecture.stages.allSatisfy {
      if case .laboratory = $0.layer { false } else { true }
    }
  }
}
#endif
