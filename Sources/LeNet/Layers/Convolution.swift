/// A layer whose units look at a small window of the maps before it, all units of a map with the same weights.
///
/// For filter f at row y, column x:
///
///     output[f, y, x] = bias[f] + Σ c, i, j  weight[f, c, i, j] · input[c, y + i, x + j]
///
/// That is a cross-correlation: the kernel is not turned round. No padding ("valid"), stride 1.
///
/// The layer holds shapes only. Its weights, `[filters, channels, kernelSize, kernelSize]`, and biases,
/// `[filters]`, lie in the network's flat vector of parameters.
public struct Convolution: Hashable, Sendable {
  public let input: Shape
  public let output: Shape
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
  ///   - result: `[filters, height, width]` lanes, overwritten.
  public func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    let weights = parameters + weights.lowerBound
    let biases = parameters + biases.lowerBound
    for y in 0..<output.height {
      forEachSix(of: output.channels) { filter, step in
        for x in 0..<output.width {
          var sums = Tile(repeating: biases + filter, stride: step)
          var tap = weights + filter * taps
          for channel in 0..<input.channels {
            for i in 0..<kernelSize {
              var pixel = values + ((channel * input.height + y + i) * input.width + x)
              for _ in 0..<kernelSize {
                sums.add(tap, stride: step * taps, times: pixel.pointee)
                tap += 1
                pixel += 1
              }
            }
          }
          sums.store(
            to: result + ((filter * output.height + y) * output.width + x), stride: step * output.area)
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
  public func inputGradient(
    of gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    let kernelArea = kernelSize * kernelSize
    for y in 0..<input.height {
      let rows = max(0, y - output.height + 1)...min(kernelSize - 1, y)
      for x in 0..<input.width {
        let columns = max(0, x - output.width + 1)...min(kernelSize - 1, x)
        forEachSix(of: input.channels) { channel, step in
          var sums = Tile()
          for i in rows {
            for j in columns {
              var tap = parameters + (weights.lowerBound + channel * kernelArea + i * kernelSize + j)
              var delta = gradient + ((y - i) * output.width + x - j)
              for _ in 0..<output.channels {
                sums.add(tap, stride: step * kernelArea, times: delta.pointee)
                tap += taps
                delta += output.area
              }
            }
          }
          sums.store(
            to: result + ((channel * input.height + y) * input.width + x), stride: step * input.area)
        }
      }
    }
  }

  /// How many sums ``accumulateGradient(values:gradient:into:)`` keeps: one for every weight and bias.
  var sumCount: Int { weights.count + biases.count }

  /// Adds sixteen digits' gradient of the loss with respect to the weights and biases:
  ///
  ///     weightGradient[f, c, i, j] += Σ y, x  gradient[f, y, x] · input[c, y + i, x + j]
  ///
  /// The sums stay per lane through the whole batch; ``reduce(_:into:)`` adds the lanes up once.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, into sums: UnsafeMutablePointer<Lanes>
  ) {
    for filter in 0..<output.channels {
      let delta = gradient + filter * output.area
      for channel in 0..<input.channels {
        let map = values + channel * input.area
        for rows in bandsOfRows {
          for i in 0..<kernelSize {
            let taps = sums + ((filter * input.channels + channel) * kernelSize + i) * kernelSize
            accumulateKernelRow(delta: delta, map: map + i * input.width, rows: rows, into: taps)
          }
        }
      }
      for pixel in 0..<output.area { sums[weights.count + filter] += delta[pixel] }
    }
  }

  /// Bands of about a hundred pixels: what the taps of a kernel read again and again stays in the first-level
  /// cache.
  private var bandsOfRows: some Sequence<Range<Int>> {
    let height = max(1, 96 / output.width)
    return stride(from: 0, to: output.height, by: height).lazy.map { first in
      first..<min(first + height, output.height)
    }
  }

  /// Adds to the sums of one row of taps, five at a time.
  @inline(__always)
  private func accumulateKernelRow(
    delta: UnsafePointer<Lanes>, map: UnsafePointer<Lanes>, rows: Range<Int>,
    into taps: UnsafeMutablePointer<Lanes>
  ) {
    let whole = kernelSize - kernelSize % FiveTaps.count
    for first in stride(from: 0, to: whole, by: FiveTaps.count) {
      var sums = FiveTaps(loading: taps + first)
      for y in rows {
        var pixel = map + (y * input.width + first)
        var factor = delta + y * output.width
        for _ in 0..<output.width {
          sums.add(factor.pointee, times: pixel)
          pixel += 1
          factor += 1
        }
      }
      sums.store(to: taps + first)
    }
    for tap in whole..<kernelSize {
      for y in rows {
        for x in 0..<output.width {
          taps[tap].accumulate(delta[y * output.width + x], map[y * input.width + x + tap])
        }
      }
    }
  }

  /// Writes the layer's part of the flat gradient: the sums with their lanes added up.
  func reduce(_ sums: UnsafePointer<Lanes>, into gradient: UnsafeMutablePointer<Float>) {
    let first = gradient + weights.lowerBound
    for index in 0..<sumCount { first[index] = sums[index].sum() }
  }
}

/// Running sums of five neighbouring taps: a row of LeNet's kernels.
private struct FiveTaps {
  static let count = 5
  var a: Lanes
  var b: Lanes
  var c: Lanes
  var d: Lanes
  var e: Lanes

  @inline(__always)
  init(loading sums: UnsafePointer<Lanes>) {
    a = sums[0]
    b = sums[1]
    c = sums[2]
    d = sums[3]
    e = sums[4]
  }

  /// Adds to each tap's sum the one factor times the tap's own pixel.
  @inline(__always)
  mutating func add(_ factor: Lanes, times pixels: UnsafePointer<Lanes>) {
    a.accumulate(factor, pixels[0])
    b.accumulate(factor, pixels[1])
    c.accumulate(factor, pixels[2])
    d.accumulate(factor, pixels[3])
    e.accumulate(factor, pixels[4])
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<Lanes>) {
    sums[0] = a
    sums[1] = b
    sums[2] = c
    sums[3] = d
    sums[4] = e
  }
}
