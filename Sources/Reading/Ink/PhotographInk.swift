import LeNet

/// A photograph's ink: how much of the light each place takes away that the paper around it gives back.
///
///     share = 1 − brightness ÷ paper's brightness
///
/// Half the light on a page halves both, and a camera's curve raises both to the same power: a share is about the same
/// in the light and in a shadow. Strokes have more than half the share of the strongest ink near them.
public struct PhotographInk: Sendable {
  /// What the brightness would be at each place without ink.
  public let paper: PhotographPaper
  /// The picture, with dark ink on light paper.
  private let light: Picture
  /// The share of each pixel, 0…1.
  public let shares: Picture
  /// By how much the shares of empty paper differ from each other: their lower half's standard deviation.
  public let grain: Float
  /// The strongest ink near each square of the paper, 0…1, and at least what chance makes of the grain.
  let strength: Picture
  /// Whether a pixel belongs to a stroke.
  var isStroke: [Bool]
  /// Whether a pixel lies where a printed line runs.
  var isPrinted: [Bool]

  var width: Int { shares.width }
  var height: Int { shares.height }

  /// The least share that is ink: paper's own spots have less.
  static let leastShare: Float = 0.08
  /// The share of the strongest ink near it from which a pixel is within a stroke: half-way from paper to ink is the
  /// edge of a blurred stroke.
  static let strokeShare: Float = 0.45

  /// The share of the strongest ink near it that a mark has somewhere if the same pen wrote both.
  private static let writtenShare: Float = 0.6

  /// - Precondition: the picture has pixels.
  public init(of picture: Picture) {
    paper = PhotographPaper(of: picture)
    let brightness = paper.squares.spread(from: paper.side, width: picture.width, height: picture.height)
    light = paper.isLight ? picture : picture.map { 1 - $0 }
    var differences = [Float](repeating: 0, count: picture.values.count)
    light.values.withUnsafeBufferPointer { values in
      brightness.values.withUnsafeBufferPointer { brightness in
        for index in values.indices {
          differences[index] = 1 - max(0.02, values[index]) / max(0.02, brightness[index])
        }
      }
    }
    let (level, grain) = Self.levelAndGrain(of: differences)
    self.grain = grain
    for index in differences.indices { differences[index] = max(0, differences[index] - level) }
    shares = Picture(width: picture.width, height: picture.height, values: differences)

    let least = max(Self.leastShare, 6 * grain) / Self.strokeShare
    strength = shares.blockMaxima(of: paper.side)
      .largest(reach: max(1, max(picture.width, picture.height) / paper.side / 20))
      .map { max(least, min(1, $0)) }
    let limits = strength.spread(from: paper.side, width: picture.width, height: picture.height)
    isStroke = zip(shares.values, limits.values).map { $0 > Self.strokeShare * $1 }
    isPrinted = [Bool](repeating: false, count: isStroke.count)
  }

  /// Takes away the marks that are no writing: those that the picture's border cuts off, what is left of printed lines,
  /// which are fainter than the writing beside them, and those that do not end on paper, as the table beside a sheet does not.
  public mutating func eraseMarksThatAreNoWriting() {
    let marks = InkMarks(isStroke, width: width, height: height)
    var printed = [Int](repeating: 0, count: marks.marks.count)
    var strongest = [Float](repeating: 0, count: marks.marks.count)
    for (index, label) in marks.labels.enumerated() where label >= 0 {
      if isPrinted[index] { printed[Int(label)] += 1 }
      strongest[Int(label)] = max(strongest[Int(label)], shares.values[index])
    }
    let ends = ends(of: marks)
    let isKept = marks.marks.indices.map { index in
      let (rows, columns) = (marks.marks[index].region.rows, marks.marks[index].region.columns)
      let isCutOff =
        rows.lowerBound == 0 || rows.upperBound == height - 1 || columns.lowerBound == 0
        || columns.upperBound == width - 1
      let middle = (rows.lowerBound + rows.upperBound, columns.lowerBound + columns.upperBound)
      let strength = strength[
        min(strength.height - 1, middle.0 / 2 / paper.side),
        min(strength.width - 1, middle.1 / 2 / paper.side)]
      return !isCutOff && 2 * printed[index] <= marks.marks[index].area
        && strongest[index] >= Self.writtenShare * strength
        && 5 * ends[index].onPaper >= 3 * ends[index].all
    }
    isStroke = marks.labels.map { $0 >= 0 && isKept[Int($0)] }
  }

  /// For each mark how many sides of its pixels are at its end, and beyond how many of them the picture becomes lighter by
  /// half of what the paper is lighter there.
  private func ends(of marks: InkMarks) -> [(all: Int, onPaper: Int)] {
    // Beyond a stroke's soft edge, which in a large picture is broader.
    let reach = max(4, max(width, height) / 200)
    var ends = [(all: Int, onPaper: Int)](repeating: (0, 0), count: marks.marks.count)
    for row in reach..<max(reach, height - reach) {
      for column in reach..<max(reach, width - reach) {
        let index = row * width + column
        let label = marks.labels[index]
        guard label >= 0 else { continue }
        let (here, share) = (light.values[index], shares.values[index])
        for step in [-1, 1, -width, width] where marks.labels[index + step] < 0 {
          ends[Int(label)].all += 1
          let paper = here / max(0.02, 1 - share)
          if light.values[index + reach * step] > here + (paper - here) / 2 { ends[Int(label)].onPaper += 1 }
        }
      }
    }
    return ends
  }

  /// The median of the differences, which is empty paper's, and the standard deviation of those below it: ink is on the
  /// other side.
  private static func levelAndGrain(of differences: [Float]) -> (level: Float, grain: Float) {
    // Thousandths from −½ to ½.
    var counts = [Int](repeating: 0, count: 1001)
    for difference in differences { counts[max(0, min(1000, Int(1000 * difference + 500.5)))] += 1 }
    func quantile(_ share: Double) -> Float {
      var left = Int(share * Double(differences.count))
      for (bin, count) in counts.enumerated() {
        left -= count
        if left < 0 { return Float(bin - 500) / 1000 }
      }
      return 0.5
    }
    // A normal distribution has 16 % below its mean less the standard deviation.
    let level = quantile(0.5)
    return (max(0, level), level - quantile(0.16))
  }
}

extension Picture {
  /// Every square of `side` × `side` pixels as one, the largest of them; what is left over at the right and below is
  /// lost, as in ``blockMeans(of:)``.
  func blockMaxima(of side: Int) -> Picture {
    let (newWidth, newHeight) = (width / side, height / side)
    var maxima = [Float](repeating: 0, count: newWidth * newHeight)
    values.withUnsafeBufferPointer { values in
      for row in 0..<newHeight * side {
        for column in 0..<newWidth * side {
          let square = row / side * newWidth + column / side
          maxima[square] = max(maxima[square], values[row * width + column])
        }
      }
    }
    return Picture(width: newWidth, height: newHeight, values: maxima)
  }
}
