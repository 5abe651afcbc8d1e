import Foundation
import LeNet

/// What the ink looks like within a region of the digit, judged by its brightness gradients.
///
/// The structure tensor Σ g gᵀ over the region tells whether gradients share a direction; their plain sum tells
/// whether the ink lies on one side (an edge) or on both flanks (a stroke).
struct InkPattern: Hashable {
  enum Kind: Hashable {
    /// No ink, or next to none.
    case blank
    /// Gradients point many ways: a corner, a curve or a crossing.
    case mixed
    /// Ink without a gradient.
    case even
    case edge(Direction, ink: Side)
    case stroke(Direction)
  }

  /// Along the stroke or edge.
  enum Direction: String {
    case horizontal, rising, vertical, falling
  }

  /// On which side of an edge the ink lies.
  enum Side: String {
    case above, below
    case left = "to the left of"
    case right = "to the right of"
  }

  let kind: Kind
  private let place: String

  init(of digit: Digit, in region: Region) {
    var (xx, yy, xy, x, y, length): (Float, Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0, 0)
    var ink: Float = 0
    func pixel(_ row: Int, _ column: Int) -> Float {
      (0..<28).contains(row) && (0..<28).contains(column) ? digit.pixels[row * 28 + column] : 0
    }
    for row in region.rows {
      for column in region.columns {
        ink += pixel(row, column)
        let (gx, gy) = (
          pixel(row, column + 1) - pixel(row, column - 1), pixel(row + 1, column) - pixel(row - 1, column)
        )
        (xx, yy, xy) = (xx + gx * gx, yy + gy * gy, xy + gx * gy)
        (x, y, length) = (x + gx, y + gy, length + (gx * gx + gy * gy).squareRoot())
      }
    }
    let spread = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
    if ink < 0.05 * Float(region.rows.count * region.columns.count) {
      kind = .blank
    } else if length < 0.1 * ink {
      kind = .even
    } else if spread < 0.4 * (xx + yy) {
      kind = .mixed
    } else {
      // The gradients' common direction; the stroke runs across it. Rows grow downwards.
      let angle = 0.5 * atan2(2 * xy, xx - yy) * 180 / .pi
      let direction: Direction =
        switch abs(angle) {
        case ..<22.5: .vertical
        case 67.5...: .horizontal
        default: angle > 0 ? .rising : .falling
        }
      // The sum of gradients points to the ink.
      let side: Side = direction == .vertical ? (x < 0 ? .left : .right) : (y < 0 ? .above : .below)
      kind = (x * x + y * y).squareRoot() > 0.5 * length ? .edge(direction, ink: side) : .stroke(direction)
    }
    let row = (region.rows.lowerBound + region.rows.upperBound) / 2
    let column = (region.columns.lowerBound + region.columns.upperBound) / 2
    let vertical = row < 10 ? "upper" : row < 18 ? "middle" : "lower"
    let horizontal = column < 10 ? "left" : column < 18 ? "centre" : "right"
    place =
      (vertical, horizontal) == ("middle", "centre")
      ? "in the middle of the picture" : "in the \(vertical) \(horizontal) of the picture"
  }

  /// `a horizontal edge with ink below it, in the upper left of the picture`
  var words: String {
    switch kind {
    case .blank: "blank paper \(place)"
    case .mixed: "ink that runs several ways \(place)"
    case .even: "even ink \(place)"
    case .edge(let direction, let side):
      "a \(direction.rawValue) edge with ink \(side.rawValue) it, \(place)"
    case .stroke(let direction): "a \(direction.rawValue) stroke \(place)"
    }
  }
}
