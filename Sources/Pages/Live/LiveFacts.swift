import Figures
import LeNet

/// What a live page knows besides numbers: the network's stages, its words, and what its digits are. JavaScript reads
/// it as JSON, so that nothing of it is written twice.
struct LiveFacts: Encodable {
  struct StageLayout: Encodable {
    let id, name, kind: String
    /// What the stage does, in a few words.
    let purpose: String
    let channels, height, width, count: Int
    /// The side of what a unit looks at in the maps before it.
    let window: Int
    /// How many channels stand in a row where there is room.
    let across: Int
    let isActivated, hasWeights: Bool
    let weights, biases: [Int]

    init(_ stage: Stage) {
      id = "\(stage)"
      name = stage.name
      (kind, purpose) = Self.words(stage)
      channels = stage.shape.channels
      height = stage.shape.height
      width = stage.shape.width
      count = stage.shape.count
      window = stage.layout.window.height
      across = stage.across
      isActivated = stage.isActivated
      hasWeights = stage.parameterCount > 0
      weights = [stage.weights.lowerBound, stage.weights.upperBound]
      biases = [stage.biases.lowerBound, stage.biases.upperBound]
    }

    /// Of what kind the stage's layer is, and what the stage does.
    private static func words(_ stage: Stage) -> (kind: String, purpose: String) {
      let shape = stage.shape
      let maps = "\(shape.channels) maps of \(shape.height) × \(shape.width)"
      let window = "\(stage.layout.window.height) × \(stage.layout.window.width)"
      switch stage.layout.layer {
      case .input: return ("input", "what the network sees")
      case .convolution(let layer):
        let source = layer.input.channels > 1 ? " over all of \(stage.previous!.name)" : ""
        return ("convolution", "\(maps), convolution \(window)\(source)")
      case .subsampling: return ("subsampling", "\(maps), mean of \(window)")
      case .dense:
        let units = "\(shape.count) units, each sees all of \(stage.previous!.name)"
        return ("dense", stage == .output ? "\(shape.count) probabilities" : units)
      case .laboratory: preconditionFailure("\(stage.name) is no stage of LeNet-5")
      }
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

  struct Training: Encodable {
    /// How many of the digits are only for measuring.
    let heldOut: Int
    let epochs, batchSize: Int
    /// The rate that is proposed.
    let learningRate: Float
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
  /// None on a page without digits to train on.
  let training: Training?
}
