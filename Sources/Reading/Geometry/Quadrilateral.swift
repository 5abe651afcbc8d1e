/// A place in a picture, in pixels: x to the right, y down. The centre of the first pixel is (0, 0).
public typealias Place = SIMD2<Float>

/// Four corners in a picture, in the order in which one walks round them.
public struct Quadrilateral: Hashable, Sendable {
  /// Where the upper left corner of what is outlined lies.
  public var topLeft: Place
  /// Where the upper right corner of what is outlined lies.
  public var topRight: Place
  /// Where the lower right corner of what is outlined lies.
  public var bottomRight: Place
  /// Where the lower left corner of what is outlined lies.
  public var bottomLeft: Place

  /// Four corners, clockwise from the upper left one.
  public init(topLeft: Place, topRight: Place, bottomRight: Place, bottomLeft: Place) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomRight = bottomRight
    self.bottomLeft = bottomLeft
  }

  /// An upright rectangle.
  public init(x: ClosedRange<Float>, y: ClosedRange<Float>) {
    self.init(
      topLeft: Place(x.lowerBound, y.lowerBound), topRight: Place(x.upperBound, y.lowerBound),
      bottomRight: Place(x.upperBound, y.upperBound), bottomLeft: Place(x.lowerBound, y.upperBound))
  }

  /// The four of them, clockwise from the upper left one.
  public var corners: [Place] { [topLeft, topRight, bottomRight, bottomLeft] }

  /// The mean of the corners.
  public var centre: Place { (topLeft + topRight + bottomRight + bottomLeft) / 4 }

  /// Whether three corners lie on a line, or nearly so: the fourth may be anywhere.
  var hasThreeCornersOnALine: Bool {
    let corners = corners
    return corners.indices.contains { index in
      let here = corners[(index + 1) % 4]
      let (back, on) = (here - corners[index], corners[(index + 2) % 4] - here)
      let lengths = ((back * back).sum() * (on * on).sum()).squareRoot()
      return abs(back.x * on.y - back.y * on.x) <= 1e-4 * lengths
    }
  }
}
