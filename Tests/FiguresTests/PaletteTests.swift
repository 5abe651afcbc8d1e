import Cairo
import Testing

@testable import Figures

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

  /// What is left of red, green and blue light (linear, a row for each) without one kind of cone: G. Machado and others,
  /// A physiologically-based model for simulation of color vision deficiency (2009), severity 1.
  private static let visions: [(name: String, rows: [[Double]])] = [
    ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    (
      "deuteranopia",
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    (
      "tritanopia",
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
  ]

  private static func seen(_ color: Color, by rows: [[Double]]) -> OKLab {
    let light = [linear(color.red), linear(color.green), linear(color.blue)]
    let parts = rows.map { row in encoded(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }) }
    return OKLab(Color(red: parts[0], green: parts[1], blue: parts[2]))
  }

  /// A frame is not taken for a value: five times the difference that is just noticed lies between them.
  @Test(arguments: Theme.allCases) func theAccentIsNoValue(_ theme: Theme) {
    let palette = theme.palette
    for (name, rows) in Self.visions {
      let accent = Self.seen(palette.accent, by: rows)
      for (role, color) in palette.roles where ["active", "positive", "negative"].contains(role) {
        let distance = accent.distance(to: Self.seen(color, by: rows))
        #expect(distance >= 0.1, "accent and \(role) on \(theme) ground with \(name): \(distance)")
      }
    }
  }
}
