import LeNet

/// Digits for a reader to choose from: ten of each kind, three of the ten among the hardest.
public struct ExampleDigits: Sendable {
  let digits: LabelledDigits
  let facts: [LiveFacts.Example]

  private static let ofEach = 10
  private static let hardOfEach = 3

  /// Takes, of each kind, the first few of `digits` and then those to which the network gives their label the least
  /// probability.
  public init(from all: LabelledDigits, network: Network, threads: Int) {
    let predictions = network.predictions(for: all, threads: threads)
    var chosen: [LiveFacts.Example] = []
    for kind in 0..<10 {
      let indices = (0..<all.count).filter { Int(all.labels[$0]) == kind }
      let hard = indices.sorted {
        predictions.probabilities[$0 * 10 + kind] < predictions.probabilities[$1 * 10 + kind]
      }.prefix(Self.hardOfEach)
      let plain = indices.filter { !hard.contains($0) }.prefix(Self.ofEach - Self.hardOfEach)
      chosen += plain.map { LiveFacts.Example(index: $0, label: kind, isHard: false) }
      chosen += hard.map { LiveFacts.Example(index: $0, label: kind, isHard: true) }
    }
    facts = chosen
    digits = LabelledDigits(
      pixels: chosen.flatMap { all.pixels[$0.index * 784..<($0.index + 1) * 784] },
      labels: chosen.map { UInt8($0.label) })
  }
}
