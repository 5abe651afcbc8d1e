import Cairo

/// Colours for the values 0…1, in equal perceptual steps (OKLab) and with lightness that only rises or only falls.
public struct ColorMap: Hashable, Sendable {
  /// 256 colours, for the values 0, 1/255, … 1.
  public let colors: [Color]

  /// The colour for a value; values outside 0…1 take the nearest end's.
  public subscript(value: Double) -> Color {
    value.isNaN ? colors[0] : colors[Int((min(max(value, 0), 1) * 255).rounded())]
  }

  /// From `start` to `end` in a curve drawn towards `control` (a quadratic Bézier curve), at even speed.
  init(from start: OKLab, towards control: OKLab, to end: OKLab) {
    func point(_ t: Double) -> OKLab {
      (1 - t) * (1 - t) * start + 2 * t * (1 - t) * control + t * t * end
    }
    let fine = (0...2048).map { point(Double($0) / 2048) }
    var lengths = [0.0]
    for (one, next) in zip(fine, fine.dropFirst()) { lengths.append(lengths.last! + one.distance(to: next)) }
    var index = 0
    colors = (0...255).map { step in
      let wanted = Double(step) / 255 * lengths.last!
      while index < 2047 && lengths[index + 1] < wanted { index += 1 }
      let share = (wanted - lengths[index]) / (lengths[index + 1] - lengths[index])
      return ((1 - share) * fine[index] + share * fine[index + 1]).color
    }
  }

  /// The straight way from `start` to `end`.
  init(from start: OKLab, to end: OKLab) {
    self.init(from: start, towards: 0.5 * start + 0.5 * end, to: end)
  }
}

extension Theme {
  /// Strokes as handwriting is: paper at 0, ink at 1.
  public var inkMap: ColorMap {
    switch self {
    case .light: Maps.lightInk
    case .dark: Maps.darkInk
    }
  }

  /// Activations: ground at 0, deep indigo (light) or pale gold (dark) at 1.
  public var activationMap: ColorMap {
    switch self {
    case .light: Maps.lightActivation
    case .dark: Maps.darkActivation
    }
  }

  /// Signed values: the ground at 0, orange at 1.
  public var positiveMap: ColorMap {
    switch self {
    case .light: Maps.lightPositive
    case .dark: Maps.darkPositive
    }
  }

  /// Signed values: the ground at 0, blue at 1, which stands for the value −1.
  public var negativeMap: ColorMap {
    switch self {
    case .light: Maps.lightNegative
    case .dark: Maps.darkNegative
    }
  }
}

/// Computed once.
private enum Maps {
  static let lightInk = straight(.light, \.ink)
  static let darkInk = straight(.dark, \.ink)
  static let lightActivation = curved(.light, \.active, OKLab(lightness: 0.66, chroma: 0.13, hue: 262))
  static let darkActivation = curved(.dark, \.active, OKLab(lightness: 0.55, chroma: 0.13, hue: 62))
  static let lightPositive = curved(.light, \.positive, OKLab(lightness: 0.80, chroma: 0.12, hue: 62))
  static let darkPositive = curved(.dark, \.positive, OKLab(lightness: 0.48, chroma: 0.13, hue: 48))
  static let lightNegative = curved(.light, \.negative, OKLab(lightness: 0.80, chroma: 0.09, hue: 243))
  static let darkNegative = curved(.dark, \.negative, OKLab(lightness: 0.48, chroma: 0.12, hue: 255))

  static func straight(_ theme: Theme, _ end: KeyPath<Palette, Color>) -> ColorMap {
    ColorMap(from: OKLab(theme.palette.ground), to: OKLab(theme.palette[keyPath: end]))
  }

  static func curved(_ theme: Theme, _ end: KeyPath<Palette, Color>, _ control: OKLab) -> ColorMap {
    ColorMap(from: OKLab(theme.palette.ground), towards: control, to: OKLab(theme.palette[keyPath: end]))
  }
}
