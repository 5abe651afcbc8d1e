import Cairo
import LeNet
import Testing

@testable import Figures

@Suite struct ScaleTests {
  /// The signed scale treats both signs alike: the same distance from the ground at the same magnitude.
  @Test(arguments: Theme.allCases) func theSignedScaleIsSymmetric(_ theme: Theme) {
    let ground = OKLab(theme.palette.ground)
    for value in [0.25, 0.5, 0.75, 1.0] {
      let positive = OKLab(theme.positiveMap[value])
      let negative = OKLab(theme.negativeMap[value])
      #expect(abs(positive.lightness - negative.lightness) < 0.06, "lightness at ±\(value)")
      let ratio = positive.distance(to: ground) / negative.distance(to: ground)
      #expect((0.8...1.25).contains(ratio), "distance from the ground at ±\(value): \(ratio)")
    }
  }

  /// A kernel's square has the colour of its weight, in the PNG file's pixels; beside it is the next weight's.
  @Test(arguments: Theme.allCases) func aFiltersSquareHasItsWeightsColour(_ theme: Theme) throws {
    var parameters = [Float](repeating: 0, count: Architecture.leNet5.parameterCount)
    parameters[0] = 0.5
    parameters[1] = -0.5
    parameters[2] = 0.02
    let figure = C1FiltersFigure(Network(.leNet5, parameters: parameters))
    let image = try Image(png: figure.png(theme))
    // The first kernel's top left corner, and squares of 13 points at two pixels each; the sign is in the middle.
    let left = Int(2 * Style.margin)
    let top = Int(2 * (Style.margin + Style.titleHeight + 12))
    let palette = theme.palette
    #expect(image[left + 4, top + 4] == palette.positive)
    #expect(image[left + 26 + 4, top + 4] == palette.negative)
    #expect(image[left + 52 + 4, top + 4] == theme.positiveMap[0.04])
    #expect(image[left + 78 + 4, top + 4] == palette.ground)
    #expect(image[left + 13, top + 13] != palette.positive, "the plus")
    #expect(image[left + 26 + 13, top + 13] != palette.negative, "the minus")
    #expect(image[left + 52 + 13, top + 13] == theme.positiveMap[0.04], "no sign on next to nothing")
  }

  @Test func histogramsOfOneAxisHaveTheSameBins() {
    let before: [Float] = [-4, -1, 0.5, 2]
    let after: [Float] = [0, 0, 0.5, 2]
    let (one, other) = (Histogram(before, bins: 12), Histogram(after, bins: 12, covering: before))
    #expect(one.range == other.range && one.counts.count == other.counts.count)
    #expect(other.zeros == 2 && other.counts.reduce(0, +) == 2)
    // What is positive stays where it was.
    let positive = one.counts.count - Int(one.range.upperBound / one.binWidth + 0.5)
    #expect(one.counts[positive...] == other.counts[positive...])
  }

  @Test(arguments: Theme.allCases) func textOnColourIsReadable(_ theme: Theme) {
    let palette = theme.palette
    for map in [theme.activationMap, theme.positiveMap, theme.negativeMap, theme.inkMap] {
      for color in map.colors {
        let distance = abs(OKLab(palette.text(on: color)).lightness - OKLab(color).lightness)
        #expect(distance > 0.3, "\(color.hex) on \(theme) ground")
      }
    }
  }
}
