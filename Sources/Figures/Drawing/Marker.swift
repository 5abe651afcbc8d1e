import Cairo

/// The shape of a family's points: families are told apart without colour too.
enum Marker: CaseIterable {
  case circle, square, triangle, diamond, cross, wedge

  /// Half the extent of a mark, in points.
  static let radius = 3.5

  /// - Parameter ground: what fills the mark if it is only an outline.
  func draw(at center: Point, on context: Context, color: Color, hollowOn ground: Color? = nil) {
    let r = Self.radius
    func polygon(_ corners: (Double, Double)...) {
      let points = corners.map { Point(center.x + r * $0, center.y + r * $1) }
      context.fill(polygon: points, color: ground ?? color)
      if ground != nil { context.stroke([points + points.prefix(2)], color: color, width: 1) }
    }
    switch self {
    case .circle:
      context.fill(circleAt: center, radius: r, color: color)
      if let ground { context.fill(circleAt: center, radius: r - 1, color: ground) }
    case .square: polygon((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))
    case .triangle: polygon((0, -1.1), (1.1, 0.8), (-1.1, 0.8))
    case .diamond: polygon((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0))
    case .wedge: polygon((0, 1.1), (1.1, -0.8), (-1.1, -0.8))
    case .cross:
      let diagonals = [-1.0, 1].map { sign in
        [-0.85, 0.85].map { Point(center.x + r * $0, center.y + r * $0 * sign) }
      }
      context.stroke(diagonals, color: color, width: ground == nil ? 1.75 : 0.75)
    }
  }
}
