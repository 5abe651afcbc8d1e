/// A layer whose every unit looks at every value before it.
///
///     output[u] = bias[u] + Σ k  weight[u, k] · input[k]
///
/// The layer holds shapes only. Its weights, `[units, inputs]`, and biases, `[units]`, lie in the network's
/// flat vector of parameters.
public struct Dense: Hashable, Sendable {
  public let inputs: Int
  public let units: Int
  /// Where the weights lie in the vector of parameters.
  public let weights: Range<Int>
  /// Where the biases lie: right behind the weights.
  public let biases: Range<Int>

  public init(inputs: Int, units: Int, firstParameter: Int = 0) {
    self.inputs = inputs
    self.units = units
    weights = firstParameter..<firstParameter + inputs * units
    biases = weights.upperBound..<weights.upperBound + units
  }

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
    let weights = parameters + weights.lowerBound
    let biases = parameters + biases.lowerBound
    forEachSix(of: units) { unit, step in
      var sums = Tile(repeating: biases + unit, stride: step)
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
    forEachSix(of: inputs) { input, step in
      var sums = Tile()
      var column = parameters + (weights.lowerBound + input)
      for unit in 0..<units {
        sums.add(column, stride: step, times: gradient[unit])
        column += inputs
      }
      sums.store(to: result + input, stride: step)
    }
  }

  /// Vectors of sixteen inputs that cover a row of weights.
  private var rowVectors: Int { (inputs + 15) / 16 }

  /// How many sums ``accumulateGradient(values:gradient:rows:into:)`` keeps: the rows of weights, sixteen
  /// inputs a vector, then one sum for every bias.
  var sumCount: Int { units * rowVectors + units }

  /// Vectors that `rows` needs: sixteen digits' inputs.
  var rowCount: Int { 16 * rowVectors }

  /// Adds sixteen digits' gradient of the loss with respect to the weights and biases:
  ///
  ///     weightGradient[u, k] += Σ digits  gradient[u] · input[k]
  ///
  /// The sum is over digits, so the digits leave their lanes: their inputs are turned into one row a digit,
  /// and sixteen neighbouring inputs take the lanes instead.
  ///
  /// - Parameter rows: room for the rows, ``rowCount`` vectors, overwritten.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, rows: UnsafeMutablePointer<Lanes>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    turnIntoRows(values, rows: rows)
    gradient.withMemoryRebound(to: Float.self, capacity: units * 16) { gradient in
      for vector in 0..<rowVectors {
        forEachSixOnce(of: units) { unit, step in
          let place = sums + (unit * rowVectors + vector)
          var tile = Tile(loading: place, stride: step * rowVectors)
          for digit in 0..<16 {
            tile.add(
              gradient + (unit * 16 + digit), stride: step * 16, times: rows[digit * rowVectors + vector])
          }
          tile.store(to: place, stride: step * rowVectors)
        }
      }
    }
    for unit in 0..<units { sums[units * rowVectors + unit] += gradient[unit] }
  }

  private func turnIntoRows(_ values: UnsafePointer<Lanes>, rows: UnsafeMutablePointer<Lanes>) {
    let width = rowVectors * 16
    values.withMemoryRebound(to: Float.self, capacity: inputs * 16) { values in
      rows.withMemoryRebound(to: Float.self, capacity: width * 16) { rows in
        for digit in 0..<16 {
          for input in 0..<inputs { rows[digit * width + input] = values[input * 16 + digit] }
          for input in inputs..<width { rows[digit * width + input] = 0 }
        }
      }
    }
  }

  /// Writes the layer's part of the flat gradient: rows without their margin, biases with lanes added up.
  func reduce(_ sums: UnsafePointer<Lanes>, into gradient: UnsafeMutablePointer<Float>) {
    let width = rowVectors * 16
    sums.withMemoryRebound(to: Float.self, capacity: units * width) { rows in
      for unit in 0..<units {
        let row = gradient + (weights.lowerBound + unit * inputs)
        for input in 0..<inputs { row[input] = rows[unit * width + input] }
      }
    }
    for unit in 0..<units { gradient[biases.lowerBound + unit] = sums[units * rowVectors + unit].sum() }
  }
}
