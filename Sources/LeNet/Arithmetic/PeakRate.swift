/// The loop that finds out how fast this machine multiplies and adds: a tile's sums, and next to nothing to load.
///
/// Kernels are measured by the share of this rate that they reach.
public enum PeakRate {
  /// Multiply–adds of one round on one thread: six sums of sixteen lanes for every pixel of a `PixelTile`.
  public static let multiplyAddsPerRound = PixelTile.pixels * Tile.width * Lanes.scalarCount

  /// Multiplies and adds for `rounds` rounds on each of `threads` threads.
  ///
  /// - Returns: a number that depends on every round, so that none is optimised away.
  public static func run(rounds: Int, threads: Int) -> Float {
    let results = UnsafeMutablePointer<Float>.allocate(capacity: threads)
    defer { results.deallocate() }
    results.initialize(repeating: 0, count: threads)
    withWorkers(threads) { worker, _, _ in
      // Numbers that the compiler cannot know, all different so that no two sums are one, below 1 so that they stay
      // finite. The weights change from round to round: six that stay would be kept in registers, and AVX2 has none
      // left beside the sums.
      let weights = (0..<Lanes.scalarCount * Tile.width).map { 1 / Float(rounds + worker + 2 + $0) }
      let values = (0..<PixelTile.pixels).map {
        Lanes(weights[Lanes.scalarCount * $0..<Lanes.scalarCount * ($0 + 1)])
      }
      var sums = PixelTile(repeating: weights, stride: 1)
      weights.withUnsafeBufferPointer { weights in
        for round in 0..<rounds {
          sums.add(
            weights.baseAddress! + round % Lanes.scalarCount * Tile.width, stride: 1, times: values,
            neighbour: 1)
        }
      }
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Tile.width * PixelTile.pixels) { stored in
        sums.store(to: stored.baseAddress!, stride: 1, neighbour: Tile.width)
        results[worker] = stored.reduce(0) { $0 + $1.sum() }
      }
    }
    return (0..<threads).reduce(0) { $0 + results[$1] }
  }
}
