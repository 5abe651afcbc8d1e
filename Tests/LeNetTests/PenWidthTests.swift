import Testing

@testable import LeNet

@Suite struct PenWidthTests {
  private static func bar(width: Int) -> Picture {
    var picture = Picture(blank: 60, 60)
    for row in 5..<55 { for column in 20..<20 + width { picture[row, column] = 1 } }
    return picture
  }

  @Test(arguments: [2, 4, 8]) func aBarIsAsWideAsItIs(width: Int) {
    // Twice the area by the outline is a little less than the width, by the bar's ends; upright outlines are not longer
    // than the curve, so that 4 ÷ π is added.
    let expected = 2 * Float(50 * width) / (Float(2 * (50 + width)) * .pi / 4)
    #expect(abs(Self.bar(width: width).penWidth - expected) < 1e-4)
  }

  @Test func aThickenedBarIsWiderByTwiceTheRadius() {
    let bar = Self.bar(width: 4)
    let thick = bar.thickened(by: 2)
    #expect(thick.width == 64 && thick.height == 64)
    let inked = (0..<64).count { thick[32, $0] >= 0.5 }
    #expect(inked == 8, "two pixels more on each side, the outer one of half ink")
    #expect(Picture(blank: 3, 3).penWidth == 0)
  }

  /// What a pen was, it is at full strength afterwards, and as wide as most of MNIST's.
  @Test(arguments: [1, 2, 3, 4, 6, 8, 16, 32]) func everyPenHasFullInk(pen: Int) throws {
    let strokes = [[Dot(60, 60), Dot(200, 60), Dot(120, 230)]]
    let drawing = Picture(strokes: strokes, width: 280, height: 280, penWidth: Float(pen))
    let steps = try #require(Normalisation(drawing))
    #expect(steps.isWidened == (pen <= 16), "a pen \(steps.penWidth) pixels wide")
    #expect(steps.digit.pixels.count { $0 > 0.99 } >= 10)
    #expect(steps.strengthened.penWidth > 1.8, "\(steps.strengthened.penWidth)")
    #expect(max(steps.strengthened.width, steps.strengthened.height) == 20)
  }
}
