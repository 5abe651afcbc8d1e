import Cairo

/// The shape of a family's points: families are told apart without colour too.
enum Marker: CaseIterable {
  case circle, square, triangle, diamond, cross

  /// Half the extent of a mark, in points.
  static let radius = 3.5

  func draw(at center: Point, on context: Context, color: Color) {
    let r = Self.radius
    func polygon(_ corners: (Double, Double)...) {
      context.fill(polygon: corners.map { Point(center.x + r * $0, center.y + r * $1) }, color: color)
    }
    switch self {
    case .circle: context.fill(circleAt: center, radius: r, color: color)
    case .square: polygon((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))
    case .triangle: polygon((0, -1.1), (1.1, 0.8), (-1.1, 0.8))
    case .diamond: polygon((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0))
    case .cross:
      let diagonals = [-1.0, 1].map { sign in
        [-0.85, 0.85].map { Point(center.x + r * $0, center.y + r * $0 * sign) }
      }
      context.stroke(diagonals, color: color, width: 1.75)
    }
  }
}
