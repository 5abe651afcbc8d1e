import LeNet
import Testing

@testable import Laboratory

@Suite struct OcclusionTests {
  private static let trace: Trace = {
    var generator = SplitMix64(seed: 5)
    let network = Network(.leNet5, using: &generator)
    var pixels = [Float](repeating: 0, count: 784)
    for row in 0..<14 {
      for column in 10..<18 { pixels[28 * row + column] = Float.random(in: 0...1, using: &generator) }
    }
    return Trace(of: Digit(pixels: pixels), through: network)
  }()

  /// In the middle of the ink, at the picture's edge, where the square is cut off, and where it reaches two pixels of ink.
  @Test(arguments: [(7, 14, 5...9, 12...16), (0, 12, 0...2, 10...14), (15, 19, 13...17, 17...21)])
  func anAmountIsTheLogitsFall(row: Int, column: Int, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    var covered = Self.trace.digit
    for row in rows { for column in columns { covered.pixels[28 * row + column] = 0 } }
    let fall = Self.trace.logits[3] - Trace(of: covered, through: Self.trace.network).logits[3]
    #expect(fall != 0, "the square covers ink")
    #expect(Self.trace.occlusion(ofLogit: 3)[28 * row + column] == fall)
  }

  @Test func blankPaperCoversNothing() {
    let amounts = Self.trace.occlusion(ofLogit: 0)
    #expect(amounts.count == 784)
    #expect(amounts[28 * 20 + 14] == 0, "three rows below the lowest square that reaches ink")
    #expect(amounts[28 * 5 + 2] == 0)
  }

  /// A square of a single pixel takes that pixel's ink away.
  @Test func aSquareOfOnePixel() {
    let digit = Self.trace.digit
    let amounts = Self.trace.occlusion(ofLogit: 1, side: 1)
    for index in 0..<784 { #expect((amounts[index] != 0) == (digit.pixels[index] != 0), "pixel \(index)") }
  }
}
