import Figures
import LeNet

/// What a live page knows besides numbers: the network's stages, the colours, and what its digits are. JavaScript reads
/// it as JSON, so that nothing of it is written twice.
struct LiveFacts: Encodable {
  struct StageLayout: Encodable {
    let id, name: String
    let channels, height, width, count: Int
    /// How many channels stand in a row where there is room.
    let across: Int
    let isActivated: Bool
    let weights, biases: [Int]

    init(_ stage: Stage) {
      id = "\(stage)"
      name = stage.name
      channels = stage.shape.channels
      height = stage.shape.height
      width = stage.shape.width
      count = stage.shape.count
      across = stage.across
      isActivated = stage.isActivated
      weights = [stage.weights.lowerBound, stage.weights.upperBound]
      biases = [stage.biases.lowerBound, stage.biases.upperBound]
    }
  }

  struct DigitFacts: Encodable {
    let network, activation: Int
    let source: String
    let label: Int?
  }

  struct Moment: Encodable {
    let name: String
    /// What a whole step is worth, for each stage.
    let scales: [Float]
  }

  struct Example: Encodable {
    let index, label: Int
    let isHard: Bool
  }

  let stages = Stage.allCases.map(StageLayout.init)
  let parameterCount = Architecture.leNet5.parameterCount
  let activations = Activation.allCases.map(\.name)
  /// Below it the strokes of a drawing are widened.
  let thinPenWidth = Normalisation.thinPenWidth
  /// Below it an answer is doubtful, and what is then said of it.
  let sureProbability = Trace.sureProbability
  let unsureSentence = Trace.unsureSentence
  /// What is said of a drawing's doubts, by their numbers; `{}` stands for the amount, a share but for the first.
  let doubts = Doubt.Kind.allCases.map(\.template)
  let subjects: [DigitFacts]
  let moments: [Moment]
  let examples: [Example]
  /// How many of the digits to train on are only for measuring.
  let heldOut: Int
}
