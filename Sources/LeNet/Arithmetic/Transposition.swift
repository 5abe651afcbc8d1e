extension SIMD16 {
  /// Exchanges the rows and the columns of sixteen vectors.
  ///
  /// Four times the vectors are shuffled as a pack of cards is: the lanes of the first eight and of the last eight taken in
  /// turn. Of the eight binary digits of a number's place, its vector's four and its lane's four, the first becomes the
  /// last each time, so that in the end vector and lane have changed places. Whole vectors move, where number by number
  /// would take 256 stores.
  @inline(__always)
  static func transpose(_ vectors: UnsafeMutablePointer<SIMD16>) {
    withUnsafeTemporaryAllocation(of: SIMD16.self, capacity: 16) { other in
      let other = other.baseAddress!
      for _ in 0..<2 {
        shuffle(vectors, into: other)
        shuffle(other, into: vectors)
      }
    }
  }

  @inline(__always)
  private static func shuffle(_ vectors: UnsafePointer<SIMD16>, into result: UnsafeMutablePointer<SIMD16>) {
    for index in 0..<8 {
      let (first, last) = (vectors[index], vectors[index + 8])
      result[2 * index].evenHalf = first.lowHalf
      result[2 * index].oddHalf = last.lowHalf
      result[2 * index + 1].evenHalf = first.highHalf
      result[2 * index + 1].oddHalf = last.highHalf
    }
  }
}
