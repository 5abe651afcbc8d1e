import Cairo

/// Light or dark ground.
public enum Theme: String, CaseIterable, Sendable {
  /// Dark ink on light ground.
  case light
  /// Light ink on dark ground.
  case dark

  /// The colours on this ground.
  public var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    }
  }
}

/// The colours of everything that LeNet Explorer shows: figures take them from here, and pages their style
/// sheets' variables.
public struct Palette: Hashable, Sendable {
  /// The page.
  public let ground: Color
  /// Panels on it.
  public let raised: Color
  /// Text, and a digit's strokes.
  public let ink: Color
  /// Text of second rank, at a contrast of 4.5 or more with the ground.
  public let muted: Color
  /// Lines that separate.
  public let hairline: Color
  /// Selection, receptive fields, links: claret, for orange, blue, indigo and gold are taken by values. A frame in it
  /// stands out from each of them, whether or not one sees red and green.
  public let accent: Color
  /// The largest activation.
  public let active: Color
  /// The largest positive value.
  public let positive: Color
  /// The largest negative value.
  public let negative: Color

  static let light = Palette(
    ground: Color(0xFBFAF7), raised: Color(0xFFFFFF), ink: Color(0x1B1D21), muted: Color(0x5F646C),
    hairline: Color(0xE2DFD8), accent: Color(0x990345),
    active: OKLab(lightness: 0.29, chroma: 0.14, hue: 277).color,
    positive: OKLab(lightness: 0.56, chroma: 0.145, hue: 50).color,
    negative: OKLab(lightness: 0.54, chroma: 0.145, hue: 255).color)

  static let dark = Palette(
    ground: Color(0x15171B), raised: Color(0x1C1F25), ink: Color(0xE9E7E2), muted: Color(0xA3A8B0),
    hairline: Color(0x2D3138), accent: Color(0xF44C90),
    active: OKLab(lightness: 0.93, chroma: 0.09, hue: 95).color,
    positive: OKLab(lightness: 0.76, chroma: 0.145, hue: 62).color,
    negative: OKLab(lightness: 0.76, chroma: 0.115, hue: 245).color)

  /// What curves and families of points are drawn in, one after the other; each is named too.
  var series: [Color] { [active, positive, negative, muted, accent, ink] }

  /// Ink or ground: whichever stands out more from a colour behind it.
  func text(on color: Color) -> Color {
    let lightness = OKLab(color).lightness
    let (dark, light) = (OKLab(ink).lightness, OKLab(ground).lightness)
    return abs(dark - lightness) >= abs(light - lightness) ? ink : ground
  }

  /// The colours with the names that style sheets know them by.
  public var roles: [(name: String, color: Color)] {
    [
      ("ground", ground), ("raised", raised), ("ink", ink), ("muted", muted), ("hairline", hairline),
      ("accent", accent), ("active", active), ("positive", positive), ("negative", negative),
    ]
  }
}
