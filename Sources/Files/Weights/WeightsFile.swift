import LeNet

/// A network's weights with what is known of their making, written as a safetensors file.
///
/// Tensors have PyTorch's layout and these names: `c1.weight`, `c1.bias`, and so on for `c3`, `c5`, `f6` and
/// `output`. The metadata has the network's `activation` (`relu`, `sigmoid` or `tanh`) and whatever else the writer
/// adds: recipe, seed, accuracy, the data's checksum.
///
/// Files of others are read too, also NumPy's archives (``NPZ``), with other names and in other layouts
/// (`WeightsSearch`), and with `input_mean` and `input_std` in the metadata where the network learned from standardised
/// pixels.
public struct WeightsFile: Sendable {
  /// The network with its weights, whatever layout the file had.
  public var network: Network
  /// Strings about the network's making. What it says of `activation` is not written: the network knows.
  public var metadata: [String: String]
  /// What reading found out by itself or ignored, a sentence each.
  public private(set) var remarks: [String] = []
  /// Whether neither the reader nor the file named the activation, so that ReLU is assumed.
  public private(set) var isActivationAssumed = false

  /// - Precondition: S2 and S4 take means. A file does not say so.
  public init(_ network: Network, metadata: [String: String] = [:]) {
    precondition(network.subsampling == .mean, "weights files are of networks whose S2 and S4 take means")
    self.network = network
    self.metadata = metadata
  }

  /// Reads the file at `path`.
  ///
  /// - Parameters:
  ///   - path: the file, as the user named it.
  ///   - activation: the network's, whatever the file says.
  ///   - standardisation: that of the pixels it learned from, whatever the file says.
  ///   - digits: some that the network reads, as the other initialiser takes them.
  /// - Throws: ``FileError`` if it cannot be read, is damaged or does not hold LeNet-5's finite weights.
  public init(
    path: String, activation: ForeignActivation? = nil, standardisation: PixelStandardisation? = nil,
    digits: @autoclosure () -> LabelledDigits? = nil
  ) throws {
    try self.init(
      NamedTensors(File.read(path), from: path), from: path, activation: activation,
      standardisation: standardisation, digits: digits())
  }

  /// Writes the file whole or not at all.
  ///
  /// - Throws: ``FileError`` if `path` cannot be written.
  public func write(to path: String) throws {
    try File.write(safetensors.file, to: path)
  }
}

extension WeightsFile {
  /// What the recipe is called, where the metadata says so.
  public var recipe: String? { metadata["recipe"]?.printable }

  /// The seed, where the metadata names it.
  public var seed: String? { metadata["seed"]?.printable }

  /// On the test digits, 0…1, where the metadata has it.
  public var testAccuracy: Double? {
    metadata["test_accuracy"].flatMap(Double.init).flatMap { (0...1).contains($0) ? $0 : nil }
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
      tensors: network.tensors)
  }

  /// Reads the content of a file; its tensors may come in any order.
  ///
  /// - Parameters:
  ///   - content: what the file holds.
  ///   - place: the file, as errors name it.
  ///   - activation: the network's, whatever the file says.
  ///   - standardisation: that of the pixels it learned from, whatever the file says.
  ///   - digits: some that the network reads, asked for only where shapes do not say in which order S4's values
  ///     come into C5; without them, they are taken to come place by place.
  /// - Throws: ``FileError``, naming `place`, if it does not hold LeNet-5's finite weights.
  public init(
    _ content: NamedTensors, from place: String, activation: ForeignActivation? = nil,
    standardisation: PixelStandardisation? = nil, digits: @autoclosure () -> LabelledDigits? = nil
  ) throws {
    let search = try WeightsSearch(content, from: place)
    let metadata = Self.withUsualKeys(content.metadata)
    let named = try Self.activation(in: metadata, from: place, unlessGiven: activation)
    let pixels = try standardisation ?? Self.standardisation(in: metadata, from: place)
    func network(_ parameters: [Float]) -> Network {
      let network = (activation ?? named ?? .relu).network(parameters)
      return pixels.map(network.withoutStandardising) ?? network
    }
    self.init(network(search.parameters), metadata: metadata)
    // Finite weights can be so large that what is done to them is not.
    guard self.network.parameters.allSatisfy(\.isFinite) else {
      let (change, remedy) =
        pixels == nil
        ? ("scaled to the paper's tanh", WeightsSearch.divergence)
        : ("the standardisation is undone", "Check input_mean and input_std, or --standardised.")
      throw FileError(
        place, found: "weights that are no numbers once \(change)", expected: "finite weights",
        remedy: remedy)
    }
    // Weights that are written have it in them.
    self.metadata["input_mean"] = nil
    self.metadata["input_std"] = nil
    if search.layout != .pyTorch {
      var order = ""
      if let byPlace = search.parametersPlaceByPlace.map(network) {
        let isByMap = digits().map { Self.reads($0, self.network, farBetterThan: byPlace) } ?? false
        if !isByMap { self.network = byPlace }
        order = isByMap ? ", with C5's inputs map by map" : ", with C5's inputs place by place"
      }
      remarks.append("\(place): read in \(search.layout.name) layout, by its shapes\(order).")
    }
    isActivationAssumed = activation == nil && named == nil
    if !search.leftAside.isEmpty {
      remarks.append("\(place): ignored, as no part of LeNet-5: \(search.leftAside.listed()).")
    }
  }

  /// Whether one network beyond doubt reads the digits and the other does not.
  private static func reads(
    _ digits: LabelledDigits, _ network: Network, farBetterThan other: Network
  ) -> Bool {
    network.predictions(for: digits).accuracy > other.predictions(for: digits).accuracy + 0.25
  }

  /// Metadata with the keys that reading looks up in lower case, whatever case the file has them in; one that is in
  /// lower case already counts before another.
  private static func withUsualKeys(_ metadata: [String: String]) -> [String: String] {
    let usual = ["activation", "input_mean", "input_std"]
    var result = metadata
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) where !usual.contains(key) {
      guard usual.contains(key.lowercased()) else { continue }
      result[key] = nil
      result[key.lowercased()] = result[key.lowercased()] ?? value
    }
    return result
  }

  private static func activation(
    in metadata: [String: String], from place: String, unlessGiven given: ForeignActivation?
  ) throws -> ForeignActivation? {
    guard given == nil, let name = metadata["activation"] else { return nil }
    guard let activation = ForeignActivation(rawValue: name.lowercased()) else {
      let names = ForeignActivation.allCases.map(\.rawValue).joined(separator: ", ")
      throw FileError(
        place, found: "activation \(name.quoted)", expected: "one of \(names)",
        remedy: "Save the file with one of them as metadata, or give --activation.")
    }
    return activation
  }

  private static func standardisation(
    in metadata: [String: String], from place: String
  ) throws -> PixelStandardisation? {
    let (mean, deviation) = (metadata["input_mean"], metadata["input_std"])
    guard mean != nil || deviation != nil else { return nil }
    guard let mean = Double(mean ?? "0"), let deviation = Double(deviation ?? "1"),
      let standardisation = PixelStandardisation(mean: mean, deviation: deviation)
    else {
      throw FileError(
        place, found: "input_mean \((mean ?? "0").quoted) and input_std \((deviation ?? "1").quoted)",
        expected: "two numbers, the second not 0",
        remedy: "Save the file with those that pixels were standardised by.")
    }
    return standardisation
  }
}
