/// The loop that finds out how fast this machine multiplies and adds: a tile's sums, and nothing to load.
///
/// Kernels are measured by the share of this rate that they reach.
public enum PeakRate {
  /// Multiply–adds of one round on one thread: six sums of sixteen lanes for every pixel of a ``PixelTile``.
  public static let multiplyAddsPerRound = PixelTile.pixels * 6 * 16

  /// Multiplies and adds for so many rounds on each of `threads` threads.
  ///
  /// - Returns: a number that depends on every round, so that none is optimised away.
  public static func run(rounds: Int, threads: Int) -> Float {
    let results = UnsafeMutablePointer<Float>.allocate(capacity: threads)
    defer { results.deallocate() }
    withWorkers(threads) { worker, _ in
      // Values that the compiler cannot know, below 1 so that the sums stay finite.
      let weights = [Float](repeating: 1 / Float(rounds + worker + 2), count: 6)
      let values = [Lanes](repeating: Lanes(repeating: weights[0]), count: PixelTile.pixels)
      var sums = PixelTile(repeating: weights, stride: 1)
      for _ in 0..<rounds { sums.add(weights, stride: 1, times: values, neighbour: 1) }
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 6 * PixelTile.pixels) { stored in
        sums.store(to: stored.baseAddress!, stride: 1, neighbour: 6)
        results[worker] = stored.reduce(0) { $0 + $1.sum() }
      }
    }
    return (0..<threads).reduce(0) { $0 + results[$1] }
  }
}
