import LeNet
import Testing

@testable import Reading

@Suite struct SheetMapTests {
  private static let frame = SheetFrame(.page, on: .a4)
  private static let seen = Quadrilateral(
    topLeft: Place(120, 80), topRight: Place(900, 140), bottomRight: Place(860, 1200),
    bottomLeft: Place(60, 1150))

  /// Each block's own shift is seen there, and at the marks nothing changes.
  @Test func aBentSheetGoesThroughItsBlocks() throws {
    let flat = try #require(Homography(from: Self.frame.box.outline, to: Self.seen))
    let bends = [Place(3, -7), Place(5, 2), Place(-4, 6), Place(0, -3)]
    let map = SheetMap(frame: Self.frame, flat: flat, bends: bends)
    for (centre, bend) in zip(Self.frame.blockCentres, bends) {
      #expect(distance(map(centre), flat(centre) + bend) < 0.01)
    }
    for (corner, image) in zip(Self.frame.box.outline.corners, Self.seen.corners) {
      #expect(distance(map(corner), image) < 0.01)
    }
    // In the middle of the page the four shape functions are a half each.
    let middle = Self.frame.box.outline.centre
    let sum: Place = bends[0] + bends[1] + bends[2] + bends[3]
    #expect(distance(map(middle), flat(middle) + sum / 2) < 0.01)
  }

  /// Through exact places the fit is the map itself; small errors change it little.
  @Test func aHomographyIsFitted() throws {
    let exact = try #require(Homography(from: Self.frame.box.outline, to: Self.seen))
    let places = (0..<12).map { index -> Place in
      let (x, y) = (20 + index * 53 % 170, 30 + index * 97 % 240)
      return Place(Float(x), Float(y))
    }
    let images: [Place] = places.map { exact($0) }
    let fitted = try #require(Homography(from: places, to: images))
    var generator = SplitMix64(seed: 1)
    var shaken: [Place] = []
    for image in images {
      shaken.append(image + Place(Float.random(in: -1...1, using: &generator), 0))
    }
    let blurred = try #require(Homography(from: places, to: shaken))
    for corner in Self.frame.box.outline.corners {
      #expect(distance(fitted(corner), exact(corner)) < 0.05)
      #expect(distance(blurred(corner), exact(corner)) < 4)
    }
    #expect(Homography(from: Array(places[0..<3]), to: Array(places[0..<3])) == nil, "three places")
    let line = (0..<6).map { index -> Place in Place(Float(index), Float(2 * index)) }
    #expect(Homography(from: line, to: line) == nil, "places on a line")
  }
}
