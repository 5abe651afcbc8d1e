import Cairo
import Figures
import Testing

@Suite struct PaletteTests {
  /// Relative luminance as WCAG 2.2 defines it.
  private static func luminance(_ color: Color) -> Double {
    func linear(_ component: UInt8) -> Double {
      let value = Double(component) / 255
      // x^2.4 = x² · x^0.4, and x^0.4 = (x²)^⅕ by Newton's method, so that no C library is needed.
      guard value > 0.04045 else { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      var root = 1.0
      for _ in 0..<60 {
        root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root)
      }
      return base * base * root
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private static func contrast(_ one: Color, _ other: Color) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test(arguments: Theme.allCases) func textIsReadable(_ theme: Theme) {
    let palette = theme.palette
    for ground in [palette.ground, palette.raised] {
      #expect(Self.contrast(palette.ink, ground) >= 12)
      #expect(Self.contrast(palette.muted, ground) >= 4.5)
      #expect(Self.contrast(palette.accent, ground) >= 4.5)
    }
  }
}
