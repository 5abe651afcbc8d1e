extension Picture {
  /// How wide the strokes of an inked picture are, in pixels: twice the ink's area by the length of its outline.
  ///
  /// A pixel is ink from 0.5. An outline along the sides of pixels is longer than the curve that it follows, by 4 ÷ π in
  /// the mean of all directions.
  var penWidth: Float {
    func isInk(_ row: Int, _ column: Int) -> Bool {
      (0..<height).contains(row) && (0..<width).contains(column) && self[row, column] >= 0.5
    }
    var (area, outline) = (0, 0)
    for row in 0...height {
      for column in 0...width {
        let isHere = isInk(row, column)
        if isHere { area += 1 }
        if isHere != isInk(row - 1, column) { outline += 1 }
        if isHere != isInk(row, column - 1) { outline += 1 }
      }
    }
    return outline == 0 ? 0 : 2 * Float(area) / (Float(outline) * .pi / 4)
  }

  /// The picture as a pen wider by 2 × `radius` pixels would have drawn it, with room for that around it: each pixel has
  /// the strongest ink within `radius`, and less of it at the edge of that disc.
  func thickened(by radius: Float) -> Picture {
    let margin = Int(radius.rounded(.up))
    var result = Picture(blank: width + 2 * margin, height + 2 * margin)
    for dy in -margin...margin {
      for dx in -margin...margin {
        let share = min(1, radius + 0.5 - Float(dx * dx + dy * dy).squareRoot())
        guard share > 0 else { continue }
        for row in 0..<height {
          for column in 0..<width {
            let (y, x) = (row + dy + margin, column + dx + margin)
            result[y, x] = max(result[y, x], share * self[row, column])
          }
        }
      }
    }
    return result
  }

  /// The picture with what nine tenths of its inked pixels stay below as full ink, 1.
  var atFullStrength: Picture {
    let level = values.filter { $0 > 0.05 }.quantile(0.9)
    return level == 0 ? self : map { min(1, $0 / level) }
  }
}
