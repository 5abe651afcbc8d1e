import LeNet

/// Finds LeNet-5's weights among a file's tensors, whatever their names and whichever library laid them out.
///
/// The shapes of the five layers' weights and biases differ, so a shape tells the layer; only where several tensors
/// have one shape do names decide.
struct WeightsSearch {
  /// Every layer's weights and biases, in PyTorch's layout.
  private(set) var parameters = [Float](repeating: 0, count: Architecture.leNet5.parameterCount)
  /// How the convolutions' kernels are laid out.
  private(set) var layout = KernelLayout.pyTorch
  /// Whether C5's weights have the shape of a convolution, which says where each of them belongs.
  private var isConvolutional = false
  /// The tensors that are no part of the network: name and shape.
  private(set) var leftAside: [String] = []

  /// - Throws: ``FileError``, naming `place`, if a tensor is missing, there are two, or one has what is no number.
  init(_ content: NamedTensors, from place: String) throws {
    var missing: [String] = []
    var used: Set<String> = []
    for stage in Stage.learned {
      let weights = try Self.choice(
        content.tensors.filter { Self.order(of: $0.shape, as: stage) != nil }, place)
      let biases = try Self.choice(
        content.tensors.filter { $0.shape.filter { $0 != 1 } == [stage.biases.count] }, besides: weights,
        place)
      if let weights, let (order, kernels) = Self.order(of: weights.shape, as: stage) {
        if stage == .c3 { layout = kernels }
        isConvolutional = isConvolutional || stage == .c5 && weights.shape.count == 4
        try fill(stage.weights, with: weights.permuted(order), from: place)
        used.insert(weights.name)
      } else {
        missing.append("\("\(stage).weight".quoted) \(stage.weightShape ?? [])")
      }
      if let biases {
        try fill(stage.biases, with: biases, from: place)
        used.insert(biases.name)
      } else {
        missing.append("\("\(stage).bias".quoted) \([stage.biases.count])")
      }
    }
    let surplus = content.tensors.filter { !used.contains($0.name) }
    leftAside = surplus.map { "\($0.name.quoted) \($0.shape)" } + content.others
    guard missing.isEmpty else {
      throw FileError(
        place, found: leftAside.isEmpty ? "tensors are missing" : "tensors \(leftAside.listed())",
        expected: missing.listed(), remedy: Self.remedy(for: content, surplus: surplus))
    }
  }

  private static func remedy(for content: NamedTensors, surplus: [Tensor]) -> String {
    // C5's weights over 5 × 5 places.
    if surplus.contains(where: { Set($0.shape) == [120, 400] || Set($0.shape) == [120, 16, 5] }) {
      return "Its network takes 32 × 32 pixels or adds a margin; this one takes 28 × 28 without."
    }
    return content.others.isEmpty
      ? "Is it a file of LeNet-5's weights?" : "Convert its numbers to float32 before saving."
  }

  /// The parameters if C5's inputs come place by place, each with all maps, as Keras and MLX flatten S4; nil if there
  /// is no reason to think so.
  var parametersPlaceByPlace: [Float]? {
    guard layout != .pyTorch && !isConvolutional else { return nil }
    var parameters = parameters
    let range = Stage.c5.weights
    let weights = Tensor("c5", shape: [120, 4, 4, 16], values: Array(parameters[range]))
    parameters.replaceSubrange(range, with: weights.permuted([0, 3, 1, 2]).values)
    return parameters
  }

  /// The advice for weights that are no numbers.
  static let divergence = "Did training diverge? Try a lower learning rate."

  private mutating func fill(_ range: Range<Int>, with tensor: Tensor, from place: String) throws {
    if let index = tensor.values.firstIndex(where: { !$0.isFinite }) {
      throw FileError(
        "\(place), tensor \(tensor.name.quoted)", found: "\(tensor.values[index]) at index \(index)",
        expected: "finite weights", remedy: Self.divergence)
    }
    parameters.replaceSubrange(range, with: tensor.values)
  }
}

// MARK: - Shapes

/// In which order libraries have the axes of a convolution's kernels.
enum KernelLayout: CaseIterable {
  case pyTorch, keras, mlx

  var name: String {
    switch self {
    case .pyTorch: "PyTorch's"
    case .keras: "Keras's"
    case .mlx: "MLX's"
    }
  }

  /// Where output, input, row and column stand.
  fileprivate var order: [Int] {
    switch self {
    case .pyTorch: [0, 1, 2, 3]
    case .keras: [3, 2, 0, 1]
    case .mlx: [0, 3, 1, 2]
    }
  }
}

extension WeightsSearch {
  /// In which order a tensor's axes become those of a layer's weights in PyTorch's layout; nil if the shape is
  /// another.
  private static func order(of shape: [Int], as stage: Stage) -> (order: [Int], kernels: KernelLayout)? {
    let wanted = stage.weightShape ?? []
    // C5 may also be the convolution that the paper has, over the whole of S4's maps.
    let kernelShape = stage == .c5 ? [120, 16, 4, 4] : wanted
    if kernelShape.count == 4, shape.count == 4 {
      return KernelLayout.allCases.first { layout in layout.order.map { shape[$0] } == kernelShape }
        .map { ($0.order, $0) }
    }
    if shape == wanted { return ([0, 1], .pyTorch) }
    return shape == wanted.reversed() ? ([1, 0], .keras) : nil
  }
}

extension Tensor {
  /// The tensor with its axes in another order: the new first one is the old one of the number `order[0]`.
  fileprivate func permuted(_ order: [Int]) -> Tensor {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    let newShape = order.map { shape[$0] }
    // Offsets of all places: those along the first axis, each with those along the second, and so on.
    var offsets = [0]
    for axis in order {
      offsets = offsets.flatMap { offset in (0..<shape[axis]).map { offset + $0 * strides[axis] } }
    }
    return Tensor(name, shape: newShape, values: offsets.map { values[$0] })
  }
}

// MARK: - Names

extension WeightsSearch {
  /// The names that layers usually have.
  private static let usualStems: Set<Substring> = [
    "c1", "c3", "c5", "f6", "output", "conv1", "conv2", "conv3", "fc1", "fc2", "fc3",
  ]

  /// The one tensor among those of one shape; none where there is none.
  ///
  /// - Parameter weights: the layer's weights, if biases are sought: they go by the same name.
  private static func choice(_ tensors: [Tensor], besides weights: Tensor? = nil, _ place: String) throws
    -> Tensor?
  {
    guard tensors.count > 1 else { return tensors.first }
    func only(_ isMeant: (Tensor) -> Bool) -> Tensor? {
      let meant = tensors.filter(isMeant)
      return meant.count == 1 ? meant[0] : nil
    }
    if let weights, let bias = only({ stem($0) == stem(weights) }) { return bias }
    if let usual = only({ usualStems.contains(stem($0)) }) { return usual }
    if let usual = only({ usualStems.contains(stem($0).split(separator: ".").last ?? "") }) { return usual }
    throw FileError(
      place, found: "tensors \(tensors.map { "\($0.name.quoted) \($0.shape)" }.listed())",
      expected: "one of this shape, for LeNet-5 has one",
      remedy: "Save one network to a file, and nothing else.")
  }

  /// What a layer's weights and biases have in common: `model.conv1` of `model.conv1.weight` and `Model/Conv1/bias:0`.
  private static func stem(_ tensor: Tensor) -> Substring {
    let words = tensor.name.split(whereSeparator: { "./_".contains($0) })
    return Substring(words.dropLast().joined(separator: ".").lowercased())
  }
}
