/// A small, fast generator whose whole state is one number, so that a seed and a place in the training give
/// the same randomness on every machine and for any number of threads.
///
/// After G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose numbers follow from the seed alone.
  public init(seed: UInt64) { state = seed }

  /// A generator for one item of a sequence, unrelated to its neighbours'.
  public init(seed: UInt64, item: Int) {
    var generator = SplitMix64(seed: seed)
    state = generator.next() ^ UInt64(truncatingIfNeeded: item)
    state = next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
