/// A convolution whose filters each see only some of the input's maps.
///
///     output[f, y, x] = bias[f] + Σ c ∈ connections[f], i, j  weight[f, c, i, j] · input[c, y + i, x + j]
///
/// After the paper, section II.B, layer C3: connections that differ keep filters from learning the same, and save
/// parameters. Kernels lie packed, filter after filter and map after map: `[pairs, kernelSize, kernelSize]`.
public struct SparseConvolution: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[filters, height − kernelSize + 1, width − kernelSize + 1]`.
  public let output: Shape
  /// The input maps that each filter sees, in ascending order.
  public let connections: [[Int]]
  /// Where the weights lie in the vector of parameters.
  public let weights: Range<Int>
  /// Where the biases lie: right behind the weights.
  public let biases: Range<Int>
  /// The convolution with every connection. Its parameters begin at 0.
  private let dense: Convolution

  /// - Precondition: the kernel fits the input, and each filter's maps are maps of the input in ascending order.
  public init(input: Shape, kernelSize: Int, connections: [[Int]], firstParameter: Int = 0) {
    require(
      kernelSize >= 1 && kernelSize <= min(input.height, input.width),
      "a kernel of \(kernelSize) × \(kernelSize) on maps of \(input)")
    for maps in connections {
      for (index, map) in maps.enumerated() {
        require(
          0..<input.channels ~= map && (index == 0 || maps[index - 1] < map),
          "a connection to map \(map) of an input of \(input), at place \(index) of its filter")
      }
    }
    self.input = input
    self.connections = connections
    dense = Convolution(input: input, filters: connections.count, kernelSize: kernelSize)
    output = dense.output
    let pairs = connections.reduce(0) { $0 + $1.count }
    weights = firstParameter..<firstParameter + pairs * kernelSize * kernelSize
    biases = weights.upperBound..<weights.upperBound + connections.count
  }

  /// Rows, and columns, of a kernel.
  public var kernelSize: Int { dense.kernelSize }

  /// Pairs of an input map and a filter that sees it.
  public var pairs: Int { connections.reduce(0) { $0 + $1.count } }

  /// `[pairs, kernelSize, kernelSize]`: the connections that exist, one after another.
  public var weightShape: [Int] { [pairs, kernelSize, kernelSize] }

  /// One for every existing weight and output pixel: connections that are left out cost nothing in this count, although
  /// their zeros are multiplied with.
  public var multiplyAdds: Int { output.area * weights.count }
}

// MARK: - Tables of connections

extension SparseConvolution {
  /// Which of the six S2 maps each of the sixteen filters of LeNet-5's C3 sees: 60 pairs (the paper's table I).
  public static let c3Connections = [
    [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
    [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
    [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
    [0, 1, 2, 3, 4, 5],
  ]

  /// Which of the four H2 maps each of the twelve filters of LeNet-1's H3 sees: 20 pairs.
  ///
  /// After Y. LeCun and others, "Handwritten digit recognition with a back-propagation network", Advances in Neural
  /// Information Processing Systems 2, 1990, table 1.
  public static let h3Connections = [
    [0], [0, 1], [0, 1], [1], [0, 1], [0, 1],
    [2], [2, 3], [2, 3], [3], [2, 3], [2, 3],
  ]
}

// MARK: - Forward

extension SparseConvolution {
  /// Computes the pre-activations of sixteen digits: `[channels, height, width]` lanes in, `[filters, height, width]`
  /// lanes out.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    withDense(parameters) { dense.forward(values, parameters: $0, into: result) }
  }

  /// Calls `body` with the parameters of the convolution with every connection: zeros where there is none.
  private func withDense(_ parameters: UnsafePointer<Float>, _ body: (UnsafePointer<Float>) -> Void) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: dense.sumCount) { laidOut in
      let laidOut = laidOut.baseAddress!
      laidOut.initialize(repeating: 0, count: dense.sumCount)
      forEachRun { packed, place, count in
        (laidOut + place).update(from: parameters + (weights.lowerBound + packed), count: count)
      }
      body(laidOut)
    }
  }

  /// Calls `body` for every kernel, and for the biases: where it lies among this layer's parameters, where among those
  /// of the convolution with every connection, and how long it is.
  @inline(__always)
  private func forEachRun(_ body: (_ packed: Int, _ place: Int, _ count: Int) -> Void) {
    let kernelArea = kernelSize * kernelSize
    var packed = 0
    for (filter, maps) in connections.enumerated() {
      for map in maps {
        body(packed, (filter * input.channels + map) * kernelArea, kernelArea)
        packed += kernelArea
      }
    }
    body(packed, dense.weights.count, biases.count)
  }
}

// MARK: - Backward

extension SparseConvolution {
  /// Computes the loss's gradient with respect to the layer's input.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    withDense(parameters) { dense.inputGradient(of: gradient, parameters: $0, into: result) }
  }

  /// One for every existing weight and bias.
  var sumCount: Int { weights.count + biases.count }

  /// Adds sixteen digits' gradient of the loss with respect to the existing weights and biases.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: dense.sumCount) { laidOut in
      let laidOut = laidOut.baseAddress!
      laidOut.initialize(repeating: .zero, count: dense.sumCount)
      forEachRun { packed, place, count in (laidOut + place).update(from: sums + packed, count: count) }
      dense.accumulateGradient(values: values, gradient: gradient, into: laidOut)
      forEachRun { packed, place, count in (sums + packed).update(from: laidOut + place, count: count) }
    }
  }
}
