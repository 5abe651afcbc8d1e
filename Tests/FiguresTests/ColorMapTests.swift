import Cairo
import Testing

@testable import Figures

@Suite struct ColorMapTests {
  private static func maps(_ theme: Theme) -> [(name: String, map: ColorMap)] {
    [
      ("ink", theme.inkMap), ("activation", theme.activationMap), ("positive", theme.positiveMap),
      ("negative", theme.negativeMap),
    ]
  }

  /// Zero has the colour of the page, so that what one sees is what fired.
  @Test(arguments: Theme.allCases) func zeroIsTheGround(_ theme: Theme) {
    for (name, map) in Self.maps(theme) { #expect(map[0] == theme.palette.ground, "\(name)") }
  }

  @Test(arguments: Theme.allCases) func lightnessOnlyFallsOrOnlyRises(_ theme: Theme) {
    for (name, map) in Self.maps(theme) {
      let lightness = stride(from: 0, through: 255, by: 5).map { OKLab(map.colors[$0]).lightness }
      let steps = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
      let isRight = theme == .light ? steps.allSatisfy { $0 < 0 } : steps.allSatisfy { $0 > 0 }
      #expect(isRight, "\(name) on \(theme) ground: \(lightness)")
    }
  }

  /// Equal steps of value are about equal steps of colour; rounding to 8 bits leaves some unevenness.
  @Test(arguments: Theme.allCases) func stepsAreEven(_ theme: Theme) {
    for (name, map) in Self.maps(theme) {
      let steps = stride(from: 0, to: 255, by: 15).map {
        OKLab(map.colors[$0]).distance(to: OKLab(map.colors[$0 + 15]))
      }
      #expect(steps.max()! < 1.35 * steps.min()!, "\(name) on \(theme) ground: \(steps)")
    }
  }

  /// The two signs are told apart by someone who sees no red or no green: by blue against yellow.
  @Test(arguments: Theme.allCases) func signsDifferWithoutRedAndGreen(_ theme: Theme) {
    let (positive, negative) = (OKLab(theme.positiveMap[1]), OKLab(theme.negativeMap[1]))
    #expect(positive.b - negative.b > 0.15)
  }

  @Test func scaleTakesTheSignOfItsValues() {
    #expect(ColorScale(fitting: [0, 0.5, 2]) == .activation(maximum: 2))
    #expect(ColorScale(fitting: [-3, 1]) == .signed(magnitude: 3))
    #expect(ColorScale(fitting: [0, 0]) == .activation(maximum: 1))
    #expect(ColorScale(fitting: [.nan, 1]) == .activation(maximum: 1))
    let scale = ColorScale.signed(magnitude: 2)
    #expect(scale.color(of: 2, theme: .light) == Theme.light.palette.positive)
    #expect(scale.color(of: -2, theme: .light) == Theme.light.palette.negative)
  }
}
