import Figures
import Foundation
import LeNet
import Reading

/// A photograph with what was found in it drawn on it.
struct ReadingDrawing {
  /// An SVG element; its longer side has 1000 units, so that strokes and labels are alike on every photograph.
  let svg: String

  private static let side: Float = 1000
  /// A photograph that is smaller is enlarged to this many of the page's pixels.
  private static let leastSide = 320

  init(_ reading: PictureReading, number: Int) {
    let picture = reading.picture
    let longer = max(picture.width, picture.height)
    let scale = Self.side / Float(longer)
    let shownSide = Float(max(Self.leastSide, min(longer, Int(Self.side))))
    func text(_ value: Float) -> String { Numbers.fixed(value, 1).replacing("−", with: "-") }
    func points(_ outline: Quadrilateral) -> String {
      outline.corners.map { text(scale * ($0.x + 0.5)) + "," + text(scale * ($0.y + 0.5)) }
        .joined(separator: " ")
    }
    func extent(_ side: Float) -> String {
      let lengths = [picture.width, picture.height].map { text(side * Float($0) / Float(longer)) }
      return "\" width=\"\(lengths[0])\" height=\"\(lengths[1])\""
    }
    var shapes = reading.outlines.map { "<polygon class=\"found\" points=\"\(points($0))\"/>" }
    var piece = 0
    // Labels come last, over all outlines.
    var labels: [String] = []
    for group in reading.groups {
      for symbol in group.symbols where symbol.content != .empty {
        let doubt = symbol.isAccepted ? "" : " doubtful"
        let shape = "<polygon class=\"piece\(doubt)\" points=\"\(points(symbol.outline))\"/>"
        if symbol.judgement != nil {
          piece += 1
          let name = "\(symbol.character)\(symbol.isAccepted ? "" : ", not believed")"
          shapes.append("<a href=\"#digit-\(number)-\(piece)\" aria-label=\"\(name)\">\(shape)</a>")
        } else {
          shapes.append(shape)
        }
        // Of a dot one sees what it is.
        if case .sign = symbol.content { continue }
        let corners = symbol.outline.corners
        let place = Place(corners.map(\.x).min()! + 0.5, corners.map(\.y).min()! + 0.5) * scale
        let height = scale * (corners.map(\.y).max()! - corners.map(\.y).min()!)
        let size = group.isInBoxes ? min(1, height / 70) : min(1.5, height / 50)
        labels.append(
          Self.label(
            symbol.character, isDoubtful: !symbol.isAccepted, at: (text(place.x), text(place.y)),
            size: Numbers.fixed(max(0.75, size), 2), isWithin: group.isInBoxes))
      }
    }
    let image = PieceImage(picture, side: Int(Self.side)).address
    svg =
      "<svg class=\"photograph\(extent(shownSide)) viewBox=\"0 0 \(text(scale * Float(picture.width))) "
      + "\(text(scale * Float(picture.height)))\"><image href=\"\(image)\(extent(Self.side))/>\(shapes.joined())"
      + "<g class=\"labels\" aria-hidden=\"true\">\(labels.joined())</g></svg>"
  }

  /// An answer on a plate, within its box, or above what is framed closely.
  ///
  /// - Parameter size: of the letters, in em.
  private static func label(
    _ character: Character, isDoubtful: Bool, at place: (x: String, y: String), size: String, isWithin: Bool
  ) -> String {
    let (top, base) = isWithin ? ("0", "0.87em") : ("-1.05em", "-0.18em")
    return
      "<g\(isDoubtful ? " class=\"doubtful\"" : "") font-size=\"\(size)em\" transform=\"translate(\(place.x),\(place.y))\">"
      + "<rect y=\"\(top)\" width=\"0.8em\" height=\"1.05em\"/><text x=\"0.4em\" y=\"\(base)\">\(character)</text></g>"
  }
}
