// The gradient of a convolution's weights: the sums that take it up, and the kernels that add to them.

extension Convolution {
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
    let parts = FiveTaps.parts
    sums.withMemoryRebound(to: LanesPart.self, capacity: parts * sumCount) { sums in
      values.withMemoryRebound(to: LanesPart.self, capacity: parts * input.count) { values in
        gradient.withMemoryRebound(to: LanesPart.self, capacity: parts * output.count) { gradient in
          #if !hasFeature(Embedded)
          if kernelSize == ThreeTaps.count {
            return accumulateRowsOfThree(values: values, gradient: gradient, into: sums)
          }
          #endif
          accumulateRowsOfFive(values: values, gradient: gradient, into: sums)
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

  /// Adds to the sums of the weights, two or four filters and five taps at a time.
  @inline(__always)
  private func accumulateRowsOfFive(
    values: UnsafePointer<LanesPart>, gradient: UnsafePointer<LanesPart>,
    into sums: UnsafeMutablePointer<LanesPart>
  ) {
    var filter = 0
    #if AVX512
    while filter + FiveTapsOfFour.filters <= output.channels {
      accumulateRowsOfFive(filter, 1, values: values, gradient: gradient, into: sums, by: FiveTapsOfFour.self)
      filter += FiveTapsOfFour.filters
    }
    #endif
    for filter in stride(from: filter, to: output.channels, by: FiveTaps.filters) {
      // Of an odd number of filters, the last is its own neighbour: computed twice, stored twice.
      let step = min(1, output.channels - 1 - filter)
      accumulateRowsOfFive(filter, step, values: values, gradient: gradient, into: sums, by: FiveTaps.self)
    }
  }

  /// Adds to the sums of a few filters, `step` apart.
  @inline(__always)
  private func accumulateRowsOfFive<Taps: RowOfTaps>(
    _ filter: Int, _ step: Int, values: UnsafePointer<LanesPart>, gradient: UnsafePointer<LanesPart>,
    into sums: UnsafeMutablePointer<LanesPart>, by _: Taps.Type
  ) {
    let parts = Taps.parts
    for rows in bandsOfRows {
      for channel in 0..<input.channels {
        for i in 0..<kernelSize {
          let taps = sums + parts * (((filter * input.channels + channel) * kernelSize + i) * kernelSize)
          let map = values + parts * (channel * input.area + i * input.width)
          for part in 0..<parts {
            accumulateKernelRow(
              delta: gradient + (filter * parts * output.area + part),
              deltaStride: step * parts * output.area, map: map + part,
              rows: rows, into: taps + part, tapStride: parts * step * self.taps, by: Taps.self)
          }
        }
      }
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

  /// Adds to the sums of one row of taps of a few filters, five taps at a time.
  @inline(__always)
  private func accumulateKernelRow<Taps: RowOfTaps>(
    delta: UnsafePointer<LanesPart>, deltaStride: Int, map: UnsafePointer<LanesPart>, rows: Range<Int>,
    into taps: UnsafeMutablePointer<LanesPart>, tapStride: Int, by _: Taps.Type
  ) {
    let parts = Taps.parts
    let whole = kernelSize - kernelSize % Taps.count
    for first in stride(from: 0, to: whole, by: Taps.count) {
      var sums = Taps(loading: taps + parts * first, stride: tapStride)
      for y in rows {
        var pixel = map + parts * (y * input.width + first)
        var factor = delta + parts * y * output.width
        for _ in 0..<output.width {
          sums.add(factor, stride: deltaStride, times: pixel)
          pixel += parts
          factor += parts
        }
      }
      sums.store(to: taps + parts * first, stride: tapStride)
    }
    for tap in whole..<kernelSize {
      for filter in 0..<(tapStride == 0 ? 1 : Taps.filters) {
        for y in rows {
          for x in 0..<output.width {
            taps[parts * tap + filter * tapStride].accumulate(
              delta[parts * (y * output.width + x) + filter * deltaStride],
              map[parts * (y * input.width + x + tap)])
          }
        }
      }
    }
  }
}
