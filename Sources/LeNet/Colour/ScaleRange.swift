extension ClosedRange<Float> {
  /// The range of a colour scale that shows all of `values`, in figures and in pages:
  ///
  ///     0 … largest                     where none is negative and it need not be signed
  ///     −magnitude … magnitude          else, with the largest magnitude, so that zero lies in the middle
  ///
  /// Numbers that are not finite have no colour and do not count. Where no other is left but zero, 1 takes the place
  /// of the largest.
  public init(ofScaleFor values: some Sequence<Float>, isSigned: Bool = false) {
    var (low, high): (Float, Float) = (0, 0)
    for value in values where value.isFinite {
      if value < low { low = value }
      if value > high { high = value }
    }
    let limit = low == 0 && high == 0 ? 1 : Swift.max(-low, high)
    self = (isSigned || low < 0 ? -limit : 0)...limit
  }
}
