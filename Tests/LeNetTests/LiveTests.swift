import Testing

@testable import LeNet

/// What a page asks of the core, asked here with all checks on.
@Suite struct LiveNetworkTests {
  private let live = LiveNetwork()
  private static let network: Network = {
    var generator = SplitMix64(seed: 3)
    return Network(.leNet5, using: &generator)
  }()
  private static let digit = Digit(
    pixels: (0..<784).map { index in
      (6..<22).contains(index / 28) && (8..<20).contains(index % 28) ? Float(index % 7) / 6 : 0
    })

  private func put(_ values: [Float]) {
    for (index, value) in values.enumerated() { live.exchange[index] = value }
  }

  private func take(_ count: Int, from first: Int = 0) -> [Float] {
    (first..<first + count).map { live.exchange[$0] }
  }

  private func load() {
    put(Self.network.parameters)
    live.use(.relu)
  }

  private func run() {
    put(Self.digit.pixels)
    live.run()
  }

  @Test func aRunWritesTheTrace() {
    load()
    run()
    let trace = Trace(of: Self.digit, through: Self.network)
    var place = 0
    for stage in Stage.allCases {
      let count = stage.shape.count
      #expect(take(count, from: place) == trace.preActivations(stage), "\(stage) before its activation")
      #expect(take(count, from: place + count) == trace.values(stage), "\(stage)")
      place += 2 * count
    }
  }

  @Test(arguments: Stage.allCases) func anExplanationIsTheUnitsContributions(_ stage: Stage) {
    load()
    run()
    let unit = Unit(stage, index: stage.shape.count / 3)
    let contributions = Trace(of: Self.digit, through: Self.network).contributions(to: unit)
    #expect(live.explain(unit) == contributions.terms.count)
    #expect(take(2) == [contributions.bias, Float(contributions.sum)])
    let (rows, columns) = (unit.receptiveField.rows, unit.receptiveField.columns)
    #expect(take(2, from: 7) == [Float(rows.lowerBound), Float(rows.upperBound)])
    #expect(take(2, from: 9) == [Float(columns.lowerBound), Float(columns.upperBound)])
    for (index, term) in contributions.terms.enumerated() {
      #expect(take(3, from: 11 + 3 * index) == [Float(term.source.index), term.input, term.weight])
    }
  }

  @Test func pathsAreWrittenOneAfterTheOther() {
    load()
    run()
    let unit = Unit(.f6, channel: 7)
    let paths = Trace(of: Self.digit, through: Self.network).paths(to: unit)
    #expect(live.paths(to: unit) == paths.count)
    for (index, path) in paths.enumerated() {
      #expect(
        take(5, from: 5 * index) == [
          Float(path.source.stage.rawValue), Float(path.source.index), Float(path.target.index), path.share,
          path.isPositive ? 1 : 0,
        ])
    }
  }

  @Test func switchingOffIsSettingWeightsToZero() {
    load()
    put([Float(Stage.c1.rawValue), 2, Float(Stage.f6.rawValue), 80])
    live.switchOff(count: 2)
    run()
    var parameters = Self.network.parameters
    for index in 2 * 25..<3 * 25 { parameters[index] = 0 }
    parameters[150 + 2] = 0
    for index in 0..<120 { parameters[Stage.f6.weights.lowerBound + 80 * 120 + index] = 0 }
    parameters[Stage.f6.biases.lowerBound + 80] = 0
    let expected = Trace(of: Self.digit, through: Network(.leNet5, parameters: parameters))
    let end = 2 * Stage.allCases.reduce(0) { $0 + $1.shape.count }
    #expect(take(10, from: end - 20) == expected.logits)
    #expect(expected.values(.f6)[80] == 0)
    live.switchOff(count: 0)
    run()
    #expect(take(10, from: end - 20) == Trace(of: Self.digit, through: Self.network).logits)
  }

  @Test func aDrawingIsNormalisedAsASavedPictureIs() throws {
    let strokes = [[Dot(60, 40), Dot(180, 50), Dot(100, 240)], [Dot(90, 130)]]
    put([3, 60, 40, 180, 50, 100, 240, 1, 90, 130])
    live.draw(strokes: 2, width: 280, height: 280, penWidth: 22)
    let drawn = take(280 * 280)
    #expect(drawn.allSatisfy { ($0 * 255).rounded() / 255 == $0 }, "bytes, as a PNG has them")
    #expect(drawn[40 * 280 + 60] == 0 && drawn[0] == 1, "dark strokes on paper")
    let smooth = Picture(strokes: strokes, width: 280, height: 280, penWidth: 22)
    #expect(zip(drawn, smooth.values).allSatisfy { abs(1 - $0 - $1) <= 0.5 / 255 + 1e-6 })

    let expected = try #require(Normalisation(Picture(width: 280, height: 280, values: drawn)))
    let count = live.normalise(width: 280, height: 280)
    var place = 0
    func next(_ count: Int) -> [Float] {
      defer { place += count }
      return take(count, from: place)
    }
    #expect(next(2) == [280, 280])
    let box = expected.inkBox
    #expect(next(2) == [Float(box.rows.lowerBound), Float(box.rows.upperBound)])
    #expect(next(2) == [Float(box.columns.lowerBound), Float(box.columns.upperBound)])
    #expect(next(1) == [expected.penWidth])
    for step in [expected.ink.fitted(to: 112), expected.scaled, expected.strengthened] {
      #expect(next(2) == [Float(step.height), Float(step.width)])
      #expect(next(step.values.count) == step.values)
    }
    #expect(next(2) == [expected.centreOfMass.row, expected.centreOfMass.column])
    #expect(next(2) == [Float(expected.origin.row), Float(expected.origin.column)])
    #expect(next(784) == expected.digit.pixels)
    #expect(next(1) == [0], "a drawing like this is not doubtful")
    #expect(count == place)

    // A blot is hardly a digit.
    put([1, 140, 140])
    live.draw(strokes: 1, width: 280, height: 280, penWidth: 80)
    let end = live.normalise(width: 280, height: 280)
    let solid = take(3, from: end - 3)
    #expect(solid[0] == 1 && solid[1] == Float(Doubt.Kind.solid.rawValue) && solid[2] > 0.75)

    put(drawn)
    live.shrink(width: 280, height: 280)
    #expect(take(784).max()! > 0.9 && take(784)[0] == 0)
  }

  /// Normalises a picture of opaque or transparent colours, four bytes a pixel.
  private func normalise(_ pixels: [UInt8], width: Int, height: Int) -> Int {
    pixels.withUnsafeBufferPointer { live.normalise($0, width: width, height: height) }
  }

  @Test func aPictureOfColoursIsNormalisedAsItsGreyIs() throws {
    let (width, height) = (90, 60)
    func isInk(_ index: Int) -> Bool {
      (20..<40).contains(index / width) && (30..<36).contains(index % width)
    }
    let picture = ColourPicture(
      width: width, height: height,
      pixels: (0..<width * height).flatMap { isInk($0) ? [30, 20, 90] : [210, 200, 190] as [UInt8] })
    let expected = try #require(Normalisation(picture.grey(brightness: picture.luma)))
    let opaque = (0..<width * height).flatMap { picture.pixels[3 * $0..<3 * $0 + 3] + [255] }
    let count = normalise(opaque, width: width, height: height)
    #expect(take(6) == [60, 90, 20, 39, 30, 35], "the picture's extent, and the ink's box")
    #expect(take(1, from: 7) == [60], "the ink is small enough to be shown as it is")
    #expect(take(784, from: count - 785) == expected.digit.pixels)

    // Ink alone, on nothing: dark ink lies on white, white ink on black.
    for ink: UInt8 in [0, 255] {
      let transparent: [UInt8] = (0..<width * height).flatMap { [ink, ink, ink, isInk($0) ? 255 : 0] }
      let onPaper = (0..<width * height).map { isInk($0) == (ink == 255) ? Float(1) : 0 }
      let expected = try #require(Normalisation(Picture(width: width, height: height, values: onPaper)))
      let count = normalise(transparent, width: width, height: height)
      #expect(take(784, from: count - 785) == expected.digit.pixels, "ink of \(ink)")
    }
    #expect(normalise(.init(repeating: 0, count: 4 * 784), width: 28, height: 28) == 0, "nothing at all")
  }

  @Test func paperHoldsNoDigit() {
    put([Float](repeating: 1, count: 784))
    #expect(live.normalise(width: 28, height: 28) == 0)
  }

  @Test func aDigitIsTurnedMovedAndRoughened() {
    put(Self.digit.pixels)
    live.change(turn: 0.2, right: 1, down: -2, noise: 0, seed: 1)
    #expect(take(784) == Self.digit.turned(by: Double(Float(0.2)), movedRight: 1, down: -2).pixels)
    put(Self.digit.pixels)
    live.change(turn: 0, right: 0, down: 0, noise: 0.3, seed: 4)
    var generator = SplitMix64(seed: 4)
    #expect(take(784) == Self.digit.withNoise(0.3, using: &generator).pixels)
  }
}

@Suite struct LiveTrainingTests {
  @Test func stepByStepIsTheSameTraining() {
    var generator = SplitMix64(seed: 8)
    let digits = LabelledDigits(
      pixels: (0..<100 * 784).map { _ in UInt8.random(in: 0...255, using: &generator) },
      labels: (0..<100).map { UInt8($0 % 10) })
    var recipe = Recipe()
    recipe.epochs = 2
    recipe.batchSize = 32
    let live = LiveTraining(Training(recipe), digits: digits[0..<90], validation: digits[90..<100])
    var steps = 0
    var (losses, right) = (0.0, 0.0)
    while !live.isFinished {
      live.takeStep()
      if steps < 3 {
        losses += live.loss * [32, 32, 26][steps]
        right += live.accuracy * [32, 32, 26][steps]
      }
      steps += 1
    }
    #expect(steps == 6, "two epochs of 32, 32 and 26 digits")
    #expect(live.epochs == 2)
    live.takeStep()
    var training = Training(recipe)
    for _ in 0..<2 { training.runEpoch(on: digits[0..<90]) }
    #expect(abs(losses / 90 - training.progress.epochs[0].loss) < 1e-9, "steps make up the epoch")
    #expect(abs(right / 90 - training.progress.epochs[0].trainingAccuracy) < 1e-9, "steps make up the epoch")
    #expect(live.network.parameters == training.network.parameters, "bit for bit")
    let heldOut = training.network.predictions(for: digits[90..<100])
    #expect(live.measure() == heldOut.accuracy)
    #expect(live.validationLoss == heldOut.loss)
    let each = (90..<100).map {
      Trace(of: digits[$0], through: training.network).loss(at: Int(digits.labels[$0]))
    }
    #expect(abs(heldOut.loss - Double(each.reduce(0, +)) / 10) < 1e-5, "the mean of each digit's own")
  }
}

@Suite struct DigitChangesTests {
  /// One pixel of ink.
  private static func dot(row: Int, column: Int) -> Digit {
    var digit = Digit(pixels: [Float](repeating: 0, count: 784))
    digit.pixels[row * 28 + column] = 1
    return digit
  }

  @Test func noChangeIsExact() {
    let digit = Self.dot(row: 3, column: 20)
    #expect(digit.turned(by: 0) == digit)
  }

  @Test func movingMovesInkAndLosesWhatLeaves() {
    #expect(
      Self.dot(row: 3, column: 20).turned(by: 0, movedRight: 4, down: -2) == Self.dot(row: 1, column: 24))
    #expect(Self.dot(row: 3, column: 25).turned(by: 0, movedRight: 4).pixels.allSatisfy { $0 == 0 })
  }

  @Test func aQuarterTurnIsCounterclockwise() {
    let turned = Self.dot(row: 13, column: 24).turned(by: .pi / 2)
    // Right of the centre comes to stand above it.
    let brightest = turned.pixels.indices.max { turned.pixels[$0] < turned.pixels[$1] }!
    #expect((brightest / 28, brightest % 28) == (3, 13))
  }

  @Test func noiseStaysWithinPaperAndInk() {
    var generator = SplitMix64(seed: 2)
    let noisy = Self.dot(row: 5, column: 5).withNoise(0.2, using: &generator)
    #expect(noisy.pixels.allSatisfy { (0...1).contains($0) })
    #expect(noisy.pixels.max()! >= 0.8 && noisy.pixels[0] <= 0.2)
    #expect(noisy.pixels.count { $0 > 0 } > 200)
  }
}
