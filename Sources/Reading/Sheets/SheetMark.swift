import LeNet

/// A mark in a picture: a square ring around a square core, and in the core of the sheet's upper left one a hole.
///
/// Of 7 × 7 squares the outermost and the inner 3 × 3 are black. Whatever side a plane is seen from, and however it is
/// turned, the two have one centre nearly, and of their areas one is 9/24 of the other.
public struct SheetMark: Sendable {
  /// Squares along a side.
  public static let squares = 7

  /// The ring's outer corners, clockwise as the picture is seen; which is the upper left one is not known.
  let outline: Quadrilateral
  /// The mean place of its black pixels.
  let centre: Place
  /// Whether it is the sheet's first: in the upper left corner.
  let isFirst: Bool

  /// Whether a square of a mark is black.
  public static func isBlack(row: Int, column: Int, isFirst: Bool) -> Bool {
    let distance = max(abs(row - 3), abs(column - 3))
    return distance == 0 ? !isFirst : distance == 1 || distance == 3
  }

  /// The mean of its four sides.
  var side: Float {
    let corners = outline.corners
    return corners.indices.reduce(0) { $0 + distance(corners[$1], corners[($1 + 1) % 4]) } / 4
  }
}

extension SheetMark {
  /// The longer side of the picture in which marks are looked for, nearly: the squares of a mark have five pixels there
  /// if a page fills it, and three if it fills half.
  private static let searchSide = 1600

  /// The marks in a picture, in its pixels.
  static func all(in picture: Picture) -> [SheetMark] {
    let step = max(
      1, min(max(picture.width, picture.height) / searchSide, picture.width, picture.height))
    let small = picture.blockMeans(of: step)
    // Larger than a mark, and small enough for light to change little within.
    let places = DarkPlaces(
      in: small, comparedWithin: max(small.width, small.height) / 24 * 2 + 1, darkerThan: 0.8)
    let found = places.pairs.compactMap { SheetMark(ring: $0, core: $1, of: places, in: small) }
    let marks = found.map { $0.enlarged(by: Float(step)) }
    // Codes on packages have such marks too, but near each other.
    return marks.filter { mark in
      marks.allSatisfy {
        $0.centre == mark.centre || distance($0.centre, mark.centre) > 6 * min($0.side, mark.side)
      }
    }
  }

  /// What a ring and a core make, if their squares are as black and as white as they should be.
  private init?(ring: Int, core: Int, of places: DarkPlaces, in picture: Picture) {
    let outline = places.corners(of: ring)
    let side = Float(Self.squares)
    guard
      let map = Homography(from: Quadrilateral(x: -0.5...side - 0.5, y: -0.5...side - 0.5), to: outline)
    else { return nil }
    let around = (0..<Self.squares).flatMap { square -> [Float] in
      let along = Float(square)
      return [Place(along, -1.25), Place(along, side + 0.25), Place(-1.25, along), Place(side + 0.25, along)]
        .map { picture.value(at: map($0)) }
    }
    let white = around.quantile(0.5)
    var squares: [Float] = []
    for row in 0..<Self.squares {
      for column in 0..<Self.squares {
        squares.append(picture.value(at: map(Place(Float(column), Float(row)))))
      }
    }
    let black = squares.quantile(0.25)
    guard black < 0.75 * white else { return nil }
    let limit = (black + white) / 2
    var wrong = 0
    for index in squares.indices where index != squares.count / 2 {
      let (row, column) = index.quotientAndRemainder(dividingBy: Self.squares)
      let isBlack = Self.isBlack(row: row, column: column, isFirst: false)
      if (squares[index] < limit) != isBlack { wrong += 1 }
    }
    guard wrong <= Self.wrongSquares else { return nil }
    self.outline = outline
    let (ring, core) = (places.places[ring], places.places[core])
    centre = (ring.centre * Float(ring.area) + core.centre * Float(core.area)) / Float(ring.area + core.area)
    isFirst = squares[squares.count / 2] > limit
  }

  /// How many of its 48 squares dirt and blur may change.
  private static let wrongSquares = 4

  /// The mark in a picture with `step` pixels for each.
  private func enlarged(by step: Float) -> SheetMark {
    func enlarged(_ place: Place) -> Place { (place + 0.5) * step - 0.5 }
    return SheetMark(outline: outline.map(enlarged), centre: enlarged(centre), isFirst: isFirst)
  }
}

extension DarkPlaces {
  /// The places of which one may be a mark's ring and the other its core: of nearly one centre, one around the other.
  fileprivate var pairs: [(ring: Int, core: Int)] {
    // A ring has at least a pixel's width and its gap another.
    let large = places.indices.filter { places[$0].area >= 9 }
    let order = large.sorted { places[$0].centre.x < places[$1].centre.x }
    var pairs: [(ring: Int, core: Int)] = []
    for (position, one) in order.enumerated() {
      for other in order[(position + 1)...] {
        let (left, right) = (places[one], places[other])
        // A ring has at most seven times its core's area, so that no centre farther right is near enough.
        if right.centre.x - left.centre.x > 0.2 * Float(8 * left.area).squareRoot() { break }
        let reach = 0.2 * Float(left.area + right.area).squareRoot()
        guard distance(left.centre, right.centre) < reach else { continue }
        let (ring, core) = left.area > right.area ? (one, other) : (other, one)
        // Blur and the threshold change 9/24 by a third of a square's side at every edge.
        if (0.15...0.85).contains(Float(places[core].area) / Float(places[ring].area)),
          places[ring].surrounds(places[core])
        {
          pairs.append((ring, core))
        }
      }
    }
    return pairs
  }
}

extension DarkPlaces.Place {
  fileprivate func surrounds(_ other: Self) -> Bool {
    rows.lowerBound < other.rows.lowerBound && other.rows.upperBound < rows.upperBound
      && columns.lowerBound < other.columns.lowerBound && other.columns.upperBound < columns.upperBound
  }
}
