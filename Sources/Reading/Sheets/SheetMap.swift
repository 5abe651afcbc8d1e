import LeNet

/// Where each place of a sheet is seen in a picture: a homography for a flat sheet, and for a bent one what its blocks
/// show besides.
///
/// A block that is seen beside its place moves what is around it: along its side by a parabola that is 0 at the marks,
/// across the sheet in proportion to the distance from the opposite side. Those are the shape functions of a
/// quadrilateral of eight nodes:
///
///     (1 − ξ²)(1 ± η) ÷ 2  and  (1 − η²)(1 ± ξ) ÷ 2,  ξ and η from −1 to 1 between the marks.
struct SheetMap {
  let frame: SheetFrame
  let flat: Homography
  /// By how many of the picture's pixels the upper, right, lower and left block are seen beside their places.
  let bends: [Place]

  init(frame: SheetFrame, flat: Homography, bends: [Place] = [.zero, .zero, .zero, .zero]) {
    self.frame = frame
    self.flat = flat
    self.bends = bends
  }

  /// - Parameter place: in millimetres.
  /// - Returns: the same place in the picture's pixels.
  func callAsFunction(_ place: Place) -> Place {
    let box = frame.box
    let xi = max(-1, min(1, 2 * (place.x - box.x) / box.width - 1))
    let eta = max(-1, min(1, 2 * (place.y - box.y) / box.height - 1))
    let (along, down) = ((1 - xi * xi) / 2, (1 - eta * eta) / 2)
    let bend =
      bends[0] * (along * (1 - eta)) + bends[1] * (down * (1 + xi))
      + bends[2] * (along * (1 + eta)) + bends[3] * (down * (1 - xi))
    return flat(place) + bend
  }

  func callAsFunction(_ box: SheetLayout.Box) -> Quadrilateral {
    box.outline.map { self($0) }
  }
}

extension SheetMap {
  /// How far from where it should be a block is looked for, in millimetres.
  private static let blockReach: Float = 8

  /// Where the blocks are in a picture; nil for one that is not found.
  func blocks(in picture: Picture) -> [Place?] {
    frame.blockCentres.map { centre in
      let reach = Self.blockReach + frame.blockSide
      // A block has 12 pixels along its side.
      let scale = 12 / frame.blockSide
      let view = SheetLayout.Box(centre.x - reach, centre.y - reach, 2 * reach, 2 * reach)
      let side = Int(2 * reach * scale)
      guard let patch = picture.rectified(self(view), width: side, height: side) else { return nil }
      let places = DarkPlaces(in: patch, comparedWithin: side / 2 * 2 + 1, darkerThan: 0.75).places
      let middle = Float(side - 1) / 2
      // As large as a block, a third of a side more or less, and without holes or bays.
      let blocks = places.filter { place in
        let (width, height) = (Float(place.columns.count), Float(place.rows.count))
        return (8...16).contains(width) && (8...16).contains(height)
          && Float(place.area) > 0.75 * width * height
      }
      let nearest = blocks.min {
        distance($0.centre, Place(middle, middle)) < distance($1.centre, Place(middle, middle))
      }
      guard let nearest else { return nil }
      let found = centre + (nearest.centre - Place(middle, middle)) / scale
      return self(found)
    }
  }

  /// What the cells of the code are in a picture; nil if they are no code.
  func code(in picture: Picture) -> SheetCode? {
    let (box, side) = (frame.codeBox, SheetCode.cellSide)
    func ratio(row: Int, column: Int) -> Float {
      let centre = Place(box.x + side * (Float(column) + 0.5), box.y + side * (Float(row) + 0.5))
      let white = [box.y - side, box.maxY + side].map { picture.value(at: self(Place(centre.x, $0))) }
      var sum: Float = 0
      for x in [-0.2, 0, 0.2] as [Float] {
        for y in [-0.2, 0, 0.2] as [Float] { sum += picture.value(at: self(centre + side * Place(x, y))) }
      }
      return sum / 9 / max(1e-3, (white[0] + white[1]) / 2)
    }
    let ratios = (0..<SheetCode.rows).flatMap { row in
      (0..<SheetCode.columns).map { ratio(row: row, column: $0) }
    }
    // Of every code one cell at least is black: that of the version.
    let black = ratios.range.low
    guard black < 0.8 else { return nil }
    let limit = (black + 1) / 2
    return SheetCode(cells: ratios.map { $0 < limit })
  }
}
