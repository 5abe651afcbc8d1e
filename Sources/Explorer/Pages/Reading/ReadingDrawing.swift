import Figures
import Foundation
import LeNet
import Reading

/// A photograph with what was found in it drawn on it.
struct ReadingDrawing {
  /// An SVG element.
  let svg: String

  /// The longer side of the photograph in the page, in pixels.
  private static let side = 1000

  init(_ reading: PictureReading, number: Int) {
    let picture = reading.picture
    let longer = max(picture.width, picture.height)
    let step = max(1, Float(longer) / Float(Self.side))
    func length(_ length: Int) -> Int { max(1, Int((Float(length) / step).rounded())) }
    let (width, height) = (length(picture.width), length(picture.height))
    let photograph = PieceImage(picture, side: Self.side).address
    func text(_ value: Float) -> String { Numbers.fixed(value, 1).replacing("−", with: "-") }
    func points(_ outline: Quadrilateral) -> String {
      outline.corners.map { text(($0.x + 0.5) / step) + "," + text(($0.y + 0.5) / step) }.joined(
        separator: " ")
    }
    var parts = ["<image href=\"\(photograph)\" width=\"\(width)\" height=\"\(height)\"/>"]
    parts += reading.outlines.map { "<polygon class=\"found\" points=\"\(points($0))\"/>" }
    var piece = 0
    // Labels come last, over all outlines.
    var labels: [String] = []
    for symbol in reading.symbols where symbol.content != .empty {
      let outline = symbol.outline
      let doubt = symbol.isAccepted ? "" : " doubtful"
      let shape = "<polygon class=\"piece\(doubt)\" points=\"\(points(outline))\"/>"
      let side = ((outline.bottomLeft - outline.topLeft) * (outline.bottomLeft - outline.topLeft)).sum()
        .squareRoot()
      let size = max(11, min(28, 0.35 * side / step))
      let (x, y) = (outline.corners.map(\.x).min()!, outline.corners.map(\.y).min()!)
      labels.append(
        "<text class=\"label\(doubt)\" x=\"\(text(x / step + 1))\" y=\"\(text(y / step - 2))\" font-size=\"\(text(size))\">"
          + "\(symbol.character)</text>")
      if symbol.judgement != nil {
        piece += 1
        parts.append(
          "<a href=\"#digit-\(number)-\(piece)\" aria-label=\"\(symbol.character)\(symbol.isAccepted ? "" : ", not believed")\">\(shape)</a>"
        )
      } else {
        parts.append(shape)
      }
    }
    svg =
      "<svg class=\"photograph\" role=\"group\" aria-label=\"\(reading.source.plain.escaped), with what was found drawn "
      + "on it\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">\(parts.joined())"
      + "<g aria-hidden=\"true\">\(labels.joined())</g></svg>"
  }
}

extension String {
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
