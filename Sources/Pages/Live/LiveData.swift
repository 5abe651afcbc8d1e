import Cairo
import Figures
import Foundation
import LeNet

/// What a page carries so that it can compute: networks, digits, and the Swift core as WebAssembly.
public struct LiveData: Sendable {
  /// A digit that the page is about, with what Swift computed of it: the page checks itself by that.
  public struct TracedDigit: Sendable {
    let trace: Trace
    /// What the digit is, such as `test digit 0 of MNIST`.
    public let source: String
    let label: Int?

    /// - Parameters:
    ///   - trace: the digit's values, as native Swift computed them.
    ///   - source: what the digit is, such as `test digit 0 of MNIST`.
    ///   - label: what it shows, if that is known.
    public init(_ trace: Trace, source: String, label: Int? = nil) {
      self.trace = trace
      self.source = source
      self.label = label
    }
  }

  private let subjects: [TracedDigit]
  private let moments: [QuantisedMoment]
  private let examples: ExampleDigits?
  private let training: TrainingDigits?

  /// - Parameters:
  ///   - subjects: the digits that the page is about.
  ///   - snapshots: the first subject's network while it learned.
  ///   - examples: other digits to choose from.
  ///   - training: digits to train on in the page.
  public init(
    _ subjects: [TracedDigit], snapshots: [Training.Snapshot] = [], examples: ExampleDigits? = nil,
    training: TrainingDigits? = nil
  ) {
    self.subjects = subjects
    self.examples = examples
    self.training = training
    // The last one is the trained network, which the page has exactly.
    moments = Self.spread(snapshots.dropLast(), over: 7).map(QuantisedMoment.init)
  }

  /// A few of many, the first and the last among them.
  private static func spread<T>(_ items: some Collection<T>, over count: Int) -> [T] {
    let items = Array(items)
    guard items.count > count else { return items }
    return (0..<count).map { items[$0 * (items.count - 1) / (count - 1)] }
  }

  /// What brings the page to life: a bundle that `.ci/scripts` made of the modules in `Sources/Pages/Scripts`. What trains
  /// is only in the one for pages with digits to train on.
  var script: String {
    training == nil ? PackageResources.live_js : PackageResources.training_js
  }

  /// The style of what is alive.
  static let style = PackageResources.live_css

  /// Four maps of 256 colours for the light page, then for the dark one: red, green and blue, each less the same of the
  /// colour before, from which it differs little.
  private static let colours: [UInt8] = {
    let bytes = [Theme.light, .dark]
      .flatMap { [$0.inkMap, $0.activationMap, $0.positiveMap, $0.negativeMap] }
      .flatMap(\.colors).flatMap { [$0.red, $0.green, $0.blue] }
    return zip(bytes, [0, 0, 0] + bytes).map { $0 &- $1 }
  }()

  /// The blocks of the page's data, by the names that JavaScript asks for.
  var blocks: [Block] {
    get throws {
      var networks: [[Float]] = []
      let described = subjects.map { subject in
        let network = subject.trace.network
        if !networks.contains(network.parameters) { networks.append(network.parameters) }
        return LiveFacts.DigitFacts(
          network: networks.firstIndex(of: network.parameters)!,
          activation: Activation.allCases.firstIndex(of: network.activation)!, source: subject.source,
          label: subject.label)
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let json = try encoder.encode(
        LiveFacts(
          subjects: described, moments: moments.map(\.facts), examples: examples?.facts ?? [],
          training: training?.facts))
      let packed: [(name: String, bytes: [UInt8])] =
        [
          ("module", training == nil ? PackageResources.lenet_wasm : PackageResources.training_wasm),
          ("colours", Self.colours),
          ("weights", Packed.planes(of: networks.flatMap(\.self))),
          ("moments", QuantisedMoment.differences(moments)),
          ("traces", Packed.planes(of: subjects.flatMap(\.trace.allValues))),
          ("examples", examples?.digits.pixels ?? []),
        ] + (training.map { [("training", $0.bytes)] } ?? [])
      return [
        // A name may hold what would end the script.
        Block(
          name: "facts", type: "application/json",
          text: String(decoding: json, as: UTF8.self).replacing("<", with: "\\u003C")),
        // Only a page that is alive needs it.
        Block(name: "style", type: "text/css", text: Self.style),
      ] + (try packed.concurrentMap { Block(name: $0.name, Packed($0.bytes)) })
        + (training == nil
          ? [] : [Block(name: "worker", type: "text/plain", text: PackageResources.training_worker_js)])
    }
  }

  /// Data in a page: a script that is none.
  struct Block: Sendable {
    let name, type, text: String

    init(name: String, type: String, text: String) {
      self.name = name
      self.type = type
      self.text = text
    }

    init(name: String, _ packed: Packed) {
      self.init(name: name, type: "application/octet-stream", text: packed.text)
    }
  }
}

extension Trace {
  /// Every stage's values before its activation and after it, in the order in which the core writes them.
  fileprivate var allValues: [Float] { Stage.allCases.flatMap { preActivations($0) + values($0) } }
}

/// A network while it learned, in steps of 1/127 of each stage's largest weight: a quarter of the bytes, and no
/// difference to the eye.
private struct QuantisedMoment {
  let steps: [UInt8]
  let facts: LiveFacts.Moment

  init(_ snapshot: Training.Snapshot) {
    var steps = [UInt8](repeating: 0, count: snapshot.parameters.count)
    var scales: [Float] = []
    for stage in Stage.allCases {
      let range = stage.weights.lowerBound..<stage.biases.upperBound
      let scale = snapshot.parameters[range].reduce(0) { max($0, abs($1)) } / 127
      scales.append(scale)
      guard scale > 0 else { continue }
      for index in range {
        steps[index] = UInt8(
          bitPattern: Int8(max(-127, min(127, (snapshot.parameters[index] / scale).rounded()))))
      }
    }
    self.steps = steps
    facts = LiveFacts.Moment(
      name: snapshot.step == 0 ? "untrained" : "step \(Numbers.grouped(snapshot.step))", scales: scales)
  }

  /// The steps of all moments, each less the one before, from which it differs little: that packs better.
  static func differences(_ moments: [QuantisedMoment]) -> [UInt8] {
    let before = [[UInt8](repeating: 0, count: Architecture.leNet5.parameterCount)] + moments.map(\.steps)
    return zip(moments, before).flatMap { moment, before in zip(moment.steps, before).map { $0 &- $1 } }
  }
}
