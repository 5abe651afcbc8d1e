import LeNet
import Reading
import Testing

@Suite struct HomographyTests {
  private let square = Quadrilateral(x: 0...1, y: 0...1)
  private let leaning = Quadrilateral(
    topLeft: Place(10, 20), topRight: Place(110, 30), bottomRight: Place(90, 140), bottomLeft: Place(5, 90))

  @Test func cornersGoToCorners() throws {
    let map = try #require(Homography(from: square, to: leaning))
    for (corner, image) in zip(square.corners, leaning.corners) {
      let found = map(corner)
      #expect(abs(found.x - image.x) < 1e-3 && abs(found.y - image.y) < 1e-3, "\(corner) went to \(found)")
    }
  }

  /// What crosses the diagonals of one crosses those of the other.
  @Test func straightLinesStayStraight() throws {
    let map = try #require(Homography(from: square, to: leaning))
    let centre = map(Place(0.5, 0.5))
    for (start, end) in [(leaning.topLeft, leaning.bottomRight), (leaning.topRight, leaning.bottomLeft)] {
      let (along, to) = (end - start, centre - start)
      #expect(abs(along.x * to.y - along.y * to.x) < 0.05, "\(centre) is beside the diagonal")
    }
  }

  @Test func threeCornersOnALineHaveNone() {
    let flat = Quadrilateral(
      topLeft: Place(0, 0), topRight: Place(1, 0), bottomRight: Place(2, 0), bottomLeft: Place(0, 1))
    #expect(Homography(from: square, to: flat) == nil)
  }

  @Test func aTurnedPictureIsTurnedBack() throws {
    let picture = Picture(width: 3, height: 2, values: [0, 0.1, 0.2, 0.3, 0.4, 0.5])
    let quarter = Quadrilateral(
      topLeft: Place(2.5, -0.5), topRight: Place(2.5, 1.5), bottomRight: Place(-0.5, 1.5),
      bottomLeft: Place(-0.5, -0.5))
    let turned = try #require(picture.rectified(quarter, width: 2, height: 3))
    let expected: [Float] = [0.2, 0.5, 0.1, 0.4, 0, 0.3]
    #expect(zip(turned.values, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(turned.values)")
  }
}
