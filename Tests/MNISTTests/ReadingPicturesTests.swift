import Files
import Foundation
import LeNet
import MNIST
import Testing

/// Whether the network in the repository reads what people bring: pens, papers, and MNIST's own digits enlarged.
@Suite struct ReadingPicturesTests {
  private static let network = try! WeightsFile.trained.network
  private static let side = 280

  /// Ten digits on paper of 280 × 280.
  private static let strokes: [[[Dot]]] = [
    [arc(140, 140, 60, 90, 0...360)],
    [[Dot(110, 85), Dot(143, 50), Dot(143, 230)]],
    [arc(140, 105, 56, 56, 180...390) + [Dot(84, 230), Dot(203, 230)]],
    [arc(133, 95, 53, 48, 200...450) + arc(133, 188, 59, 48, 270...520)],
    [[Dot(105, 56), Dot(84, 154), Dot(203, 154)], [Dot(175, 84), Dot(161, 231)]],
    [[Dot(196, 50), Dot(109, 50), Dot(101, 133)] + arc(137, 171, 62, 59, 230...500)],
    [[Dot(182, 50), Dot(119, 112)] + arc(140, 180, 53, 52, 180...540)],
    [[Dot(77, 56), Dot(203, 56), Dot(119, 231)]],
    [arc(140, 95, 48, 45, 90...450) + arc(140, 188, 56, 48, 270...630)],
    [arc(140, 101, 53, 50, 0...360) + [Dot(193, 101), Dot(179, 231)]],
  ]

  /// Dots along an ellipse; degrees from the right, clockwise.
  private static func arc(
    _ x: Float, _ y: Float, _ width: Float, _ height: Float, _ degrees: ClosedRange<Int>
  ) -> [Dot] {
    stride(from: degrees.lowerBound, through: degrees.upperBound, by: 10).map { degree in
      let angle = Float(degree) * .pi / 180
      return Dot(x + width * cos(angle), y + height * sin(angle))
    }
  }

  /// A digit's ink on paper: 0…1.
  private static func ink(_ digit: Int, pen: Float) -> Picture {
    Picture(strokes: strokes[digit], width: side, height: side, penWidth: pen)
  }

  private static func reading(of picture: Picture) -> Int? {
    Normalisation(picture).map { Trace(of: $0.digit, through: network).prediction }
  }

  @Test(arguments: [Float(1), 2, 3, 4, 6, 8, 12, 16, 24, 32]) func everyPenIsRead(pen: Float) {
    for digit in 0..<10 {
      var picture = Self.ink(digit, pen: pen)
      for index in picture.values.indices { picture.values[index] = 1 - picture.values[index] }
      #expect(Self.reading(of: picture) == digit, "a \(digit) by a pen of \(pen) pixels")
    }
  }

  /// What lies on or around the ink, by place on the sheet: `x` and `y` from 0 to 1.
  private static let papers: [(name: String, light: @Sendable (Float, Float) -> Float)] = [
    ("even", { _, _ in 0.85 }),
    ("shade below", { _, y in 0.8 - 0.4 * max(0, y - 0.4) }),
    ("vignette", { x, y in 0.85 - 0.7 * ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)) }),
    ("whiteboard", { x, y in 0.6 + 0.3 * exp(-8 * ((x - 0.8) * (x - 0.8) + (y - 0.2) * (y - 0.2))) }),
    ("shadow of a hand", { x, y in 0.85 - 0.3 / (1 + exp(40 * (x - y))) }),
    ("a scan's edge", { x, _ in x < 0.04 ? 0.05 : 0.9 }),
    ("a frame", { x, y in min(x, y, 1 - x, 1 - y) < 0.05 ? 0.05 : 0.9 }),
    ("a thin frame off the border", { x, y in (0.01...0.02).contains(min(x, y, 1 - x, 1 - y)) ? 0.2 : 0.9 }),
    ("a box around", { x, y in (0.08...0.09).contains(min(x, y, 1 - x, 1 - y)) ? 0.2 : 0.9 }),
    ("the hard edge of a shadow", { _, y in y < 0.8 ? 0.55 : 0.9 }),
    (
      "punch holes",
      { x, y in
        x < 0.06 && [0.25, 0.75].contains { abs(y - $0) < 0.03 } ? 0.1 : 0.9
      }
    ),
    (
      "specks",
      { x, y in
        [(0.1, 0.1), (0.9, 0.15), (0.08, 0.9), (0.95, 0.8)].contains {
          abs(x - $0.0) < 0.008 && abs(y - $0.1) < 0.008
        }
          ? 0.1 : 0.9
      }
    ),
    (
      "ruled",
      { x, y in
        let line = (y + 0.02 * x) * 5
        return abs(line - line.rounded()) < 0.02 ? 0.65 : 0.9
      }
    ),
  ]

  @Test(arguments: papers.indices, [Float(3), 12]) func everyPaperIsRead(paper: Int, pen: Float) {
    let (name, light) = Self.papers[paper]
    var generator = SplitMix64(seed: 4)
    let isRight = (0..<10).filter { digit in
      var picture = Self.ink(digit, pen: pen)
      for row in 0..<Self.side {
        for column in 0..<Self.side {
          let paper = light(Float(column) / Float(Self.side), Float(row) / Float(Self.side))
          let grain = Float.random(in: -0.01...0.01, using: &generator)
          picture[row, column] = max(0, min(1, paper * (1 - 0.6 * picture[row, column]) + grain))
        }
      }
      return Self.reading(of: picture) == digit
    }
    #expect(isRight.count >= 9, "\(name), pen \(pen): right are only \(isRight)")
  }

  /// MNIST's digits, seven pixels for one, are what they were: at least 99.5 % are read rightly again. Every second one:
  /// a third of a minute for all.
  @Test func enlargedTestDigitsAreReadAgain() throws {
    let digits = try DataSet.embedded.load(.test)
    let asked = stride(from: 0, to: digits.count, by: 2)
    let isRight = asked.count { index in
      let small = digits[index].pixels
      var large = Picture(width: 196, height: 196, values: [Float](repeating: 0, count: 196 * 196))
      for row in 0..<196 {
        for column in 0..<196 { large[row, column] = 1 - small[row / 7 * 28 + column / 7] }
      }
      return Self.reading(of: large) == Int(digits.labels[index])
    }
    #expect(isRight * 1000 >= 995 * digits.count / 2, "\(isRight) of \(digits.count / 2)")
  }

  /// What ``Normalisation/thinPenWidth`` says of itself.
  @Test func threeOfFiveDigitsHaveABroaderPen() throws {
    let digits = try DataSet.embedded.load(.training, first: 2000)
    let broad = (0..<digits.count).count { index in
      let steps = Normalisation(Picture(width: 28, height: 28, values: digits[index].pixels))
      return steps.map { !$0.isWidened } ?? false
    }
    let share = Double(broad) / Double(digits.count)
    #expect((0.57...0.67).contains(share), "\(share)")
  }
}
