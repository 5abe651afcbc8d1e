import Testing

@testable import LeNet

@Suite struct NormalisationTests {
  /// A picture with a bar of ink.
  private static func bar(
    rows: Range<Int>, columns: Range<Int>, height: Int, width: Int, paper: Float, ink: Float
  ) -> Picture {
    var picture = Picture(blank: width, height).map { _ in paper }
    for row in rows { for column in columns { picture[row, column] = ink } }
    return picture
  }

  @Test(arguments: [(Float(1), Float(0)), (0, 1), (0.8, 0.3)])
  func inkIsScaledToTwentyAndCentred(paper: Float, ink: Float) throws {
    let picture = Self.bar(rows: 10..<50, columns: 70..<80, height: 100, width: 90, paper: paper, ink: ink)
    let normalised = try #require(Normalisation(picture))
    #expect(normalised.isDarkOnLight == (ink < paper))
    #expect(abs(normalised.contrast - abs(ink - paper)) < 1e-3)
    #expect(normalised.inkBox == Region(rows: 10...49, columns: 70...79))
    #expect(normalised.scaled.height == 20)
    #expect(normalised.scaled.width == 5)
    #expect(!normalised.isWidened)
    #expect(abs(normalised.centreOfMass.row - 9.5) < 1e-3)
    #expect(abs(normalised.centreOfMass.column - 2) < 1e-3)
    #expect(normalised.origin == (4, 12))
    let digit = normalised.digit
    for row in 0..<28 {
      for column in 0..<28 {
        let isInk = (4..<24).contains(row) && (12..<17).contains(column)
        #expect(abs(digit.pixels[row * 28 + column] - (isInk ? 1 : 0)) < 1e-4, "row \(row), column \(column)")
      }
    }
  }

  @Test func aPictureWithoutInkIsNone() {
    #expect(Normalisation(Picture(blank: 30, 30).map { _ in 0.7 }) == nil)
    #expect(Normalisation(Picture(width: 0, height: 0, values: [])) == nil)
    #expect(Normalisation(Picture(width: 1, height: 1, values: [0.3])) == nil)
    #expect(
      Normalisation(Self.bar(rows: 9..<20, columns: 9..<12, height: 30, width: 30, paper: 0.7, ink: 0.66))
        == nil,
      "a difference of 0.04, where 0.05 is the least")
    #expect(Normalisation.contrastLimit == 0.05)
  }

  @Test func lightThatChangesIsNoInk() {
    let side = 280
    let ramp = Picture(
      width: side, height: side, values: (0..<side * side).map { Float($0 % side) / Float(side) })
    #expect(Normalisation(ramp) == nil)
  }

  @Test(.timeLimit(.minutes(1))) func aLongPictureTakesNoLonger() throws {
    let width = 1_000_000
    var ramp = Picture(width: width, height: 1, values: (0..<width).map { Float($0) / Float(2 * width) })
    for column in 400_000..<420_000 { ramp.values[column] = 1 }
    #expect(try #require(Normalisation(ramp)).digit.pixels.max() == 1)
  }

  @Test func grainOfThePaperIsNoInk() throws {
    var picture = Self.bar(rows: 8..<16, columns: 8..<12, height: 24, width: 24, paper: 1, ink: 0)
    picture[2, 2] = 0.95
    #expect(try #require(Normalisation(picture)).inkBox == Region(rows: 8...15, columns: 8...11))
  }

  @Test func aDigitAsMNISTHasItIsLeftNearlyAlone() throws {
    // Twenty rows of ink, balanced about the centre.
    let picture = Self.bar(rows: 4..<24, columns: 9..<19, height: 28, width: 28, paper: 0, ink: 1)
    #expect(try #require(Normalisation(picture)).digit.pixels == picture.values)
  }

  @Test func onePixelFillsTheBox() throws {
    let picture = Self.bar(rows: 3..<4, columns: 5..<6, height: 9, width: 9, paper: 1, ink: 0)
    let normalised = try #require(Normalisation(picture))
    #expect(normalised.scaled.width == 20 && normalised.scaled.height == 20)
  }

  @Test func resizingKeepsTheMean() {
    var generator = SplitMix64(seed: 3)
    let picture = Picture(
      width: 40, height: 60, values: (0..<2400).map { _ in Float.random(in: 0...1, using: &generator) })
    let small = picture.resized(width: 10, height: 15)
    let mean = picture.values.reduce(0, +) / 2400
    #expect(abs(small.values.reduce(0, +) / 150 - mean) < 0.02)
  }

  @Test func aQuantileIsThatOfTheSortedValues() {
    var generator = SplitMix64(seed: 5)
    for count in [1, 2, 5, 101, 1000] {
      for greys in [Float(1), 2, 5, 1000] {
        let values = (0..<count).map { _ in
          (Float.random(in: 0...1, using: &generator) * greys).rounded() / greys
        }
        for share: Float in [0, 0.25, 0.5, 0.9] {
          let expected = values.sorted()[Int(share * Float(count))]
          #expect(
            abs(values.quantile(share) - expected) < 2e-5, "\(share) of \(count) values, \(greys) greys")
        }
      }
    }
    #expect([Float]().quantile(0.5) == 0)
  }
}
