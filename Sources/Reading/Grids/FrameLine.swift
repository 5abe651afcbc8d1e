import LeNet

/// The line of a box's frame along its upper side, in the pixels of what `CellView` shows.
///
/// Along the other sides it is the same of a picture that was turned.
struct FrameLine {
  /// How far the line's middle may lie from where the box was said to end.
  private static let reach = CellView.margin
  /// Pixels by which its right end may lie lower than its left.
  private static let tilts = -5...5

  /// How much lower the right end lies than the left one.
  private let tilt: Int
  /// By how much pixels are darker than the paper, from `reach` above the box's end to `reach` below it, in the middle of
  /// what they are along the line.
  private let profile: [Float]
  /// The last place of the profile that belongs to the line; nil where there is none.
  private let end: Int?

  /// - Parameters:
  ///   - depth: how much darker pixels are than the paper.
  ///   - box: where the box lies in it.
  ///   - grain: the standard deviation of the paper's brightness.
  init(above box: Region, in depth: Picture, grain: Float) {
    let columns = box.columns
    // Every pixel that is clearly darker counts alike: a line is long, a stroke of a digit is dark.
    let clear = 3 * grain + 0.01
    func row(_ place: Int, _ column: Int, _ tilt: Int) -> Int {
      let along = 2 * (column - columns.lowerBound) - columns.count
      return box.rows.lowerBound + place - Self.reach + (tilt * along) / (2 * columns.count)
    }
    func value(_ place: Int, _ column: Int, _ tilt: Int) -> Float {
      let row = row(place, column, tilt)
      return 0 <= row && row < depth.height ? depth[row, column] : 0
    }
    var (best, bestTilt): (Float, Int) = (-1, 0)
    for tilt in Self.tilts {
      var sharpness: Float = 0
      for place in 0...2 * Self.reach {
        var sum: Float = 0
        for column in columns { sum += max(0, min(clear, value(place, column, tilt))) }
        sharpness += sum * sum
      }
      if sharpness > best { (best, bestTilt) = (sharpness, tilt) }
    }
    let tilt = bestTilt
    self.tilt = tilt
    let profile = (0...2 * Self.reach).map { place in columns.map { value(place, $0, tilt) }.quantile(0.4) }
    self.profile = profile
    let peak = profile.indices.reduce(0) { profile[$1] > profile[$0] ? $1 : $0 }
    guard profile[peak] > 2 * grain + 0.01 else {
      end = nil
      return
    }
    var last = peak
    while last + 1 < profile.count && profile[last + 1] > 0.35 * profile[peak] { last += 1 }
    end = last
  }

  /// The depth without the line: nothing on it and beyond it; within the box less by what is left of the line's edge.
  func erased(from depth: Picture, above box: Region) -> Picture {
    var values = depth.values
    let first = box.rows.lowerBound - Self.reach
    for column in 0..<depth.width {
      let along = 2 * (column - box.columns.lowerBound) - box.columns.count
      let start = first + (tilt * along) / (2 * box.columns.count)
      // Without a line the box ends where it was said to.
      let last = min(depth.height - 1, start + (end.map { $0 + 1 } ?? Self.reach - 1))
      if last >= 0 { for row in 0...last { values[row * depth.width + column] = 0 } }
      guard let end else { continue }
      for place in end + 2..<max(end + 2, profile.count) {
        let row = start + place
        guard row >= 0 && row < depth.height else { continue }
        values[row * depth.width + column] -= max(0, profile[place])
      }
    }
    return Picture(width: depth.width, height: depth.height, values: values)
  }
}

extension CellView {
  /// The depth within the box's frame, and nothing on it and beyond it.
  var depthWithoutFrame: Picture {
    var (depth, box) = (self.depth, self.box)
    // Up, left, down and right, by turning.
    for _ in 0..<4 {
      let line = FrameLine(above: box, in: depth, grain: grain)
      depth = line.erased(from: depth, above: box).turned
      box = Region(
        rows: depth.height - 1 - box.columns.upperBound...depth.height - 1 - box.columns.lowerBound,
        columns: box.rows)
    }
    return depth
  }
}

extension Picture {
  /// The picture turned by a quarter, its right column on top.
  fileprivate var turned: Picture {
    var turned = [Float](repeating: 0, count: values.count)
    for row in 0..<height {
      for column in 0..<width { turned[(width - 1 - column) * height + row] = values[row * width + column] }
    }
    return Picture(width: height, height: width, values: turned)
  }
}
