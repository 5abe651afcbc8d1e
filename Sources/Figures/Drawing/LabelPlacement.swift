import Cairo

/// Finds room for labels beside their points, so that none covers another or a point.
struct LabelPlacement {
  /// Where labels may lie.
  let bounds: Rectangle
  private let obstacles: [Rectangle]
  private var labels: [Rectangle] = []
  /// The extents of the lines from labels to their points.
  private var links: [Rectangle] = []

  /// - Parameters:
  ///   - bounds: where labels may lie.
  ///   - obstacles: what no label may cover.
  init(within bounds: Rectangle, around obstacles: [Rectangle]) {
    self.bounds = bounds
    self.obstacles = obstacles
  }

  /// The place of a label of `size` that belongs to `point`: right of it, left, above or below, and where these are
  /// taken, further away; best where the line to the point meets no other label. Where there is no room at all, over
  /// others, but within the bounds.
  mutating func place(_ size: Size, beside point: Point) -> Rectangle {
    let places = [0.0, 6, 14, 24, 36, 50].flatMap { Self.places(of: size, at: $0, from: point) }
    let within = places.filter { place in
      place.x >= bounds.x && place.maxX <= bounds.maxX && place.y >= bounds.y && place.maxY <= bounds.maxY
    }
    let free = within.filter { place in !(obstacles + labels).contains { $0.intersects(place) } }
    let clear = free.first { place in
      !links.contains { $0.intersects(place) }
        && !labels.contains { $0.intersects(Self.link(place, to: point)) }
    }
    let place = clear ?? free.first ?? within.first ?? places[0]
    labels.append(place)
    links.append(Self.link(place, to: point))
    return place
  }

  /// Between a label and its point: the extent of the line that joins them where they are far apart.
  private static func link(_ label: Rectangle, to point: Point) -> Rectangle {
    let x = min(max(point.x, label.x), label.maxX)
    let y = min(max(point.y, label.y), label.maxY)
    return Rectangle(min(x, point.x), min(y, point.y), abs(x - point.x), abs(y - point.y))
  }

  private static func places(of size: Size, at distance: Double, from point: Point) -> [Rectangle] {
    let gap = Marker.radius + 2.5 + distance
    let (left, right) = (point.x - gap - size.width, point.x + gap)
    let (above, below) = (point.y - gap - size.height, point.y + gap)
    let (middleX, middleY) = (point.x - size.width / 2, point.y - size.height / 2)
    let corners = [
      (right, middleY), (left, middleY), (middleX, above), (middleX, below),
      (right, above), (right, below), (left, above), (left, below),
    ]
    return corners.map { Rectangle($0.0, $0.1, size.width, size.height) }
  }
}

extension Rectangle {
  fileprivate var maxY: Double { y + height }

  fileprivate func intersects(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
