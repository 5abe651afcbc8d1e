import LeNet

/// Which of the marks in a picture stands in which corner of a sheet.
struct SheetPose {
  /// The marks clockwise on the sheet from the upper left corner; nil for one that was not found.
  let marks: [SheetMark?]

  /// Every way in which four marks, or three, may be a sheet's, the likeliest first.
  static func all(of marks: [SheetMark]) -> [SheetPose] {
    precondition(3...4 ~= marks.count, "\(marks.count) marks, expected 3 or 4")
    let order = clockwise(marks)
    var circle: [SheetMark?] = order
    if order.count == 3 {
      // Opposite the missing mark is the widest angle.
      let widest = (0..<3).max { order.angle(at: $0) < order.angle(at: $1) }!
      circle = [order[(widest + 2) % 3], order[widest], order[(widest + 1) % 3], nil]
    }
    // The first mark comes first; where it was taken for another, or is the missing one, the check sum tells.
    let first = circle.firstIndex { $0?.isFirst ?? false } ?? circle.firstIndex { $0 == nil } ?? 0
    return (0..<4).map { turn in SheetPose(marks: (0..<4).map { circle[($0 + first + turn) % 4] }) }
  }

  /// The marks in the order in which one meets them walking clockwise round their centre.
  private static func clockwise(_ marks: [SheetMark]) -> [SheetMark] {
    let centre = marks.reduce(Place.zero) { $0 + $1.centre } / Float(marks.count)
    // The quarter of the circle, then the slope in it.
    func key(_ mark: SheetMark) -> Float {
      let way = mark.centre - centre
      let length = abs(way.x) + abs(way.y)
      let along = way.x / max(length, 1e-6)
      return way.y < 0 ? along : 2 - along
    }
    return marks.sorted { key($0) < key($1) }
  }

  /// Where the sheet lies, if it has this frame and were flat; nil where the marks lie on a line.
  func homography(of frame: SheetFrame) -> Homography? {
    let corners = frame.box.outline.corners
    let found = (0..<4).filter { marks[$0] != nil }
    if found.count == 4 {
      let centres = marks.map { $0!.centre }
      return Homography(
        from: frame.box.outline,
        to: Quadrilateral(
          topLeft: centres[0], topRight: centres[1], bottomRight: centres[2], bottomLeft: centres[3]))
    }
    // Three centres tell how the sheet is sheared and turned, and so which of a mark's corners is which; all corners
    // of the marks together tell from where it is seen.
    var (places, images): ([Place], [Place]) = ([], [])
    let (here, next, last) = (found[0], found[1], found[2])
    let (origin, image) = (corners[here], marks[here]!.centre)
    let (one, two) = (corners[next] - origin, corners[last] - origin)
    let (oneImage, twoImage) = (marks[next]!.centre - image, marks[last]!.centre - image)
    let area = one.x * two.y - one.y * two.x
    for corner in found {
      let mark = marks[corner]!
      places.append(corners[corner])
      images.append(mark.centre)
      for place in frame.markOutline(corner).corners {
        let way = place - corners[corner]
        let first = (way.x * two.y - way.y * two.x) / area
        let second = (one.x * way.y - one.y * way.x) / area
        let expected = mark.centre + oneImage * first + twoImage * second
        let nearest = mark.outline.corners.min { distance($0, expected) < distance($1, expected) }!
        places.append(place)
        images.append(nearest)
      }
    }
    return Homography(from: places, to: images)
  }

  /// Where the sheet lies, if it has this frame, with what its blocks show.
  func map(of frame: SheetFrame, in picture: Picture) -> SheetMap? {
    guard let flat = homography(of: frame) else { return nil }
    let first = SheetMap(frame: frame, flat: flat)
    let blocks = first.blocks(in: picture)
    if marks.contains(where: { $0 == nil }) {
      // The blocks are farther apart than a mark's corners: they tell better from where the sheet is seen.
      let corners = (0..<4).filter { marks[$0] != nil }
      let sides = (0..<4).filter { blocks[$0] != nil }
      let better = Homography(
        from: corners.map { frame.box.outline.corners[$0] } + sides.map { frame.blockCentres[$0] },
        to: corners.map { marks[$0]!.centre } + sides.map { blocks[$0]! })
      return better.map { SheetMap(frame: frame, flat: $0) } ?? first
    }
    let bends = (0..<4).map { side in blocks[side].map { $0 - flat(frame.blockCentres[side]) } ?? .zero }
    return SheetMap(frame: frame, flat: flat, bends: bends)
  }
}

extension [SheetMark] {
  /// The angle of the triangle of three marks at one of them, as one that grows with it: minus its cosine.
  fileprivate func angle(at index: Int) -> Float {
    let here = self[index].centre
    let (one, other) = (self[(index + 1) % 3].centre - here, self[(index + 2) % 3].centre - here)
    let lengths = ((one * one).sum() * (other * other).sum()).squareRoot()
    return -(one * other).sum() / Swift.max(lengths, 1e-6)
  }
}
