import LeNet
import Testing

@testable import Reading

@Suite struct LineFinderTests {
  /// Marks of rings, each by its middle and radius, drawn with a pen of 5 pixels.
  private func marks(_ rings: [(x: Float, y: Float, radius: Float)]) -> InkMarks {
    let isInk = (0..<600 * 400).map { index in
      rings.contains { ring in
        let (x, y) = (Float(index % 600) - ring.x, Float(index / 600) - ring.y)
        return abs((x * x + y * y).squareRoot() - ring.radius) <= 2.5
      }
    }
    return InkMarks(isInk, width: 600, height: 400)
  }

  @Test(arguments: [-30, -15, -6, 0, 6, 15, 30]) func theDirectionOfARowIsFound(_ degrees: Int) {
    let slope = Float(degrees) * .pi / 180
    let marks = self.marks((0..<5).map { (120 + 70 * Float($0), 200 + 70 * slope * Float($0 - 2), 20) })
    let lines = LineFinder(marks).lines()
    #expect(lines.count == 1)
    let expected = Float(degrees) * .pi / 180
    // The row's own slope is its tangent.
    #expect(
      abs(lines[0].direction.angle - expected) < 0.05, "\(lines[0].direction.angle), expected \(expected)")
    #expect(lines[0].marks.count == 5 && abs(lines[0].height - 45) < 3)
  }

  @Test func linesBelowEachOtherStayApart() {
    var rings: [(x: Float, y: Float, radius: Float)] = []
    for line in 0..<3 {
      for place in 0..<5 { rings.append((100 + 60 * Float(place), 100 + 70 * Float(line), 18)) }
    }
    let lines = LineFinder(marks(rings)).lines()
    #expect(lines.map(\.marks.count) == [5, 5, 5])
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.across.upperBound < $1.across.lowerBound })
  }

  @Test func smallMarksBelongToTheirLine() {
    // Two digits with a dot between them, and one far away.
    let marks = self.marks([(100, 100, 20), (135, 118, 1), (170, 100, 20), (500, 350, 1)])
    let lines = LineFinder(marks).lines()
    #expect(lines.count == 1 && lines[0].marks.count == 3)
  }
}
