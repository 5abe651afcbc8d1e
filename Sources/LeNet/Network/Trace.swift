/// Every value of one digit on its way through a LeNet-5: what figures, reports and lessons are made from.
public struct Trace: Sendable {
  /// The network that the digit ran through.
  public let network: Network
  /// The digit that ran through it.
  public let digit: Digit
  private var afterActivation: [[Float]] = []
  private var beforeActivation: [[Float]] = []

  /// Runs the digit through the network and keeps everything.
  public init(of digit: Digit, through network: Network) {
    self.network = network
    self.digit = digit
    #if !hasFeature(Embedded)
    guard network.hasDigitPass else {
      let workspace = Workspace(network.architecture, keepingSums: true)
      workspace.load(digit.pixels, lane: 0)
      network.architecture.forward(workspace, parameters: network.parameters)
      workspace.sums!.copy(Stage.input.rawValue, from: workspace.values)
      afterActivation = workspace.values.values(lane: 0)
      beforeActivation = workspace.sums!.values(lane: 0)
      return
    }
    #endif
    let pass = DigitPass(network)
    pass.run(digit.pixels)
    for stage in network.architecture.stages.indices {
      afterActivation.append(pass.values(stage))
      beforeActivation.append(pass.sums(stage))
    }
  }

  /// The stage's values, `[channels, height, width]` flattened: after its activation where it has one, and
  /// probabilities at the output.
  public func values(_ stage: Stage) -> [Float] { afterActivation[stage.rawValue] }

  /// The stage's weighted sums before its activation, the logits at the output; elsewhere its values.
  public func preActivations(_ stage: Stage) -> [Float] { beforeActivation[stage.rawValue] }

  /// One map of a stage, `[height, width]` flattened.
  public func map(_ stage: Stage, _ channel: Int) -> [Float] {
    let area = stage.shape.area
    return Array(values(stage)[channel * area..<(channel + 1) * area])
  }

  /// A unit's value after its activation.
  public func value(of unit: Unit) -> Float { values(unit.stage)[unit.index] }

  /// The ten sums before the softmax.
  public var logits: [Float] { preActivations(.output) }

  /// How sure the network is of each digit; they add up to 1.
  public var probabilities: [Float] { values(.output) }

  /// The digits from the likeliest to the least likely.
  public var ranking: [Int] { (0..<10).sorted { logits[$0] > logits[$1] } }

  /// The likeliest digit.
  public var prediction: Int { ranking[0] }
}
