import Cairo
import LeNet

/// Which colour a value has: the one scale that all maps of a figure share.
public enum ColorScale: Hashable, Sendable {
  /// Pixels of a digit, 0…1.
  case ink
  /// Values that are never negative, 0…maximum.
  case activation(maximum: Float)
  /// Values of either sign, −magnitude…magnitude, with zero in the middle.
  case signed(magnitude: Float)

  /// The scale that shows all of `values`: signed if one of them is negative.
  public init(fitting values: some Sequence<Float>) {
    let range = ClosedRange(ofScaleFor: values)
    self =
      range.lowerBound < 0 ? .signed(magnitude: range.upperBound) : .activation(maximum: range.upperBound)
  }

  /// A signed scale that shows all of `values`.
  public static func signed(fitting values: some Sequence<Float>) -> ColorScale {
    .signed(magnitude: ClosedRange(ofScaleFor: values, isSigned: true).upperBound)
  }

  /// The values between the ends of the scale: 0…1, 0…maximum, or −magnitude…magnitude.
  public var range: ClosedRange<Float> {
    switch self {
    case .ink: 0...1
    case .activation(let maximum): 0...maximum
    case .signed(let magnitude): -magnitude...magnitude
    }
  }

  /// The colour of a value; of one beyond the scale, that of the nearer end.
  public func color(of value: Float, theme: Theme) -> Color {
    switch self {
    case .ink: theme.inkMap[Double(value)]
    case .activation(let maximum): theme.activationMap[Double(value / maximum)]
    case .signed(let magnitude):
      value < 0 ? theme.negativeMap[Double(-value / magnitude)] : theme.positiveMap[Double(value / magnitude)]
    }
  }
}
