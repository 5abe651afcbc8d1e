import LeNet
import Testing

@testable import Laboratory

@Suite struct DisturbanceTests {
  private static let digits = MNISTDigits.test[0..<200]

  private static func apply(
    _ disturbance: Disturbance, _ level: Float, to digits: LabelledDigits = digits, threads: Int = 1,
    seed: UInt64 = 1
  ) -> LabelledDigits {
    var generator = SplitMix64(seed: seed)
    return disturbance.apply(level: level, to: digits, threads: threads, using: &generator)
  }

  /// One pixel of ink in the middle of paper.
  private static let dot: LabelledDigits = {
    var pixels = [UInt8](repeating: 0, count: 784)
    pixels[14 * 28 + 14] = 255
    return LabelledDigits(pixels: pixels, labels: [0])
  }()

  @Test(arguments: Disturbance.allCases) func theFirstLevelChangesNothing(_ disturbance: Disturbance) {
    #expect(disturbance.levels.first == 0)
    #expect(disturbance.levels == disturbance.levels.sorted())
    #expect(Self.apply(disturbance, 0).pixels == Self.digits.pixels)
  }

  @Test(arguments: Disturbance.allCases) func threadsDoNotMatterAndSeedsDo(_ disturbance: Disturbance) {
    let level = disturbance.levels[3]
    let changed = Self.apply(disturbance, level)
    #expect(changed.labels == Self.digits.labels)
    #expect(changed.pixels != Self.digits.pixels)
    #expect(Self.apply(disturbance, level, threads: 3).pixels == changed.pixels)
    #expect((Self.apply(disturbance, level, seed: 2).pixels == changed.pixels) == (disturbance == .blur))
  }

  /// Every digit is moved in one of four directions, and all four occur.
  @Test func shiftsMoveByWholePixels() {
    let shifted = Self.apply(.shift, 3)
    let moves = [(3, 0), (0, 3), (-3, 0), (0, -3)]
    var found = Set<Int>()
    for index in 0..<Self.digits.count {
      let digit = Self.digits[index]
      let move = moves.firstIndex { right, down in
        let expected = (0..<784).map { pixel in
          let (x, y) = (pixel % 28 - right, pixel / 28 - down)
          return (0..<28).contains(x) && (0..<28).contains(y) ? digit.pixels[28 * y + x] : 0
        }
        return shifted[index].pixels == expected
      }
      #expect(move != nil, "digit \(index) is moved neither right, down, left nor up by 3 pixels")
      if let move { found.insert(move) }
    }
    #expect(found.count == 4, "directions that occur in 200 digits")
  }

  @Test func rotationsTurnToBothSides() {
    var pixels = [UInt8](repeating: 0, count: 784)
    // A square of ink on the right of the centre goes above or below it.
    for y in 13...14 {
      for x in 22...23 { pixels[28 * y + x] = 255 }
    }
    let digits = LabelledDigits(
      pixels: Array(repeating: pixels, count: 20).flatMap { $0 }, labels: Array(repeating: 0, count: 20))
    let turned = Self.apply(.rotation, 90, to: digits)
    let above = (0..<20).count { turned[$0].pixels[28 * 4 + 13] > 0.99 }
    let below = (0..<20).count { turned[$0].pixels[28 * 23 + 13] > 0.99 }
    #expect(above + below == 20)
    #expect(above > 0 && below > 0)
  }

  /// On grey, where nothing is cut off, noise has its mean and its standard deviation, and lies within one and two of
  /// them as often as it should.
  @Test func noiseIsNormal() {
    let grey = Digit(pixels: [Float](repeating: 0.5, count: 784))
    var generator = SplitMix64(seed: 3)
    let values = (0..<100).flatMap { _ in grey.withGaussianNoise(0.1, using: &generator).pixels }
      .map { (Double($0) - 0.5) / 0.1 }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 0.015, "mean \(mean)")
    #expect(abs(variance - 1) < 0.03, "variance \(variance)")
    for (limit, share) in [(1.0, 0.6827), (2, 0.9545), (3, 0.9973)] {
      let ours = Double(values.count { abs($0) < limit }) / count
      #expect(abs(ours - share) < 0.007, "\(ours) within \(limit) standard deviations, expected \(share)")
    }
  }

  @Test func noiseStaysBetweenPaperAndInk() {
    let pixels = Self.apply(.noise, 5, to: Self.dot).pixels
    #expect(pixels.count { $0 == 0 } > 300)
    #expect(pixels.count { $0 == 255 } > 300)
  }

  /// A dot spreads as e^(−Δ²/2σ²), and its ink stays.
  @Test func blurSpreadsADot() {
    let blurred = Self.dot[0].blurred(by: 1)
    #expect(abs(blurred.pixels.reduce(0, +) - 1) < 1e-5)
    let centre = blurred.pixels[14 * 28 + 14]
    for (offset, share) in [
      (1, 0.606_531), (28, 0.606_531), (29, 0.367_879), (2, 0.135_335), (-57, 0.082_085),
    ] {
      let ours = Double(blurred.pixels[14 * 28 + 14 + offset] / centre)
      #expect(abs(ours - share) < 1e-5, "offset \(offset): \(ours) of the centre, expected \(share)")
    }
    let edge = Digit(pixels: (0..<784).map { $0 == 0 ? 1 : 0 }).blurred(by: 0.5)
    #expect(edge.pixels[0] > 0.5 && edge.pixels[1] == edge.pixels[28])
    #expect(edge.pixels.reduce(0, +) < 0.9, "what leaves at the edge is lost")
  }

  @Test func occlusionCoversASquare() {
    let ink = LabelledDigits(
      pixels: [UInt8](repeating: 255, count: 784 * 300), labels: .init(repeating: 0, count: 300))
    let covered = Self.apply(.occlusion, 5, to: ink)
    var corners = Set<Int>()
    for index in 0..<300 {
      let paper = (0..<784).filter { covered.pixels[784 * index + $0] == 0 }
      let corner = paper[0]
      #expect(paper == (0..<25).map { corner + $0 / 5 * 28 + $0 % 5 }, "digit \(index)")
      #expect(corner % 28 <= 23 && corner / 28 <= 23)
      corners.insert(corner)
    }
    #expect(corners.count > 200, "\(corners.count) places of 576 in 300 digits")
    #expect(Self.apply(.occlusion, 28, to: ink).pixels.allSatisfy { $0 == 0 })
  }
}
