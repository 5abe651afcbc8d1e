import LeNet
import Testing

@testable import Reading

/// What of a box's darkness becomes ink, against the area that was drawn.
@Suite struct CellInkTests {
  /// Upright bars of a height on paper in a box, blurred twice by means of 3 × 3 pixels.
  private static func ink(side: Int, bars: [ClosedRange<Int>], height: Int) throws -> (
    ink: Picture, view: CellView
  ) {
    var picture = Picture(
      width: 2 * side, height: 2 * side, values: [Float](repeating: 0.9, count: 4 * side * side))
    for row in side - height / 2..<side - height / 2 + height {
      for column in bars.joined() { picture[row, side + column] = 0.2 }
    }
    let half = Float(side) / 2
    let outline = Quadrilateral(
      x: Float(side) - half - 0.5...Float(side) + half - 0.5,
      y: Float(side) - half - 0.5...Float(side) + half - 0.5)
    let view = try #require(CellView(outline, in: picture.smoothed.smoothed))
    return (try #require(CellInk(in: view).normalisation).ink, view)
  }

  /// Neither is a stroke's middle lost, nor does it become thinner or broader.
  @Test func aBroadStrokeStaysWhole() throws {
    let (ink, view) = try Self.ink(side: 96, bars: [-7...6], height: 60)
    let area = ink.values.reduce(0, +)
    #expect(view.scale == 1)
    #expect(abs(area - 14 * 60) < 0.05 * 14 * 60, "an area of \(area), drawn were 14 × 60")
    #expect(ink[60, 60] == 1)
  }

  /// Two bars of three pixels with two between them, of which a photograph shows little more than one dark bar.
  @Test func aNarrowGapStaysOpen() throws {
    let (ink, view) = try Self.ink(side: 48, bars: [-4 ... -2, 1...3], height: 16)
    #expect(view.scale == 2)
    let row = (0..<ink.width).map { ink[ink.height / 2, $0] }
    let (left, gap, right) = (row[50..<57].max()!, row[57..<61].min()!, row[61..<68].max()!)
    #expect(left == 1 && right == 1 && gap < 0.5, "bars of \(left) and \(right), a gap of \(gap)")
  }
}
