import LeNet

/// What a photograph would show without what is written on it: the paper's brightness, with its shade and shadows.
///
/// The picture is made coarse, and whatever is darker and narrower than a tenth of it is filled with what lies around
/// it (morphological closing). The straight edge of a shadow or of the sheet stays where it is.
public struct PhotographPaper: Sendable {
  /// Whether ink is darker than the paper.
  public let isLight: Bool
  /// The side of a square, in pixels of the photograph.
  let side: Int
  /// The paper's brightness, 0…1, in squares of `side` × `side` pixels; of 1 − brightness where ink is lighter.
  let squares: Picture

  /// Squares along the longer side of a large photograph.
  private static let squareCount = 256

  /// - Precondition: the picture has pixels.
  init(of picture: Picture) {
    let longer = max(picture.width, picture.height)
    side = max(1, min((longer + Self.squareCount - 1) / Self.squareCount, min(picture.width, picture.height)))
    let coarse = picture.blockMeans(of: side)
    isLight = Self.inkIsDarker(in: coarse)
    let light = isLight ? coarse : coarse.map { 1 - $0 }
    // A window of a tenth of the picture.
    let closed = light.closed(reach: max(1, longer / side / 20))
    // Between squares brightness is taken to change evenly, as at a sheet's edge it does not: the darkest square around is
    // never brighter than the paper, so that the dark side of an edge is no ink.
    squares = closed.map { -$0 }.largest(reach: 1).map { -$0 }
  }

  /// Whether what is rare in its surroundings is darker than they are: the sum of the squares of all differences from
  /// the median around, which follows the straight edge of a shadow or of the sheet, those to the darker against those to
  /// the lighter. A difference counts as a share of the lighter of the two, or else a bright corner of the sheet would
  /// outweigh what is written in the shadow.
  private static func inkIsDarker(in picture: Picture) -> Bool {
    let step = (max(picture.width, picture.height) + 127) / 128
    let coarse = picture.blockMeans(of: min(step, min(picture.width, picture.height)))
    let median = coarse.median(reach: 3)
    var sum: Double = 0
    for (value, level) in zip(coarse.values, median.values) {
      let difference = Double((value - level) / max(0.05, max(value, level)))
      sum += difference * abs(difference)
    }
    return sum <= 0
  }
}

extension Picture {
  /// A picture whose every pixel stands for a square of `side` × `side` pixels at that size: between the squares'
  /// centres brightness changes evenly.
  func spread(from side: Int, width newWidth: Int, height newHeight: Int) -> Picture {
    func place(_ pixel: Int, _ count: Int) -> (before: Int, after: Int, share: Float) {
      let place = max(0, min(Float(count - 1), (Float(pixel) + 0.5) / Float(side) - 0.5))
      let before = Int(place)
      return (before, min(before + 1, count - 1), place - Float(before))
    }
    let places = (0..<newWidth).map { place($0, width) }
    var result = [Float](repeating: 0, count: newWidth * newHeight)
    var line = [Float](repeating: 0, count: width)
    values.withUnsafeBufferPointer { values in
      for row in 0..<newHeight {
        let (above, below, share) = place(row, height)
        for column in 0..<width {
          let upper = values[above * width + column]
          line[column] = upper + share * (values[below * width + column] - upper)
        }
        for column in 0..<newWidth {
          let (before, after, share) = places[column]
          result[row * newWidth + column] = line[before] + share * (line[after] - line[before])
        }
      }
    }
    return Picture(width: newWidth, height: newHeight, values: result)
  }
}
