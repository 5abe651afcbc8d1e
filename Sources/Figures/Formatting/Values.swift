extension Collection<Float> {
  /// The length of the values as a vector, √Σ v².
  var length: Float { reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// `between −0.52 and 0.61`
  ///
  /// - Precondition: there is a value.
  var rangeInWords: String { "between \(Numbers.short(self.min()!)) and \(Numbers.short(self.max()!))" }
}
