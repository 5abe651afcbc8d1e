import LeNet

/// The ink that stands in a box: of all that is darker than its paper, what is neither frame nor grain, nor reaches in
/// from the next box.
struct CellInk {
  let view: CellView
  /// How much darker than the paper the darkest stroke is, in the mean of 3 × 3 pixels; 0 where there is none.
  let strength: Float
  /// How much darker each pixel is than the paper where the digit is, 0 elsewhere.
  private let depth: Picture

  /// Ink that is weaker than this many standard deviations of the paper's grain is none: the mean of 3 × 3 pixels is above
  /// that by chance once in a thousand boxes.
  private static let grainFactor: Float = 3
  /// What stands in a box is at least this long, as a share of the box's shorter side.
  private static let leastExtent: Float = 0.2
  /// A digit whose longer side has fewer pixels of the photograph is sharpened: for each of the network's there are less
  /// than one and a half.
  private static let blurredSide = 1.5 * Float(Normalisation.inkSide)
  /// A pen that is thinner, in pixels of the network's digit, leaves its loops open: three quarters of MNIST's do.
  private static let broadPenWidth: Float = 2.8
  /// The standard deviation of the narrower Gaussian that ink is sharpened with, in the pixels of what `CellView` shows: a
  /// fifth of a stroke's width, in the mean.
  private static let sharpness: Float = 1

  init(in view: CellView) {
    self.view = view
    let depth = view.depthWithoutFrame
    let even = depth.smoothed
    let box = view.box
    let shorter = min(box.rows.count, box.columns.count)
    let darkest = even.cropped(to: box).values.range.high
    let least = max(Self.grainFactor * view.grain, Normalisation.contrastLimit / 2)
    guard darkest > least else {
      (strength, self.depth) = (0, depth)
      return
    }
    let strokes = even.strokes(above: max(0.3 * darkest, least), reaching: max(0.5 * darkest, least))
      .filter { !Self.isMarginal($0, in: box) }
    let largest = strokes.reduce(0) { max($0, $1.pixels.count) }
    let kept = strokes.filter { 25 * $0.pixels.count >= largest }
    let extent = kept.reduce(0) { max($0, $1.extent) }
    guard Float(extent) >= Self.leastExtent * Float(shorter) else {
      (strength, self.depth) = (0, depth)
      return
    }
    var isNear = [Bool](repeating: false, count: depth.values.count)
    var strongest: Float = 0
    for stroke in kept {
      for pixel in stroke.pixels {
        strongest = max(strongest, even.values[pixel])
        let (row, column) = (pixel / depth.width, pixel % depth.width)
        for y in max(0, row - 2)...min(depth.height - 1, row + 2) {
          for x in max(0, column - 2)...min(depth.width - 1, column + 2) {
            isNear[y * depth.width + x] = true
          }
        }
      }
    }
    strength = strongest
    self.depth = Picture(
      width: depth.width, height: depth.height,
      values: depth.values.indices.map { isNear[$0] ? max(0, depth.values[$0]) : 0 })
  }

  /// The digit; nil in an empty box.
  ///
  /// The lens, the sensor and JPEG spread a stroke over about a pixel of the photograph on either side. In a digit that is
  /// smaller than ``blurredSide`` that closes the loops of a broad pen, and it is sharpened. Others are not: they would lose
  /// the middle of their strokes, and the soft edges that MNIST's digits have.
  var normalisation: Normalisation? {
    guard strength > 0, let seen = normalisation(of: depth) else { return nil }
    let side = Float(max(seen.inkBox.rows.count, seen.inkBox.columns.count)) / view.scale
    guard side < Self.blurredSide && seen.penWidth > Self.broadPenWidth else { return seen }
    return normalisation(of: depth.sharpened(deviation: Self.sharpness))
  }

  /// Of an even stroke, what is between three and seven tenths of full ink is its edge.
  private func normalisation(of depth: Picture) -> Normalisation? {
    let strong = depth.values.indices.filter { self.depth.values[$0] > strength / 2 }.map { depth.values[$0] }
    let level = strong.quantile(0.8)
    guard level > 0 else { return nil }
    let shares = depth.map { max(0, min(1, ($0 / level - 0.3) / 0.4)) }
    return Normalisation(
      shares, in: view.picture, on: Paper(isLight: true, brightness: view.paper), contrast: strength)
  }

  /// Whether a stroke lies along the frame, or comes from beyond it and ends there: all of it is nearer to one side of the
  /// box than a fifth of its length across.
  private static func isMarginal(_ stroke: InkStroke, in box: Region) -> Bool {
    func isNear(_ range: ClosedRange<Int>, _ side: ClosedRange<Int>) -> Bool {
      let margin = side.count / 5
      return range.upperBound < side.lowerBound + margin || range.lowerBound > side.upperBound - margin
    }
    return isNear(stroke.region.rows, box.rows) || isNear(stroke.region.columns, box.columns)
  }
}
