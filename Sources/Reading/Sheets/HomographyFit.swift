extension Homography {
  /// The map that takes places nearest to others, by least squares of the equations of ``init(from:to:)``; nil where
  /// they are fewer than four, or lie on a line.
  ///
  /// - Precondition: there are as many images as places.
  init?(from places: [Place], to images: [Place]) {
    precondition(places.count == images.count, "\(places.count) places and \(images.count) images")
    guard places.count >= 4 else { return nil }
    // In lengths of about 1, or the squares below would lose half of all digits.
    let (source, target) = (Extent(of: places), Extent(of: images))
    guard source.reach > 0, target.reach > 0 else { return nil }
    var rows: [[Double]] = []
    for (place, image) in zip(places, images) {
      let (p, q) = (source.normalised(place), target.normalised(image))
      let (x, y, u, v) = (Double(p.x), Double(p.y), Double(q.x), Double(q.y))
      rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
      rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    }
    // The squares' sum is least where the equations' transpose times them holds.
    let normal = (0..<8).map { one in
      (0...8).map { other in rows.reduce(0) { $0 + $1[one] * $1[other] } }
    }
    guard let solution = solved(normal) else { return nil }
    func image(_ x: Float, _ y: Float) -> Place {
      let (x, y) = (Double(x), Double(y))
      let depth = solution[6] * x + solution[7] * y + 1
      return target.original(
        Place(
          Float((solution[0] * x + solution[1] * y + solution[2]) / depth),
          Float((solution[3] * x + solution[4] * y + solution[5]) / depth)))
    }
    self.init(
      from: Quadrilateral(
        topLeft: source.original(Place(-1, -1)), topRight: source.original(Place(1, -1)),
        bottomRight: source.original(Place(1, 1)), bottomLeft: source.original(Place(-1, 1))),
      to: Quadrilateral(
        topLeft: image(-1, -1), topRight: image(1, -1), bottomRight: image(1, 1), bottomLeft: image(-1, 1)))
  }
}

/// Where places are, and how far from their mean they reach.
private struct Extent {
  let centre: Place
  let reach: Float

  init(of places: [Place]) {
    let centre = places.reduce(Place.zero, +) / Float(places.count)
    self.centre = centre
    reach = places.reduce(0) { max($0, abs($1.x - centre.x), abs($1.y - centre.y)) }
  }

  func normalised(_ place: Place) -> Place { (place - centre) / reach }
  func original(_ place: Place) -> Place { centre + reach * place }
}
