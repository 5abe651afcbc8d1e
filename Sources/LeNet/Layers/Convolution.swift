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
      forEachGroup(of: 6, in: output.channels) { filter, step in
        forEachGroup(of: PixelTile.pixels, in: output.width) { x, neighbour in
          var sums = PixelTile(repeating: biases + filter, stride: step)
          var tap = weights + filter * taps
          for channel in 0..<input.channels {
            for i in 0..<kernelSize {
              var pixel = values + ((channel * input.height + y + i) * input.width + x)
              for _ in 0..<kernelSize {
                sums.add(tap, stride: step * taps, times: pixel, neighbour: neighbour)
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
  public func inputGradient(
    of gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: output.count) { deltas in
      let deltas = deltas.baseAddress!
      for filter in 0..<output.channels {
        for pixel in 0..<output.area {
          deltas[pixel * output.channels + filter] = gradient[filter * output.area + pixel]
        }
      }
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 6 * weights.count / input.channels) { kernels in
        let kernels = kernels.baseAddress!
        forEachGroup(of: 6, in: input.channels) { channel, step in
          layOutKernels(parameters, channel: channel, step: step, into: kernels)
          inputGradient(
            of: deltas, kernels: kernels, into: result + channel * input.area, stride: step * input.area)
        }
      }
    }
  }

  /// Lays out the kernels of six channels in the order in which they are needed, so that they are read from one
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
          for neighbour in 0..<6 { next[neighbour] = tap[neighbour * step * kernelArea] }
          tap += taps
          next += 6
        }
      }
    }
  }

  /// Computes six channels of the input's gradient.
  ///
  /// - Parameter deltas: the output's gradient as `[height, width, filters]`. What one tap needs of all filters
  ///   lies side by side; maps one after another would evict each other from the first-level cache.
  private func inputGradient(
    of deltas: UnsafePointer<Lanes>, kernels: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>,
    stride: Int
  ) {
    let filters = output.channels
    for y in 0..<input.height {
      let rows = max(0, y - output.height + 1)...min(kernelSize - 1, y)
      for x in 0..<input.width {
        let columns = max(0, x - output.width + 1)...min(kernelSize - 1, x)
        var sums = Tile()
        for i in rows {
          var delta = deltas + filters * ((y - i) * output.width + x - columns.upperBound)
          var tap = kernels + 6 * filters * ((i + 1) * kernelSize - 1 - columns.upperBound)
          for _ in 0..<filters * columns.count {
            sums.add(tap, stride: 1, times: delta.pointee)
            delta += 1
            tap += 6
          }
        }
        sums.store(to: result + (y * input.width + x), stride: stride)
      }
    }
  }

  /// How many sums ``accumulateGradient(values:gradient:into:)`` keeps: one for every weight and bias.
  var sumCount: Int { weights.count + biases.count }

  /// Adds sixteen digits' gradient of the loss with respect to the weights and biases:
  ///
  ///     weightGradient[f, c, i, j] += Σ y, x  gradient[f, y, x] · input[c, y + i, x + j]
  ///
  /// The sums stay per lane through the whole batch; ``ConvolutionSums/reduce(into:)`` adds the lanes up once.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, into sums: UnsafeMutablePointer<Lanes>
  ) {
    let halves = 2 * output.area
    sums.withMemoryRebound(to: HalfLanes.self, capacity: 2 * sumCount) { sums in
      values.withMemoryRebound(to: HalfLanes.self, capacity: 2 * input.count) { values in
        gradient.withMemoryRebound(to: HalfLanes.self, capacity: 2 * output.count) { gradient in
          for filter in stride(from: 0, to: output.channels, by: 2) {
            // Of an odd number of filters, the last is its own neighbour: computed twice, stored twice.
            let step = min(1, output.channels - 1 - filter)
            for rows in bandsOfRows {
              for channel in 0..<input.channels {
                for i in 0..<kernelSize {
                  let taps = sums + 2 * (((filter * input.channels + channel) * kernelSize + i) * kernelSize)
                  let map = values + 2 * (channel * input.area + i * input.width)
                  for half in 0..<2 {
                    accumulateKernelRow(
                      delta: gradient + (filter * halves + half), deltaStride: step * halves, map: map + half,
                      rows: rows, into: taps + half, tapStride: 2 * step * self.taps)
                  }
                }
              }
            }
          }
        }
      }
    }
    for filter in 0..<output.channels {
      let delta = gradient + filter * output.area
      var sum = sums[weights.count + filter]
      for pixel in 0..<output.area { sum += delta[pixel] }
      sums[weights.count + filter] = sum
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

  /// Adds to the sums of one row of taps of two filters, five taps at a time.
  @inline(__always)
  private func accumulateKernelRow(
    delta: UnsafePointer<HalfLanes>, deltaStride: Int, map: UnsafePointer<HalfLanes>, rows: Range<Int>,
    into taps: UnsafeMutablePointer<HalfLanes>, tapStride: Int
  ) {
    let whole = kernelSize - kernelSize % FiveTaps.count
    for first in stride(from: 0, to: whole, by: FiveTaps.count) {
      var sums = FiveTaps(loading: taps + 2 * first, stride: tapStride)
      for y in rows {
        var pixel = map + 2 * (y * input.width + first)
        var factor = delta + 2 * y * output.width
        for _ in 0..<output.width {
          sums.add(factor.pointee, factor[deltaStride], times: pixel)
          pixel += 2
          factor += 2
        }
      }
      sums.store(to: taps + 2 * first, stride: tapStride)
    }
    for tap in whole..<kernelSize {
      for filter in 0..<(tapStride == 0 ? 1 : 2) {
        for y in rows {
          for x in 0..<output.width {
            taps[2 * tap + filter * tapStride].accumulate(
              delta[2 * (y * output.width + x) + filter * deltaStride], map[2 * (y * input.width + x + tap)])
          }
        }
      }
    }
  }
}

/// Eight of the sixteen digits.
private typealias HalfLanes = SIMD8<Float>

/// Running sums of five neighbouring taps, a row of LeNet's kernels, of two filters.
///
/// Only for eight digits at a time: ten sums of them, and what they are made from, are what AVX2's sixteen
/// registers hold, and seven loads then feed ten multiply–adds.
private struct FiveTaps {
  static let count = 5
  private var a: HalfLanes
  private var b: HalfLanes
  private var c: HalfLanes
  private var d: HalfLanes
  private var e: HalfLanes
  private var f: HalfLanes
  private var g: HalfLanes
  private var h: HalfLanes
  private var i: HalfLanes
  private var j: HalfLanes

  @inline(__always)
  init(loading sums: UnsafePointer<HalfLanes>, stride: Int) {
    a = sums[0]
    b = sums[2]
    c = sums[4]
    d = sums[6]
    e = sums[8]
    f = sums[stride]
    g = sums[stride + 2]
    h = sums[stride + 4]
    i = sums[stride + 6]
    j = sums[stride + 8]
  }

  /// Adds to each filter's taps the filter's factor times the tap's own pixel.
  @inline(__always)
  mutating func add(_ first: HalfLanes, _ second: HalfLanes, times pixels: UnsafePointer<HalfLanes>) {
    a.accumulate(first, pixels[0])
    f.accumulate(second, pixels[0])
    b.accumulate(first, pixels[2])
    g.accumulate(second, pixels[2])
    c.accumulate(first, pixels[4])
    h.accumulate(second, pixels[4])
    d.accumulate(first, pixels[6])
    i.accumulate(second, pixels[6])
    e.accumulate(first, pixels[8])
    j.accumulate(second, pixels[8])
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<HalfLanes>, stride: Int) {
    sums[0] = a
    sums[2] = b
    sums[4] = c
    sums[6] = d
    sums[8] = e
    sums[stride] = f
    sums[stride + 2] = g
    sums[stride + 4] = h
    sums[stride + 6] = i
    sums[stride + 8] = j
  }
}
