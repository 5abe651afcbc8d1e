/// A layer whose every unit looks at every value before it.
///
///     output[u] = bias[u] + Σ k  weight[u, k] · input[k]
///
/// The layer holds shapes only. Its weights, `[units, inputs]`, and biases, `[units]`, lie in the network's
/// flat vector of parameters.
public struct Dense: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given; `[inputs, 1, 1]` behind another dense layer.
  public let input: Shape
  /// Values it computes with: all of the input's.
  public let inputs: Int
  /// How many values it computes.
  public let units: Int
  /// Where the weights lie in the vector of parameters.
  public let weights: Range<Int>
  /// Where the biases lie: right behind the weights.
  public let biases: Range<Int>

  /// A layer over `inputs` values, its weights beginning at `firstParameter` of the vector of parameters.
  public init(inputs: Int, units: Int, firstParameter: Int = 0) {
    self.init(input: Shape(inputs, 1, 1), units: units, firstParameter: firstParameter)
  }

  /// A layer over maps, whose values it takes as they lie: by channel, then row, then column.
  public init(input: Shape, units: Int, firstParameter: Int = 0) {
    self.input = input
    self.units = units
    inputs = input.count
    weights = firstParameter..<firstParameter + inputs * units
    biases = weights.upperBound..<weights.upperBound + units
  }

  /// `[units, 1, 1]`.
  public var output: Shape { Shape(units, 1, 1) }

  /// `[units, inputs]`, PyTorch's layout.
  public var weightShape: [Int] { [units, inputs] }

  /// One for every weight.
  public var multiplyAdds: Int { inputs * units }
}

// MARK: - Forward

extension Dense {
  /// Computes the pre-activations of sixteen digits: `[inputs]` lanes in, `[units]` lanes out.
  public func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    #if AVX512
    if units >= TwoTiles.width {
      return forward(values, parameters: parameters, into: result, by: TwoTiles.self)
    }
    #endif
    forward(values, parameters: parameters, into: result, by: Tile.self)
  }

  @inline(__always)
  private func forward<Sums: SumTile>(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>,
    by _: Sums.Type
  ) {
    let weights = parameters + weights.lowerBound
    let biases = parameters + biases.lowerBound
    forEachGroup(of: Sums.width, in: units) { unit, step in
      var sums = Sums(repeating: biases + unit, stride: step)
      let row = weights + unit * inputs
      for input in 0..<inputs { sums.add(row + input, stride: step * inputs, times: values[input]) }
      sums.store(to: result + unit, stride: step)
    }
  }
}

// MARK: - Backward

extension Dense {
  /// Computes the loss's gradient with respect to the layer's input:
  ///
  ///     inputGradient[k] = Σ u  weight[u, k] · gradient[u]
  public func inputGradient(
    of gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    #if AVX512
    if inputs >= TwoTiles.width {
      return inputGradient(of: gradient, parameters: parameters, into: result, by: TwoTiles.self)
    }
    #endif
    inputGradient(of: gradient, parameters: parameters, into: result, by: Tile.self)
  }

  @inline(__always)
  private func inputGradient<Sums: SumTile>(
    of gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>, by _: Sums.Type
  ) {
    forEachGroup(of: Sums.width, in: inputs) { input, step in
      var sums = Sums()
      var column = parameters + (weights.lowerBound + input)
      for unit in 0..<units {
        sums.add(column, stride: step, times: gradient[unit])
        column += inputs
      }
      sums.store(to: result + input, stride: step)
    }
  }

  /// Vectors of sixteen inputs that cover a row of weights.
  private var rowVectors: Int { (inputs + Lanes.scalarCount - 1) / Lanes.scalarCount }

  /// How many vectors ``dealIntoRows(_:rows:)`` writes.
  var rowCount: Int { Lanes.scalarCount * rowVectors }

  /// Turns sixteen digits' inputs into one row a digit: the digits leave their lanes, and sixteen neighbouring
  /// inputs take them. The last vector of a row is filled up with zeros.
  func dealIntoRows(_ values: UnsafePointer<Lanes>, rows: UnsafeMutablePointer<Lanes>) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Lanes.scalarCount) { sixteen in
      let sixteen = sixteen.baseAddress!
      for vector in 0..<rowVectors {
        let first = vector * Lanes.scalarCount
        for index in 0..<Lanes.scalarCount {
          sixteen[index] = first + index < inputs ? values[first + index] : .zero
        }
        Lanes.transpose(sixteen)
        for digit in 0..<Lanes.scalarCount { rows[digit * rowVectors + vector] = sixteen[digit] }
      }
    }
  }

  /// Computes the loss's gradient with respect to the weights and biases of some units, over a batch of digits:
  ///
  ///     weightGradient[u, k] = Σ digits  gradient[u] · input[k]
  ///
  /// - Parameters:
  ///   - rows: the inputs of every sixteen digits, as ``dealIntoRows(_:rows:)`` writes them.
  ///   - gradient: `[sixteens, units]` lanes: the loss's gradient with respect to the pre-activations.
  ///   - result: the flat gradient, of which the units' part is overwritten.
  func weightGradient(
    of units: Range<Int>, rows: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, sixteens: Int,
    into result: UnsafeMutablePointer<Float>
  ) {
    forEachGroup(of: PixelTile.pixels, in: rowVectors) { vector, neighbour in
      forEachGroup(of: Tile.width, in: units.count) { index, step in
        let unit = units.lowerBound + index
        var sums = PixelTile()
        for sixteen in 0..<sixteens {
          let row = rows + (sixteen * rowCount + vector)
          let factors = UnsafeRawPointer(gradient + (sixteen * self.units + unit))
            .assumingMemoryBound(to: Float.self)
          for digit in 0..<Lanes.scalarCount {
            sums.add(
              factors + digit, stride: step * Lanes.scalarCount, times: row + digit * rowVectors,
              neighbour: neighbour)
          }
        }
        write(
          sums, count: (Tile.width - 1) * step + 1,
          vectors: (vector, vector + (PixelTile.pixels - 1) * neighbour),
          to: result + (weights.lowerBound + unit * inputs))
      }
    }
    for unit in units {
      var sum = Lanes.zero
      for sixteen in 0..<sixteens { sum += gradient[sixteen * self.units + unit] }
      result[biases.lowerBound + unit] = sum.sum()
    }
  }

  /// Writes a tile's first `count` sums of two vectors of inputs, which may be one, into neighbouring rows of weights.
  @inline(__always)
  private func write(
    _ tile: PixelTile, count: Int, vectors: (Int, Int), to rows: UnsafeMutablePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: PixelTile.pixels * Tile.width) { sums in
      let sums = sums.baseAddress!
      tile.store(to: sums, stride: 1, neighbour: Tile.width)
      for row in 0..<count {
        write(sums[row], vector: vectors.0, to: rows + row * inputs)
        if vectors.1 != vectors.0 {
          write(sums[row + Tile.width], vector: vectors.1, to: rows + row * inputs)
        }
      }
    }
  }

  /// Writes a vector's lanes to its place in a row of weights; those beyond the row's end are not written.
  @inline(__always)
  private func write(_ sums: Lanes, vector: Int, to row: UnsafeMutablePointer<Float>) {
    let first = vector * Lanes.scalarCount
    if first + Lanes.scalarCount <= inputs {
      sums.store(to: row + first)
    } else {
      withUnsafeBytes(of: sums) { sums in
        UnsafeMutableRawPointer(row + first).copyMemory(
          from: sums.baseAddress!, byteCount: 4 * (inputs - first))
      }
    }
  }
}
