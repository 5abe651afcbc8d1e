import Cairo

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
    var (low, high): (Float, Float) = (0, 0)
    for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
    self = low < 0 ? .signed(magnitude: max(-low, high)) : .activation(maximum: high > 0 ? high : 1)
  }

  /// A signed scale that shows all of `values`.
  public static func signed(fitting values: some Sequence<Float>) -> ColorScale {
    let magnitude = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    return .signed(magnitude: magnitude > 0 ? magnitude : 1)
  }

  public var range: ClosedRange<Float> {
    switch self {
    case .ink: 0...1
    case .activation(let maximum): 0...maximum
    case .signed(let magnitude): -magnitude...magnitude
    }
  }

  public func color(of value: Float, theme: Theme) -> Color {
    switch self {
    case .ink: theme.inkMap[Double(value)]
    case .activation(let maximum): theme.activationMap[Double(value / maximum)]
    case .signed(let magnitude):
      value < 0 ? theme.negativeMap[Double(-value / magnitude)] : theme.positiveMap[Double(value / magnitude)]
    }
  }
}
