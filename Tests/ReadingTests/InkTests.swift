import LeNet
import Testing

@testable import Reading

@Suite struct InkTests {
  /// A page of 200 × 150 with a bar of ink, lit by half on its right side.
  private func page(ink: Float, isDarkOnLight: Bool = true) -> Picture {
    var values: [Float] = []
    for row in 0..<150 {
      for column in 0..<200 {
        let isInk = (70..<74).contains(row) && (30..<170).contains(column)
        let reflected: Float = isInk ? 1 - ink : 1
        let light: Float = column < 100 ? 0.9 : 0.45
        values.append(isDarkOnLight ? light * reflected : 1 - light * reflected)
      }
    }
    return Picture(width: 200, height: 150, values: values)
  }

  @Test(arguments: [true, false]) func sharesAreTheSameInTheShadow(_ isDarkOnLight: Bool) {
    let ink = PhotographInk(of: page(ink: 0.6, isDarkOnLight: isDarkOnLight))
    #expect(ink.paper.isLight == isDarkOnLight)
    for column in [40, 60, 140, 160] {
      let share = ink.shares[72, column]
      #expect(abs(share - 0.6) < 0.01, "\(share) in column \(column), expected 0.6")
      #expect(ink.isStroke[72 * 200 + column] && !ink.isStroke[50 * 200 + column])
    }
  }

  /// A stroke's edge is as soft as a lens makes it: of a large picture's pixels it takes up more.
  @Test(arguments: [1, 2, 4]) func softStrokesAreWriting(_ size: Int) {
    let (width, height) = (500 * size, 300 * size)
    // A ring, whose ink falls off over five pixels of the smallest picture.
    let picture = Picture(
      width: width, height: height,
      values: (0..<width * height).map { index in
        let (x, y) = (Float(index % width - width / 2), Float(index / width - height / 2))
        let distance = abs((x * x + y * y).squareRoot() / Float(size) - 40)
        return 0.9 - 0.7 * max(0, min(1, (6 - distance) / 5))
      })
    var ink = PhotographInk(of: picture)
    let before = ink.isStroke.count { $0 }
    ink.eraseMarksThatAreNoWriting()
    let after = ink.isStroke.count { $0 }
    #expect(before > 0 && after == before, "\(after) of \(before) pixels are left")
  }

  @Test func evenPaperHasNoInk() {
    for brightness: Float in [0, 0.5, 1] {
      let blank = Picture(
        width: 120, height: 80, values: [Float](repeating: brightness, count: 120 * 80))
      #expect(!PhotographInk(of: blank).isStroke.contains(true), "paper of \(brightness)")
    }
  }

  @Test func aPensWidthIsMeasured() {
    for width in [3, 5, 8] {
      // A ring of radius 30.
      let isInk = (0..<100 * 100).map { index in
        let (x, y) = (Float(index % 100) - 50, Float(index / 100) - 50)
        return abs((x * x + y * y).squareRoot() - 30) <= Float(width) / 2
      }
      let marks = InkMarks(isInk, width: 100, height: 100).marks
      #expect(marks.count == 1)
      #expect(abs(marks[0].penWidth - Float(width)) < 0.6, "\(marks[0].penWidth), expected \(width)")
    }
  }

  @Test func momentsAreThoseOfARectangle() {
    // 9 × 5 pixels: the variance of n numbers in a row is (n² − 1) ÷ 12.
    let isInk = (0..<400).map { (5..<14).contains($0 % 20) && (8..<13).contains($0 / 20) }
    let mark = InkMarks(isInk, width: 20, height: 20).marks[0]
    let (xx, yy, xy) = mark.moments
    #expect(abs(xx - 80 / 12.0) < 1e-3 && abs(yy - 2) < 1e-3 && abs(xy) < 1e-3, "\(mark.moments)")
    #expect(mark.centre == Place(9, 10) && mark.area == 45)
  }

  /// Lines that fall by a tenth, and a ring of a thick pen across two of them.
  @Test func printedLinesGoAndStrokesStay() {
    let (width, height) = (400, 300)
    var values = [Float](repeating: 0.9, count: width * height)
    var isRing = [Bool](repeating: false, count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        let index = row * width + column
        if (10 * row + column) % 400 < 20 { values[index] = 0.4 }
        if (10 * column - row + 300) % 400 < 20 { values[index] = 0.4 }
        let (x, y) = (Float(column) - 200, Float(row) - 150)
        if abs((x * x + y * y).squareRoot() - 40) <= 4 {
          values[index] = 0.15
          isRing[index] = true
        }
      }
    }
    var ink = PhotographInk(of: Picture(width: width, height: height, values: values))
    let before = zip(ink.isStroke, isRing).count { $0 && !$1 }
    ink.erasePrintedLines()
    let after = zip(ink.isStroke, isRing).count { $0 && !$1 }
    let lost = zip(ink.isStroke, isRing).count { !$0 && $1 }
    #expect(10 * after < before, "\(after) of \(before) pixels of lines are left")
    #expect(50 * lost < isRing.count { $0 }, "\(lost) pixels of the ring are lost")
  }
}
