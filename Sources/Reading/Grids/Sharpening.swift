import LeNet

extension Picture {
  /// The picture with what a lens out of focus has spread gathered again, and grain left as it is.
  ///
  /// The mean around each pixel, and sixteen times what that differs from a mean of twice the reach: a filter that lets
  /// long waves pass, amplifies those of about a stroke's width, and mutes the shortest, which are grain.
  ///
  /// - Parameter deviation: of the narrower of the two Gaussians, in pixels.
  func sharpened(deviation: Float) -> Picture {
    let (narrow, wide) = (spread(deviation: deviation), spread(deviation: 2 * deviation))
    return narrow.combined(with: wide) { $0 + 16 * ($0 - $1) }
  }

  /// Each pixel the mean of those around it, weighted by a Gaussian; beyond the border there is nothing.
  private func spread(deviation: Float) -> Picture {
    let reach = Int((3 * deviation).rounded(.up))
    let weights = (0...reach).map { distance in
      exponential(Lanes(repeating: -Float(distance * distance) / (2 * deviation * deviation)))[0]
    }
    let total = 2 * weights.reduce(0, +) - 1
    let shares = (-reach...reach).map { weights[abs($0)] / total }
    return spreadDown(shares).transposed().spreadDown(shares).transposed()
  }

  private func spreadDown(_ shares: [Float]) -> Picture {
    let reach = shares.count / 2
    var result = [Float](repeating: 0, count: values.count)
    values.withUnsafeBufferPointer { values in
      for row in 0..<height {
        for near in max(0, row - reach)...min(height - 1, row + reach) {
          let share = shares[near - row + reach]
          for column in 0..<width { result[row * width + column] += share * values[near * width + column] }
        }
      }
    }
    return Picture(width: width, height: height, values: result)
  }
}
