import Figures
import Laboratory
import LeNet
import Pages

/// What a network's layers, filters and units contribute, with the digits by which that is shown.
public struct LayerAnalysis: Sendable {
  let findings: LayerFindings
  let network: NetworkSummary
  let source: String
  private let trained: Network
  /// The same architecture with random weights.
  private let untrained: Network
  private let training: LabelledDigits
  private let test: LabelledDigits
  /// How many of the test digits show each digit.
  let kinds: [Int]

  /// - Parameters:
  ///   - findings: of the network, a LeNet-5.
  ///   - trained: the network that was examined.
  ///   - training: the digits that the findings' patches are of.
  ///   - test: the digits on which the network was measured.
  ///   - source: which digits those are: `MNIST's test digits`.
  ///   - network: what is known of it.
  public init(
    _ findings: LayerFindings, of trained: Network, training: LabelledDigits, test: LabelledDigits,
    source: String, network: NetworkSummary
  ) {
    self.findings = findings
    self.trained = trained
    var generator = SplitMix64(seed: findings.seed)
    untrained = Network(trained.architecture, using: &generator)
    self.training = training
    self.test = test
    self.source = source.plain
    // How right it is, the page says by its own measurement.
    self.network = NetworkSummary(recipe: network.recipe, seed: network.seed)
    kinds = (0..<10).map { digit in test.labels.count { $0 == digit } }
  }

  /// How many digits attribution maps are drawn for.
  private static let attributed = 4

  /// What attribution maps of the first test digits say, one digit of a kind.
  func attribution() throws -> AttributionFigure {
    var kinds: Set<UInt8> = []
    let chosen = test.labels.indices.filter { kinds.insert(test.labels[$0]).inserted }.prefix(Self.attributed)
    return AttributionFigure(try Array(chosen).concurrentMap { attribution(of: $0) })
  }

  private func attribution(of index: Int) -> AttributionFigure.Row {
    let (digit, label) = (test[index], Int(test.labels[index]))
    let (own, random) = (Trace(of: digit, through: trained), Trace(of: digit, through: untrained))
    return AttributionFigure.Row(
      digit: digit, label: label,
      gradient: AttributionFigure.Pair(
        trained: own.gradient(ofLogit: label)[.input], random: random.gradient(ofLogit: label)[.input]),
      occlusion: AttributionFigure.Pair(
        trained: own.occlusion(ofLogit: label), random: random.occlusion(ofLogit: label)))
  }

  /// The patches of a stage's filters or units, cut out of the digits.
  func patches(of stage: Stage) -> [PatchesFigure.Row] {
    findings.patches.filter { $0.stage == stage.name && !$0.patches.isEmpty }.map { found in
      PatchesFigure.Row(
        unit: found.channel,
        patches: found.patches.map { patch in
          let digit = training[patch.digit].pixels
          let pixels = (patch.top..<patch.top + found.height).flatMap { row in
            let first = 28 * row + patch.left
            return digit[first..<first + found.width]
          }
          return PatchesFigure.Patch(pixels: pixels, label: patch.label, value: Float(patch.value))
        })
    }
  }

  /// The layers whose filters and units are looked at one by one.
  static let dissected: [Stage] = [.c1, .c3, .c5, .f6]

  /// Of the test digits, the share that is read without each filter or unit of a stage, in their order.
  func accuracies(without stage: Stage) -> [Double] {
    findings.ablations.filter { $0.stage == stage.name }.sorted { $0.channel < $1.channel }
      .map(\.score.accuracy)
  }

  /// The ablations of a stage that are shown digit by digit, the greatest loss first: of all filters, or of the units with
  /// patches.
  func shownAblations(of stage: Stage) -> [LayerFindings.Ablation] {
    let shown = Set(findings.patches.filter { $0.stage == stage.name }.map(\.channel))
    return findings.ablations.filter { $0.stage == stage.name && shown.contains($0.channel) }
      .sorted { ($0.score.accuracy, $0.channel) < ($1.score.accuracy, $1.channel) }
  }
}
