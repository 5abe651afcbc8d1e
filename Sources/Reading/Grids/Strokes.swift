import LeNet

/// Pixels of ink that hang together, side by side or corner to corner.
struct InkStroke {
  /// Row × width + column of each.
  let pixels: [Int]
  let region: Region

  /// The longer side of the region, in pixels.
  var extent: Int { max(region.rows.count, region.columns.count) }
}

extension Picture {
  /// What hangs together of the pixels above `low`, of which at least one is above `high`.
  func strokes(above low: Float, reaching high: Float) -> [InkStroke] {
    var isFree = values.map { $0 > low }
    var strokes: [InkStroke] = []
    for start in values.indices where isFree[start] && values[start] > high {
      isFree[start] = false
      var pixels = [start]
      var (top, bottom, left, right) = (height, 0, width, 0)
      var next = 0
      while next < pixels.count {
        let (row, column) = (pixels[next] / width, pixels[next] % width)
        next += 1
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
        for y in max(0, row - 1)...min(height - 1, row + 1) {
          for x in max(0, column - 1)...min(width - 1, column + 1) where isFree[y * width + x] {
            isFree[y * width + x] = false
            pixels.append(y * width + x)
          }
        }
      }
      strokes.append(
        InkStroke(pixels: pixels, region: Region(rows: top...bottom, columns: left...right)))
    }
    return strokes
  }
}
