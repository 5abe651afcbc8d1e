/// How a picture of a digit becomes what the network was trained on, step by step.
///
/// MNIST's makers scaled each digit's ink to fit 20 × 20 pixels, width and height alike, and placed it in
/// 28 × 28 so that its centre of mass is the centre (section III.A of the paper). A network that learned
/// from such digits knows no others.
public struct Normalisation: Sendable {
  /// The picture as ink: 0 for paper, 1 for the strongest stroke, whichever of the two was dark.
  public let ink: Picture
  /// Whether the picture's strokes were darker than its paper.
  public let isDarkOnLight: Bool
  /// The smallest rectangle that holds all ink.
  public let inkBox: Region
  /// The ink in its box, its longer side scaled to 20 pixels.
  public let scaled: Picture
  /// Where the scaled ink balances, in its pixels from the top left pixel's centre.
  public let centreOfMass: (row: Float, column: Float)
  /// Where the scaled picture's top left pixel lies in the digit.
  public let origin: (row: Int, column: Int)
  /// The digit as the network wants it.
  public let digit: Digit

  /// The longer side of the ink's box, in pixels of the digit.
  public static let inkSide = 20

  /// Normalises a picture of one digit, or returns nothing if the picture has no ink.
  ///
  /// Paper is what most of the picture's border shows. Differences from it below a tenth of the strongest
  /// are grain of the paper and count as nothing; a strongest below a tenth of the scale is no ink.
  public init?(_ picture: Picture) {
    guard picture.width > 0 && picture.height > 0 else { return nil }
    let paper = Self.paper(of: picture)
    let lightest = picture.values.max()! - paper
    let darkest = picture.values.min()! - paper
    isDarkOnLight = -darkest > lightest
    let strongest = isDarkOnLight ? darkest : lightest
    guard abs(strongest) >= 0.1 else { return nil }
    ink = Picture(
      width: picture.width, height: picture.height,
      values: picture.values.map { value in
        let share = (value - paper) / strongest
        return share < 0.1 ? 0 : share
      })

    inkBox = Self.box(of: ink)
    let (height, width) = (inkBox.rows.count, inkBox.columns.count)
    let scale = Float(Self.inkSide) / Float(max(height, width))
    scaled = ink.cropped(to: inkBox).resized(
      width: max(1, Int((Float(width) * scale).rounded())),
      height: max(1, Int((Float(height) * scale).rounded())))

    centreOfMass = Self.centreOfMass(of: scaled)
    // The centre of 28 pixels lies between the 14th and the 15th, at 13.5 from the first one's centre. A
    // digit whose mass is at one end is kept whole rather than centred.
    let centre = Float(Digit.side - 1) / 2
    origin = (
      min(max(0, Int((centre - centreOfMass.row).rounded())), Digit.side - scaled.height),
      min(max(0, Int((centre - centreOfMass.column).rounded())), Digit.side - scaled.width)
    )
    var pixels = [Float](repeating: 0, count: Digit.side * Digit.side)
    for row in 0..<scaled.height {
      for column in 0..<scaled.width {
        pixels[(origin.row + row) * Digit.side + origin.column + column] = min(1, scaled[row, column])
      }
    }
    digit = Digit(pixels: pixels)
  }

  /// The median of the picture's border.
  static func paper(of picture: Picture) -> Float {
    let (width, height) = (picture.width, picture.height)
    var border: [Float] = []
    for column in 0..<width { border += [picture[0, column], picture[height - 1, column]] }
    for row in 0..<height { border += [picture[row, 0], picture[row, width - 1]] }
    // Halves the range that holds the middle of the sorted border until one number is left. Sorting would be a good
    // part of the code that a page carries.
    let middle = border.count / 2
    var (below, median) = (-1 as Float, border.max()!)
    while true {
      let between = (below + median) / 2
      guard below < between && between < median else { return median }
      if border.count(where: { $0 <= between }) > middle { median = between } else { below = between }
    }
  }

  /// The smallest region that holds every pixel of ink. There is one: the strongest.
  private static func box(of ink: Picture) -> Region {
    var (top, bottom, left, right) = (ink.height, 0, ink.width, 0)
    for row in 0..<ink.height {
      for column in 0..<ink.width where ink[row, column] > 0 {
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
      }
    }
    return Region(rows: top...bottom, columns: left...right)
  }

  private static func centreOfMass(of ink: Picture) -> (row: Float, column: Float) {
    var (mass, row, column): (Float, Float, Float) = (0, 0, 0)
    for y in 0..<ink.height {
      for x in 0..<ink.width {
        mass += ink[y, x]
        row += ink[y, x] * Float(y)
        column += ink[y, x] * Float(x)
      }
    }
    return (row / mass, column / mass)
  }
}
