// A dense layer's sums of one digit: sixteen neighbouring units in the lanes.

extension Dense {
  /// Units that are computed at once: sixteen in each sum of a tile.
  static let groupSize = Lanes.scalarCount * UnitTile.width

  /// Groups of units that are computed at once; the last has units without weights, too.
  private var groups: Int { (units + Self.groupSize - 1) / Self.groupSize }

  /// Room for the sums of all groups.
  var sumsOfOne: Int { groups * Self.groupSize }

  /// Computes one digit's pre-activations: `[inputs]` values in, ``sumsOfOne`` out, the units' first.
  ///
  /// - Parameter weights: as ``LaidOutWeights`` has them.
  func forwardOne(
    _ values: UnsafePointer<Float>, weights: UnsafePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>
  ) {
    var weights = weights
    for group in 0..<groups {
      var sums = UnitTile(weights, step: 1)
      for input in 0..<inputs {
        weights += UnitTile.width
        sums.add(values + input, step: 0, times: weights, step: 1)
      }
      weights += UnitTile.width
      sums.store(to: result + group * UnitTile.width)
    }
  }
}
