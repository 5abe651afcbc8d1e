import Testing

@testable import LeNet

@Suite struct AugmentationTests {
  private static let bytes: [UInt8] = {
    var generator = SplitMix64(seed: 1)
    return (0..<784).map { index in
      // Ink keeps off the margin, as MNIST's does.
      (4..<24).contains(index / 28) && (4..<24).contains(index % 28)
        ? UInt8.random(in: 0...255, using: &generator) : 0
    }
  }()

  private static func augmented(_ augmentation: Augmentation, seed: UInt64 = 2) -> [Float] {
    var generator = SplitMix64(seed: seed)
    var result = [Float](repeating: -1, count: 784)
    augmentation(bytes, into: &result, stride: 1, using: &generator)
    return result
  }

  private static func still() -> Augmentation {
    var augmentation = Augmentation()
    augmentation.rotation = 0
    augmentation.shear = 0
    augmentation.scale = 0
    augmentation.shift = 0
    augmentation.displacement = 0
    return augmentation
  }

  @Test func noChangeLeavesTheDigit() {
    for (pixel, byte) in zip(Self.augmented(Self.still()), Self.bytes) {
      #expect(abs(pixel - Digit.pixel(byte)) < 1e-4)
    }
  }

  @Test func aShiftMovesTheInk() {
    var augmentation = Self.still()
    augmentation.shift = 3
    let moved = Self.augmented(augmentation)
    let mass = Self.bytes.reduce(Float(0)) { $0 + Float($1) / 255 }
    #expect(abs(moved.reduce(0, +) / mass - 1) < 1e-3, "a shift keeps the ink")
    #expect(zip(moved, Self.bytes).contains { abs($0 - Float($1) / 255) > 0.1 })
  }

  @Test func pixelsStayBetweenPaperAndInk() {
    for seed in 0..<50 {
      let pixels = Self.augmented(Augmentation(), seed: UInt64(seed))
      #expect(pixels.allSatisfy { $0 >= 0 && $0 <= 1 }, "seed \(seed)")
      #expect(pixels.contains { $0 > 0.2 }, "seed \(seed)")
    }
  }

  @Test func farOutsideIsPaper() {
    var augmentation = Augmentation()
    augmentation.shift = 200
    for seed in 0..<20 {
      #expect(Self.augmented(augmentation, seed: UInt64(seed)).allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }
}

@Suite struct NormalisationTests {
  /// A picture with a bar of ink.
  private static func bar(
    rows: Range<Int>, columns: Range<Int>, height: Int, width: Int, paper: Float, ink: Float
  ) -> Picture {
    var picture = Picture(
      width: width, height: height, values: [Float](repeating: paper, count: width * height))
    for row in rows { for column in columns { picture[row, column] = ink } }
    return picture
  }

  @Test(arguments: [(Float(1), Float(0)), (0, 1), (0.8, 0.3)])
  func inkIsScaledToTwentyAndCentred(paper: Float, ink: Float) throws {
    let picture = Self.bar(rows: 10..<50, columns: 70..<80, height: 100, width: 90, paper: paper, ink: ink)
    let normalised = try #require(Normalisation(picture))
    #expect(normalised.isDarkOnLight == (ink < paper))
    #expect(normalised.inkBox == Region(rows: 10...49, columns: 70...79))
    #expect(normalised.scaled.height == 20)
    #expect(normalised.scaled.width == 5)
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
    #expect(
      Normalisation(Self.bar(rows: 0..<0, columns: 0..<0, height: 30, width: 30, paper: 0.7, ink: 0)) == nil)
    #expect(Normalisation(Picture(width: 0, height: 0, values: [])) == nil)
    #expect(Normalisation(Picture(width: 1, height: 1, values: [0.3])) == nil)
  }

  @Test(arguments: [(1, 1), (1, 2), (2, 1), (5, 4), (28, 28), (300, 7)])
  func paperIsTheMedianOfTheBorder(width: Int, height: Int) {
    var generator = SplitMix64(seed: 5)
    for greys in [Float(1), 2, 5, 1000] {
      let picture = Picture(
        width: width, height: height,
        values: (0..<width * height).map { _ in Float.random(in: 0...1, using: &generator) }
          .map { ($0 * greys).rounded() / greys })
      let border =
        (0..<width).flatMap { [picture[0, $0], picture[height - 1, $0]] }
        + (0..<height).flatMap { [picture[$0, 0], picture[$0, width - 1]] }
      #expect(Normalisation.paper(of: picture) == border.sorted()[border.count / 2], "\(greys) greys")
    }
  }

  @Test(.timeLimit(.minutes(1))) func aLongPictureTakesNoLonger() {
    let width = 1_000_000
    let ramp = Picture(width: width, height: 1, values: (0..<width).map { Float($0) / Float(width) })
    #expect(Normalisation(ramp) != nil)
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
}
