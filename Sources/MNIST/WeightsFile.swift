import LeNet

/// A network's weights with what is known of their making, as a safetensors file.
///
/// Tensors have PyTorch's layout and these names: `c1.weight`, `c1.bias`, and so on for `c3`, `c5`, `f6` and
/// `output`. The metadata has the network's `activation` (`relu`, `sigmoid` or `tanh`), without which weights
/// mean nothing, and whatever else the writer adds: recipe, seed, accuracy, the data's checksum.
public struct WeightsFile: Sendable {
  public var network: LeNet5
  /// Strings about the network's making. What it says of `activation` is not written: the network knows.
  public var metadata: [String: String]

  public init(_ network: LeNet5, metadata: [String: String] = [:]) {
    self.network = network
    self.metadata = metadata
  }

  /// Reads the file at `path`.
  ///
  /// - Throws: ``FileError`` if it cannot be read, is damaged or does not hold LeNet-5's finite weights.
  public init(path: String) throws {
    try self.init(Safetensors(File.read(path), from: path), from: path)
  }

  /// Writes the file whole or not at all.
  ///
  /// - Throws: ``FileError`` if `path` cannot be written.
  public func write(to path: String) throws {
    try File.write(safetensors.file, to: path)
  }
}

extension WeightsFile {
  /// The names, shapes and places in the vector of parameters of LeNet-5's tensors, in that vector's order.
  static let layout: [(name: String, shape: [Int], range: Range<Int>)] = Stage.learned.flatMap { stage in
    [
      ("\(stage).weight", stage.weightShape ?? [], stage.weights),
      ("\(stage).bias", [stage.biases.count], stage.biases),
    ]
  }

  /// The file's content.
  var safetensors: Safetensors {
    Safetensors(
      metadata: metadata.merging(["activation": network.activation.rawValue]) { $1 },
      tensors: Self.layout.map {
        Tensor($0.name, shape: $0.shape, values: Array(network.parameters[$0.range]))
      })
  }

  /// Reads the content of a file; its tensors may come in any order.
  ///
  /// - Throws: ``FileError``, naming `place`, if it does not hold LeNet-5's finite weights.
  init(_ content: Safetensors, from place: String) throws {
    let found = content.tensors.map { Self.signature($0.name, $0.shape) }
    let expected = Self.layout.map { Self.signature($0.name, $0.shape) }
    let surplus = found.filter { !expected.contains($0) }
    let missing = expected.filter { !found.contains($0) }
    guard surplus.isEmpty && missing.isEmpty else {
      throw FileError(
        place, found: surplus.isEmpty ? "tensors are missing" : "tensors \(Self.list(surplus))",
        expected: missing.isEmpty ? "none besides LeNet-5's" : Self.list(missing),
        remedy: "Is it a file of LeNet-5's weights?")
    }
    var parameters = [Float](repeating: 0, count: LeNet5.parameterCount)
    for (name, _, range) in Self.layout {
      let values = content.tensors.first { $0.name == name }!.values
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw FileError(
          "\(place), tensor \(name)", found: "\(values[index]) at index \(index)", expected: "finite weights",
          remedy: "Did training diverge? Try a lower learning rate.")
      }
      parameters.replaceSubrange(range, with: values)
    }
    guard let activation = content.metadata["activation"].flatMap(Activation.init) else {
      let names = Activation.allCases.map(\.rawValue).joined(separator: ", ")
      throw FileError(
        place,
        found: content.metadata["activation"].map { "activation \($0.debugDescription)" } ?? "no activation",
        expected: "one of \(names) as metadata",
        remedy: "Save the file with it, such as {\"activation\": \"relu\"}.")
    }
    self.init(LeNet5(parameters: parameters, activation: activation), metadata: content.metadata)
  }

  private static func signature(_ name: String, _ shape: [Int]) -> String {
    "\(name.debugDescription) \(shape)"
  }

  /// All of LeNet-5's tensors, but not all of a giant's.
  private static func list(_ signatures: [String]) -> String {
    let rest = signatures.count > 10 ? " and \(signatures.count - 10) more" : ""
    return signatures.prefix(10).joined(separator: ", ") + rest
  }
}
