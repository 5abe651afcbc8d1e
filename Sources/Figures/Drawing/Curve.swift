import Cairo

/// A line through points, with the band that its values vary in, and a name at its end.
struct Curve {
  var name: String
  var color: Color
  /// Values, from the left; where y is no number, the line has a gap.
  var points: [Point]
  /// The ends of the band at every point, or nothing.
  var band: [ClosedRange<Double>] = []

  /// The parts between gaps.
  fileprivate var runs: [Range<Int>] {
    points.indices.split { !points[$0].y.isFinite }.map { $0.startIndex..<$0.endIndex }
  }
}

extension Panel {
  private static let namesGap = 8.0

  /// The width that the names at the curves' ends need beside the panel.
  static func width(ofNames names: [String]) -> Double {
    namesGap + (names.map { Font.tick.width(of: $0) }.max() ?? 0)
  }

  /// Draws curves, cut off at the panel's edges; with `marks`, a dot at every point.
  func draw(_ curves: [Curve], marks: Bool, on context: Context) {
    // Room for the marks of points on the panel's edge.
    let clip = Rectangle(0, 0, size.width, size.height).expanded(by: 2)
    context.at(Point(0, 0), clippedTo: clip) {
      // Bands lie below all lines.
      for curve in curves where !curve.band.isEmpty {
        for run in curve.runs {
          let upper = run.map { self(Point(curve.points[$0].x, curve.band[$0].upperBound)) }
          let lower = run.map { self(Point(curve.points[$0].x, curve.band[$0].lowerBound)) }
          context.fill(polygon: upper + lower.reversed(), color: curve.color, opacity: 0.18)
        }
      }
      for curve in curves {
        let runs = curve.runs.map { $0.map { self(curve.points[$0]) } }
        context.stroke(runs, color: curve.color, width: 1.5)
        guard marks else { continue }
        for point in runs.joined() { context.fill(circleAt: point, radius: 2, color: curve.color) }
      }
    }
    drawNames(of: curves, on: context)
  }

  /// Names at the curves' ends, from the top, kept apart.
  private func drawNames(of curves: [Curve], on context: Context) {
    let ends = curves.compactMap { curve in
      curve.points.last { $0.y.isFinite }.map { (y: min(max(y($0.y), 0), size.height), curve: curve) }
    }
    var lowest = -Double.infinity
    for end in ends.sorted(by: { $0.y < $1.y }) {
      let baseline = max(end.y + 3, lowest + 11)
      context.text(
        end.curve.name, at: Point(size.width + Self.namesGap, baseline), font: .tick, color: end.curve.color)
      lowest = baseline
    }
  }
}
