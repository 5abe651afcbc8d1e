// A convolution's sums of one digit. Where maps are wide, sixteen neighbouring pixels are in the lanes; where they are
// narrow, sixteen filters.

extension Convolution {
  /// Whether a row has sixteen pixels: then the weights are used as they lie, else as ``LaidOutWeights`` has them.
  var isWide: Bool { output.width >= Lanes.scalarCount }

  /// Computes one digit's pre-activations: `[channels, height, width]` in, `[filters, height, width]` out.
  func forwardOne(
    _ values: UnsafePointer<Float>, parameters: UnsafePointer<Float>, weights: UnsafePointer<Lanes>,
    spare: UnsafeMutablePointer<Lanes>, into result: UnsafeMutablePointer<Float>
  ) {
    if isWide {
      forwardPixels(values, parameters: parameters, into: result)
    } else {
      var weights = weights
      for first in stride(from: 0, to: output.channels, by: Lanes.scalarCount) {
        forwardFilters(
          values, weights: weights, count: min(Lanes.scalarCount, output.channels - first),
          spare: spare, into: result + first * output.area)
        weights += taps + 1
      }
    }
  }

  /// Six filters share the pixels that are loaded, sixteen neighbours of a row at once.
  private func forwardPixels(
    _ values: UnsafePointer<Float>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
  ) {
    let weights = parameters + weights.lowerBound
    let biases = parameters + biases.lowerBound
    let lastPlace = output.width - Lanes.scalarCount
    forEachGroup(of: Tile.width, in: output.channels) { filter, step in
      for y in 0..<output.height {
        for x in stride(from: 0, to: output.width, by: Lanes.scalarCount * PixelTile.pixels) {
          let place = min(x, lastPlace)
          let neighbour = (PixelTile.pixels - 1) * (min(x + Lanes.scalarCount, lastPlace) - place)
          var sums = PixelTile(repeating: biases + filter, stride: step)
          var tap = weights + filter * taps
          var row = values + (y * input.width + place)
          for _ in 0..<input.channels {
            for _ in 0..<kernelSize {
              for j in 0..<kernelSize {
                sums.add(tap, stride: step * taps, times: row + j, neighbour: neighbour)
                tap += 1
              }
              row += input.width
            }
            row += (input.height - kernelSize) * input.width
          }
          sums.store(
            to: result + (filter * output.area + y * output.width + place), stride: step * output.area,
            neighbour: neighbour)
        }
      }
    }
  }

  /// Neighbouring pixels share each tap's weights of sixteen filters.
  ///
  /// In maps that are narrower than a tile, it reads beyond the rows, at the end into the stage's own sums, which lie behind
  /// its input. What it computes of that is not kept.
  private func forwardFilters(
    _ values: UnsafePointer<Float>, weights: UnsafePointer<Lanes>, count: Int,
    spare: UnsafeMutablePointer<Lanes>, into result: UnsafeMutablePointer<Float>
  ) {
    let pixels = min(UnitTile.width, output.width)
    for y in 0..<output.height {
      for x in stride(from: 0, to: output.width, by: pixels) {
        let place = min(x, output.width - pixels)
        var sums = UnitTile(weights, step: 0)
        var tap = weights
        var row = values + (y * input.width + place)
        for _ in 0..<input.channels {
          for _ in 0..<kernelSize {
            for j in 0..<kernelSize {
              tap += 1
              sums.add(row + j, step: 1, times: tap, step: 0)
            }
            row += input.width
          }
          row += (input.height - kernelSize) * input.width
        }
        sums.store(to: spare)
        let stored = UnsafeRawPointer(spare).assumingMemoryBound(to: Float.self)
        var map = result + (y * output.width + place)
        for filter in 0..<count {
          for pixel in 0..<pixels { map[pixel] = stored[pixel * Lanes.scalarCount + filter] }
          map += output.area
        }
      }
    }
  }
}
