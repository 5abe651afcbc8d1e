/// What a picture would show without its ink: brightness that changes slowly, as light on a page does.
///
/// Shade, the falling off of light towards the corners and the shine of a whiteboard belong to the paper. A dark strip
/// between lighter places is ink, unless it is wider than a third of the picture.
public struct Paper: Sendable {
  /// Whether ink is darker than the paper.
  public let isLight: Bool
  /// The paper's brightness at every pixel of the picture, 0…1.
  public let brightness: Picture

  /// Squares along the longer side of the grid on which brightness is estimated.
  private static let squares = 24
  /// How far, in squares, a stroke is filled from what lies around it.
  private static let reach = 4

  /// The longer side of a picture that is a digit as data sets have it, on even paper.
  static let smallest = 40

  /// Paper whose brightness was found by other means.
  package init(isLight: Bool, brightness: Picture) {
    self.isLight = isLight
    self.brightness = brightness
  }

  /// - Precondition: the picture has pixels.
  init(of picture: Picture) {
    let longer = max(picture.width, picture.height)
    let grid = longer > Self.squares ? picture.fitted(to: Self.squares) : picture
    let (skewness, deviation) = Self.moments(of: picture, around: grid)
    let (darkest, lightest) = picture.values.range
    // No photograph is so small; and a digit that was cut out closely has as much ink as paper. The border shows more
    // paper than ink, and of the light no more is known.
    if longer <= Self.smallest || abs(skewness) < 1.5 && deviation > 0.2 * (lightest - darkest) {
      let paper = picture.border.quantile(0.5)
      isLight = paper - darkest > lightest - paper
      brightness = picture.map { _ in paper }
      return
    }
    isLight = skewness < 0
    let light = isLight ? grid : grid.map { 1 - $0 }
    // Closing flattens slopes at the border, unless a surface that is bent as light over a page is taken off first; but
    // such a surface is bent at the edge of a shadow, too. Neither is ever darker than the paper, so the darker one is
    // nearer to it.
    let closed = light.closed(reach: Self.reach)
    var trend = closed.quadraticFit
    trend = ((light - trend).closed(reach: Self.reach) + trend).quadraticFit
    let bent = (light - trend).closed(reach: Self.reach) + trend
    let paper = ((closed.combined(with: bent, min) - trend).smoothed + trend)
      .resized(
        width: picture.width, height: picture.height)
    let isLight = isLight
    brightness = paper.map { max(0, min(1, isLight ? $0 : 1 - $0)) }
  }

  /// How a picture's pixels differ from the median of what is around them: the third moment by the cube of the standard
  /// deviation, and the standard deviation. A few pixels far on one side are ink.
  private static func moments(
    of picture: Picture, around grid: Picture
  ) -> (skewness: Float, deviation: Float) {
    let coarse = max(grid.width, grid.height) > 16 ? grid.fitted(to: 16) : grid
    let level = coarse.median(reach: 3).resized(width: picture.width, height: picture.height)
    // In double precision: of sixteen million squares a photograph's grain would be lost.
    var (square, cube): (Double, Double) = (0, 0)
    for (value, level) in zip(picture.values, level.values) {
      let difference = Double(value - level)
      square += difference * difference
      cube += difference * difference * difference
    }
    let count = Double(picture.values.count)
    let deviation = (square / count).squareRoot()
    let skewness = deviation == 0 ? 0 : cube / count / (deviation * deviation * deviation)
    return (Float(skewness), Float(deviation))
  }
}

extension Picture {
  /// The pixels along the four sides.
  fileprivate var border: [Float] {
    var border: [Float] = []
    for row in 0..<height {
      for column in 0..<width
      where row == 0 || row == height - 1 || column == 0 || column == width - 1 {
        border.append(self[row, column])
      }
    }
    return border
  }
}
