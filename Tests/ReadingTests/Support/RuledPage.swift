import LeNet
import Reading

/// A photograph of a ruled grid as it would be taken: seen at an angle, on bent paper, in uneven light, with grain.
///
/// Every pixel is computed from where on the paper it looks, so that the right places of the nodes are known exactly.
struct RuledPage {
  var rows = 9
  var columns = 9
  /// The grid's outermost nodes if the paper were flat.
  var corners = Quadrilateral(x: 60...540, y: 50...530)
  /// By how many pixels bent paper moves what is on it, at most.
  var bend: Float = 0
  /// The width of a line and of each third one, as shares of a cell.
  var thin: Float = 0.03
  var thick: Float = 0.08
  /// How dark they are.
  var thinInk: Float = 0.4
  var thickInk: Float = 0.6
  /// The share of every line's length that is not printed.
  var gaps: Float = 0
  /// Which rows and columns of cells are on the picture's paper; lines end with them.
  var printed: ClosedRange<Float> = 0...1
  /// What stands in the cells, row by row; nil for nothing.
  var digits: [Digit?] = []

  /// Where the paper's bend takes a place of the flat picture.
  private func bent(_ place: Place) -> Place {
    place + bend * Place(wave(place.y, 0.0025), wave(place.x, 0.002))
  }

  private func wave(_ along: Float, _ frequency: Float) -> Float {
    // A parabola from arch to arch: as smooth as a sine, and needs no library.
    let turn = along * frequency
    let phase = turn - turn.rounded(.down)
    let arch = 16 * phase * (phase - 0.5)
    return phase < 0.5 ? arch : -16 * (phase - 0.5) * (phase - 1)
  }

  /// Where lines cross: `[rows + 1][columns + 1]`.
  var nodes: [[Place]] {
    let map = Homography(from: Quadrilateral(x: 0...1, y: 0...1), to: corners)!
    return (0...rows).map { row in
      (0...columns).map { column in
        bent(map(Place(Float(column) / Float(columns), Float(row) / Float(rows))))
      }
    }
  }

  /// The picture of all of these on one page.
  static func photograph(
    _ grids: [RuledPage], width: Int = 600, height: Int = 600, grain: Float = 0.02, seed: UInt64 = 1
  ) -> Picture {
    var generator = SplitMix64(seed: seed)
    var values: [Float] = []
    let maps = grids.map { Homography(from: $0.corners, to: Quadrilateral(x: 0...1, y: 0...1))! }
    for row in 0..<height {
      for column in 0..<width {
        var ink: Float = 0
        for (x, y) in [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)] as [(Float, Float)] {
          let place = Place(Float(column) + x, Float(row) + y)
          var most: Float = 0
          for (grid, map) in zip(grids, maps) {
            // Where the flat paper would show it.
            var flat = place
            for _ in 0..<4 { flat = place - (grid.bent(flat) - flat) }
            most = max(most, grid.ink(at: map(flat)))
          }
          ink += most / 4
        }
        let light = 0.55 + 0.35 * Float(column) / Float(width) - 0.1 * Float(row) / Float(height)
        let noise = (0..<4).reduce(Float(0)) { sum, _ in sum + Float.random(in: -1...1, using: &generator) }
        values.append(max(0, min(1, light * (1 - ink) + grain * noise * 0.87)))
      }
    }
    return Picture(width: width, height: height, values: values)
  }

  /// How dark the paper is at a place of the grid, whose sides are 0 and 1.
  private func ink(at place: Place) -> Float {
    guard printed.contains(place.x) else { return 0 }
    let (x, y) = (place.x * Float(columns), place.y * Float(rows))
    let darkest = max(line(x, across: y, columns, rows), line(y, across: x, rows, columns))
    let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
    guard row >= 0 && row < rows && column >= 0 && column < columns && row * columns + column < digits.count,
      let digit = digits[row * columns + column]
    else { return darkest }
    // Digits fill two thirds of a cell.
    let (u, v) = ((x - Float(column) - 0.5) * 42 + 14, (y - Float(row) - 0.5) * 42 + 14)
    guard u >= 0 && u < 28 && v >= 0 && v < 28 else { return darkest }
    return max(darkest, 0.7 * digit.pixels[Int(v) * 28 + Int(u)])
  }

  /// How dark the lines beside a place are.
  ///
  /// - Parameters:
  ///   - x: across the lines, in cells.
  ///   - y: along them.
  private func line(_ x: Float, across y: Float, _ count: Int, _ length: Int) -> Float {
    let nearest = x.rounded()
    guard nearest >= 0 && nearest <= Float(count) else { return 0 }
    let isThick = Int(nearest) % 3 == 0 || Int(nearest) == count
    let width = isThick ? thick : thin
    guard abs(x - nearest) <= width / 2, y >= -width / 2, y <= Float(length) + width / 2 else { return 0 }
    // Gaps at another place of every line.
    let turn = y * 0.7 + nearest * 0.37
    guard turn - turn.rounded(.down) >= gaps else { return 0 }
    return isThick ? thickInk : thinInk
  }
}
