#if !hasFeature(Embedded)
extension Convolution {
  /// Adds to the sums of the weights of 3 × 3 kernels, four filters at a time.
  ///
  /// The bits are those of any other grouping: each sum takes its pixels row by row.
  func accumulateRowsOfThree(
    values: UnsafePointer<LanesPart>, gradient: UnsafePointer<LanesPart>,
    into sums: UnsafeMutablePointer<LanesPart>
  ) {
    let parts = FiveTaps.parts
    // Four filters' gradients of a band, and the rows under them, stay in the first-level cache.
    let band = max(1, 64 / output.width)
    var filter = 0
    while filter < output.channels {
      // Of fewer than four filters, each is its own neighbour: computed and stored four times.
      let step = output.channels - filter < ThreeTaps.filters ? 0 : 1
      for firstRow in stride(from: 0, to: output.height, by: band) {
        let rows = firstRow..<min(firstRow + band, output.height)
        for channel in 0..<input.channels {
          for i in 0..<ThreeTaps.count {
            for part in 0..<parts {
              let taps = sums + (parts * (filter * self.taps + (channel * 3 + i) * 3) + part)
              var tile = ThreeTaps(loading: taps, stride: parts * step * self.taps)
              for y in rows {
                var pixel = values + (parts * (channel * input.area + (y + i) * input.width) + part)
                var factor = gradient + (parts * (filter * output.area + y * output.width) + part)
                for _ in 0..<output.width {
                  tile.add(factor, stride: parts * step * output.area, times: pixel)
                  pixel += parts
                  factor += parts
                }
              }
              tile.store(to: taps, stride: parts * step * self.taps)
            }
          }
        }
      }
      filter += step * (ThreeTaps.filters - 1) + 1
    }
  }
}
#endif
