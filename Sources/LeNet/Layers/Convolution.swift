/// A layer whose units look at a small window of the maps before it, all units of a map with the same weights.
///
/// For filter f at row y, column x:
///
///     output[f, y, x] = bias[f] + Σ c, i, j  weight[f, c, i, j] · input[c, y + i, x + j]
///
/// That is a cross-correlation: the kernel is not rotated. No padding ("valid"), stride 1.
///
/// The layer holds shapes only. Its weights, `[filters, channels, kernelSize, kernelSize]`, and biases,
/// `[filters]`, lie in the network's flat vector of parameters.
public struct Convolution: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[filters, height − kernelSize + 1, width − kernelSize + 1]`.
  public let output: Shape
  /// Rows, and columns, of a kernel.
  public let kernelSize: Int
  /// Where the weights lie in the vector of parameters.
  public let weights: Range<Int>
  /// Where the biases lie: right behind the weights.
  public let biases: Range<Int>

  /// - Precondition: the kernel fits the input.
  public init(input: Shape, filters: Int, kernelSize: Int, firstParameter: Int = 0) {
    precondition(
      kernelSize >= 1 && kernelSize <= min(input.height, input.width),
      "a kernel larger than the maps it slides over")
    self.input = input
    self.kernelSize = kernelSize
    output = Shape(filters, input.height - kernelSize + 1, input.width - kernelSize + 1)
    let weightCount = filters * input.channels * kernelSize * kernelSize
    weights = firstParameter..<firstParameter + weightCount
    biases = weights.upperBound..<weights.upperBound + filters
  }

  /// `[filters, channels, kernelSize, kernelSize]`, PyTorch's layout.
  public var weightShape: [Int] { [output.channels, input.channels, kernelSize, kernelSize] }

  /// Weights of one filter: channels × kernelSize².
  public var taps: Int { input.channels * kernelSize * kernelSize }

  /// One for every weight of every output pixel.
  public var multiplyAdds: Int { output.count * taps }
}

// MARK: - Forward

extension Convolution {
  /// Computes the pre-activations of sixteen digits.
  ///
  /// - Parameters:
  ///   - values: `[channels, height, width]` lanes of the stage before.
  ///   - parameters: the network's vector of parameters.
  ///   - result: `[filters, height, width]` lanes, overwritten.
  public func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    forward(values, parameters: parameters, every: 1, into: result, output: output)
  }

  /// Computes every `stride`-th window in both directions, the first one included.
  ///
  /// - Parameter output: the shape of the result, whose windows all lie within the input.
  @inline(__always)
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, every stride: Int,
    into result: UnsafeMutablePointer<Lanes>, output: Shape
  ) {
    #if AVX512
    if output.channels.isMultiple(of: EightFilters.filters) {
      return forward(
        values, parameters: parameters, every: stride, into: result, output: output, by: EightFilters.self)
    }
    #endif
    forward(values, parameters: parameters, every: stride, into: result, output: output, by: PixelTile.self)
  }

  @inline(__always)
  private func forward<Sums: FilterTile>(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, every stride: Int,
    into result: UnsafeMutablePointer<Lanes>, output: Shape, by _: Sums.Type
  ) {
    let weights = parameters + weights.lowerBound
    let biases = parameters + biases.lowerBound
    for y in 0..<output.height {
      forEachGroup(of: Sums.filters, in: output.channels) { filter, step in
        forEachGroup(of: Sums.pixels, in: output.width) { x, neighbour in
          var sums = Sums(repeating: biases + filter, stride: step)
          var tap = weights + filter * taps
          for channel in 0..<input.channels {
            for i in 0..<kernelSize {
              var pixel = values + ((channel * input.height + stride * y + i) * input.width + stride * x)
              for _ in 0..<kernelSize {
                sums.add(tap, stride: step * taps, times: pixel, neighbour: stride * neighbour)
                tap += 1
                pixel += 1
              }
            }
          }
          sums.store(
            to: result + ((filter * output.height + y) * output.width + x), stride: step * output.area,
            neighbour: neighbour)
        }
      }
    }
  }
}

// MARK: - Backward

extension Convolution {
  /// Computes the loss's gradient with respect to the layer's input:
  ///
  ///     inputGradient[c, y, x] = Σ f, i, j  weight[f, c, i, j] · gradient[f, y − i, x − j]
  ///
  /// over the taps that exist; there is no padding to multiply with.
  ///
  /// - Parameters:
  ///   - gradient: `[filters, height, width]` lanes: the loss's gradient with respect to the layer's sums.
  ///   - parameters: the network's vector of parameters.
  ///   - margin: how many of the outermost rows and columns are left out of the result.
  ///   - result: `[channels, height, width]` lanes without the margin, overwritten.
  public func inputGradient(
    of gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, margin: Int = 0,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    let area = (input.height - 2 * margin) * (input.width - 2 * margin)
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: output.count) { deltas in
      let deltas = deltas.baseAddress!
      for pixel in 0..<output.area {
        for filter in 0..<output.channels {
          deltas[pixel * output.channels + filter] = gradient[filter * output.area + pixel]
        }
      }
      withUnsafeTemporaryAllocation(of: Float.self, capacity: Tile.width * weights.count / input.channels) {
        kernels in
        let kernels = kernels.baseAddress!
        forEachGroup(of: Tile.width, in: input.channels) { channel, step in
          layOutKernels(parameters, channel: channel, step: step, into: kernels)
          inputGradient(
            of: deltas, kernels: kernels, margin: margin, into: result + channel * area, stride: step * area)
        }
      }
    }
  }

  /// Lays out the kernels of a tile’s channels in the order in which they are needed, so that they are read from one
  /// end to the other: `[kernelSize, kernelSize, filters, 6]`, with columns from the right.
  private func layOutKernels(
    _ parameters: UnsafePointer<Float>, channel: Int, step: Int, into kernels: UnsafeMutablePointer<Float>
  ) {
    let kernelArea = kernelSize * kernelSize
    var next = kernels
    for i in 0..<kernelSize {
      for j in (0..<kernelSize).reversed() {
        var tap = parameters + (weights.lowerBound + channel * kernelArea + i * kernelSize + j)
        for _ in 0..<output.channels {
          for neighbour in 0..<Tile.width { next[neighbour] = tap[neighbour * step * kernelArea] }
          tap += taps
          next += Tile.width
        }
      }
    }
  }

  /// Computes six channels of the input's gradient.
  ///
  /// - Parameter deltas: the output's gradient as `[height, width, filters]`. What one tap needs of all filters
  ///   lies side by side; maps one after another would evict each other from the first-level cache.
  private func inputGradient(
    of deltas: UnsafePointer<Lanes>, kernels: UnsafePointer<Float>, margin: Int,
    into result: UnsafeMutablePointer<Lanes>, stride: Int
  ) {
    let filters = output.channels
    let (height, width) = (input.height - 2 * margin, input.width - 2 * margin)
    forEachGroup(of: PixelTile.pixels, in: height) { row, step in
      let y = margin + row
      let neighbour = (PixelTile.pixels - 1) * step
      let rows = tapRows(at: y)
      let neighbourRows = tapRows(at: y + neighbour)
      let nextDelta = neighbour * filters * output.width
      for x in margin..<margin + width {
        let columns = max(0, x - output.width + 1)...min(kernelSize - 1, x)
        let count = filters * columns.count
        var sums = PixelTile()
        func delta(_ i: Int) -> UnsafePointer<Lanes> {
          deltas + filters * ((y - i) * output.width + x - columns.upperBound)
        }
        func tap(_ i: Int) -> UnsafePointer<Float> {
          kernels + Tile.width * filters * ((i + 1) * kernelSize - 1 - columns.upperBound)
        }
        for i in rows.lowerBound..<neighbourRows.lowerBound {
          sums.addToFirst(tap(i), times: delta(i), count: count)
        }
        for i in neighbourRows.lowerBound..<rows.upperBound {
          sums.add(tap(i), times: delta(i), neighbour: nextDelta, count: count)
        }
        for i in rows.upperBound..<neighbourRows.upperBound {
          sums.addToLast(tap(i), times: delta(i) + nextDelta, count: count)
        }
        sums.store(
          to: result + (row * width + x - margin), stride: stride, neighbour: neighbour * width)
      }
    }
  }

  /// The rows of a kernel that meet the output when its last column or row is laid on one of the input's.
  private func tapRows(at y: Int) -> Range<Int> { max(0, y - output.height + 1)..<min(kernelSize, y + 1) }
}
