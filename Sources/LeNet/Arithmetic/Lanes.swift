/// Sixteen digits side by side, one per lane.
///
/// An activation map is a plane of `Lanes`. Layer code reads like the textbook's formula for one digit,
/// `sum += weight * pixel`, and computes sixteen digits at once. Lanes do not mix: lane k of sixteen digits
/// equals the digit computed alone, bit for bit. (Batch normalisation in training is the one exception.)
public typealias Lanes = SIMD16<Float>

#if !hasFeature(Embedded)
/// Whether this build has fused multiply–add, one rounding for product and sum: results of builds with and without
/// differ in their last bits.
public var usesFusedMultiplyAdd: Bool {
  #if FUSED_MULTIPLY_ADD
  true
  #else
  false
  #endif
}
#endif

extension SIMD where Scalar == Float {
  /// Adds `weight × values`, in one rounding where the processor can.
  ///
  /// `Package.swift` decides between the two: a fused multiply–add that the processor has not would be computed in
  /// software, forty times slower than multiplying and adding.
  @inline(__always)
  mutating func accumulate(_ weight: Float, _ values: Self) {
    accumulate(Self(repeating: weight), values)
  }

  /// Adds the lane-wise product `weights × values`.
  @inline(__always)
  mutating func accumulate(_ weights: Self, _ values: Self) {
    #if FUSED_MULTIPLY_ADD
    addProduct(weights, values)
    #else
    self += weights * values
    #endif
  }
}

extension Lanes {
  /// Sixteen numbers side by side, at an address that need not be a vector's.
  @inline(__always)
  init(loading numbers: UnsafePointer<Float>) {
    self = UnsafeRawPointer(numbers).loadUnaligned(as: Lanes.self)
  }

  /// Writes the lanes side by side, to an address that need not be a vector's.
  @inline(__always)
  func store(to numbers: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(numbers).storeBytes(of: self, as: Lanes.self)
  }

  /// The sums over the lanes of sixteen vectors, one sum in each lane.
  ///
  /// Neighbours are added in pairs, four times over: whole vectors are added, where sum by sum would take its
  /// lanes one after another.
  @inline(__always)
  static func sums(of vectors: UnsafePointer<Lanes>) -> Lanes {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 8) { sums in
      var terms = vectors
      var count = 8
      while count > 0 {
        for index in 0..<count {
          let (a, b) = (terms[2 * index], terms[2 * index + 1])
          sums[index] =
            Lanes(lowHalf: a.evenHalf, highHalf: b.evenHalf) + Lanes(lowHalf: a.oddHalf, highHalf: b.oddHalf)
        }
        terms = UnsafePointer(sums.baseAddress!)
        count /= 2
      }
      return sums[0]
    }
  }
}
