import Laboratory
import LeNet
import Testing

@Suite struct DeskewingTests {
  private static func digit(_ pixel: (_ y: Int, _ x: Int) -> UInt8) -> LabelledDigits {
    LabelledDigits(pixels: (0..<784).map { pixel($0 / 28, $0 % 28) }, labels: [1])
  }

  /// A stroke that moves one pixel to the left for every row becomes upright, through its centre.
  @Test func aDiagonalBecomesUpright() {
    let slanted = Self.digit { y, x in (8...20).contains(y) && x == 28 - y ? 200 : 0 }
    let upright = Self.digit { y, x in (8...20).contains(y) && x == 14 ? 200 : 0 }
    #expect(slanted.deskewed().pixels == upright.pixels)
  }

  /// With α = ½, every other row moves by half a pixel: two neighbours share its ink.
  @Test func inkBetweenPixelsIsShared() {
    // Rows 9 … 13 and their ink's columns; Σ xy = ½ Σ yy about the centre of row 11 and column 12.
    let slanted = Self.digit { y, x in
      switch (y, x) {
      case (9, 11), (11, 12), (13, 13): 200
      case (10, 11), (10, 12), (12, 12), (12, 13): 100
      default: 0
      }
    }
    let result = slanted.deskewed().pixels
    for (row, expected) in [
      (9, [0, 200, 0]), (10, [50, 100, 50]), (11, [0, 200, 0]), (12, [50, 100, 50]),
    ]
      as [(Int, [UInt8])]
    {
      #expect(Array(result[28 * row + 11...28 * row + 13]) == expected, "row \(row)")
    }
  }

  @Test func whatHasNoSlantStays() {
    let blank = Self.digit { _, _ in 0 }
    #expect(blank.deskewed().pixels == blank.pixels)
    let line = Self.digit { y, x in y == 3 ? UInt8(9 * x) : 0 }
    #expect(line.deskewed().pixels == line.pixels, "one row has no slant")
    let square = Self.digit { y, x in (5...9).contains(y) && (5...9).contains(x) ? 255 : 0 }
    #expect(square.deskewed().pixels == square.pixels)
  }
}
