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

@Suite struct PaperTests {
  @Test func evenPaperIsWhatItIs() throws {
    var picture = Picture(blank: 50, 40).map { _ in 0.8 }
    for row in 10..<30 { picture[row, 25] = 0.1 }
    let paper = Paper(of: picture)
    #expect(paper.isLight)
    #expect(paper.brightness.values.allSatisfy { abs($0 - 0.8) < 1e-5 })
  }

  @Test func bentLightIsFollowed() {
    let side = 120
    let light = (0..<side * side).map { index -> Float in
      let (x, y) = (Float(index % side) / Float(side), Float(index / side) / Float(side))
      return 0.9 - 0.3 * x * x - 0.2 * y
    }
    var picture = Picture(width: side, height: side, values: light)
    for row in 30..<90 { for column in 55..<62 { picture[row, column] -= 0.2 } }
    let paper = Paper(of: picture)
    let worst = zip(paper.brightness.values, light).map { abs($0 - $1) }.max()!
    #expect(paper.isLight && worst < 0.05, "differs by up to \(worst)")
  }

  @Test func theQuadraticFitFitsWhatIsQuadratic() {
    func surface(_ x: Float, _ y: Float) -> Float {
      0.3 + 0.2 * x - 0.1 * y + 0.4 * x * y - 0.5 * x * x + 0.25 * y * y
    }
    for (width, height) in [(12, 7), (1, 9), (9, 1), (1, 1), (2, 2)] {
      let picture = Picture(
        width: width, height: height,
        values: (0..<width * height).map { surface(Float($0 % width) / 8, Float($0 / width) / 8) })
      let worst = zip(picture.quadraticFit.values, picture.values).map { abs($0 - $1) }.max()!
      #expect(worst < 1e-5, "\(width) × \(height): \(worst)")
    }
  }

  @Test func closingFillsWhatIsNarrow() {
    var picture = Picture(blank: 20, 20).map { _ in 1 }
    for row in 0..<20 { for column in 8..<11 { picture[row, column] = 0 } }
    #expect(picture.closed(reach: 2).values.allSatisfy { $0 == 1 })
    #expect(picture.closed(reach: 1) == picture, "three columns are not narrower than three")
  }
}

@Suite struct MarksTests {
  /// A 3 of 280 × 280 by a pen of 10, and what may lie around it.
  private static func drawing(_ change: (inout Picture) -> Void) throws -> Normalisation {
    let three: [Dot] =
      (0...20).map { Dot(140 + 45 * cos(Float($0) * 9 - 90), 100 + 40 * sin(Float($0) * 9 - 90)) }
      + (0...20).map { Dot(140 + 50 * cos(Float($0) * 9 - 90), 185 + 45 * sin(Float($0) * 9 - 90)) }
    var picture = Picture(strokes: [three], width: 280, height: 280, penWidth: 10).map { 1 - 0.8 * $0 }
    change(&picture)
    return try #require(Normalisation(picture))
  }

  private static func cos(_ degrees: Float) -> Float { Float(cosine(Double(degrees) * .pi / 180)) }
  private static func sin(_ degrees: Float) -> Float { Float(sine(Double(degrees) * .pi / 180)) }

  private static func fill(
    _ picture: inout Picture, _ rows: Range<Int>, _ columns: Range<Int>, _ value: Float = 0.1
  ) {
    for row in rows { for column in columns { picture[row, column] = min(picture[row, column], value) } }
  }

  static let marks: [(name: String, change: @Sendable (inout Picture) -> Void)] = [
    ("a scan's edge", { fill(&$0, 0..<280, 0..<9) }),
    (
      "a frame",
      { picture in
        fill(&picture, 0..<12, 0..<280)
        fill(&picture, 268..<280, 0..<280)
        fill(&picture, 0..<280, 0..<12)
        fill(&picture, 0..<280, 268..<280)
      }
    ),
    (
      "punch holes",
      {
        fill(&$0, 60..<74, 4..<18)
        fill(&$0, 200..<214, 4..<18)
      }
    ),
    (
      "ruled lines",
      { picture in for row in [30, 80, 130, 180, 230] { fill(&picture, row..<row + 2, 0..<280, 0.6) } }
    ),
    (
      "squared paper",
      { picture in
        for place in stride(from: 10, to: 280, by: 24) {
          fill(&picture, place..<place + 2, 0..<280, 0.75)
          fill(&picture, 0..<280, place..<place + 2, 0.75)
        }
      }
    ),
    ("specks", { picture in for place in [15, 90, 250] { fill(&picture, place..<place + 4, 30..<34) } }),
  ]

  @Test(arguments: marks.indices) func marksDoNotStretchTheBox(index: Int) throws {
    let plain = try Self.drawing { _ in }
    let marked = try Self.drawing(Self.marks[index].change)
    let name = Self.marks[index].name
    #expect(marked.doubts.isEmpty, "\(name): \(marked.doubts)")
    for (found, expected) in [
      (marked.inkBox.rows, plain.inkBox.rows), (marked.inkBox.columns, plain.inkBox.columns),
    ] {
      #expect(abs(found.lowerBound - expected.lowerBound) <= 12, "\(name): \(found), expected \(expected)")
      #expect(abs(found.upperBound - expected.upperBound) <= 12, "\(name): \(found), expected \(expected)")
    }
  }

  @Test func aDigitCutOutCloselyIsKeptWhole() throws {
    let plain = try Self.drawing { _ in }
    let close = try #require(Normalisation(plain.picture.cropped(to: plain.inkBox)))
    #expect(
      close.inkBox.rows.count == close.picture.height && close.inkBox.columns.count == close.picture.width)
    let difference = zip(close.digit.pixels, plain.digit.pixels).map { abs($0 - $1) }.reduce(0, +) / 784
    #expect(difference < 0.02, "\(difference)")
  }
}

@Suite struct DoubtTests {
  private static func doubts(_ strokes: [[Dot]], width: Int = 280, pen: Float = 16, contrast: Float = 0.8)
    throws
    -> [Doubt.Kind]
  {
    let drawing = Picture(strokes: strokes, width: width, height: 280, penWidth: pen).map {
      0.9 - contrast * $0
    }
    return try #require(Normalisation(drawing)).doubts.map(\.kind)
  }

  private static let one = [Dot(140, 50), Dot(140, 230)]

  @Test func whatIsPlainIsNotDoubted() throws {
    #expect(try Self.doubts([Self.one]) == [])
    // A 5 whose bar does not touch the rest.
    #expect(
      try Self.doubts([[Dot(120, 60), Dot(190, 60)], [Dot(110, 90), Dot(180, 150), Dot(110, 230)]]) == [])
  }

  @Test func severalDigitsAreCounted() throws {
    let row = [60, 160, 260, 360].map { x in Self.one.map { Dot($0.x - 140 + x, $0.y) } }
    let drawing = Picture(strokes: row, width: 420, height: 280, penWidth: 16).map { 1 - $0 }
    #expect(try #require(Normalisation(drawing)).doubts == [Doubt(.severalDigits, 4)])
  }

  @Test func solidInkIsNoDigit() throws {
    #expect(try Self.doubts([[Dot(140, 140)]], pen: 80) == [.solid])
  }

  @Test func faintInkIsDoubted() throws {
    #expect(try Self.doubts([Self.one], contrast: 0.08) == [.faint])
    #expect(try Self.doubts([Self.one], contrast: 0.2) == [])
  }

  @Test func noiseIsDoubted() throws {
    var generator = SplitMix64(seed: 9)
    let noise = Picture(blank: 200, 200).map { _ in Float.random(in: 0.6...0.8, using: &generator) }
    #expect(try #require(Normalisation(noise)).doubts.map(\.kind).contains(.grainy))
  }

  @Test func unevenPaperIsDoubted() throws {
    let drawing = Picture(strokes: [Self.one], width: 280, height: 280, penWidth: 16)
    var picture = drawing
    for row in 0..<280 {
      for column in 0..<280 {
        picture[row, column] = 0.3 + 0.6 * Float(column) / 280 - 0.2 * drawing[row, column]
      }
    }
    #expect(try #require(Normalisation(picture)).doubts.map(\.kind) == [.unevenPaper])
  }
}
