/// How a picture of a digit becomes what the network was trained on, step by step.
///
/// MNIST's makers scaled each digit's ink to fit 20 × 20 pixels, width and height alike, and placed it in
/// 28 × 28 so that its centre of mass is the centre (section III.A of the paper). A network that learned
/// from such digits knows no others. Their scans had a broad pen on even paper; of pictures that people bring, the
/// paper is evened out first, marks that are no digit are left out, and thin strokes are made as wide.
public struct Normalisation: Sendable {
  /// The picture as it came.
  public let picture: Picture
  /// What the picture would show without its ink.
  public let paper: Paper
  /// How much the strongest stroke differs from the paper, from ``contrastLimit`` to 1.
  public let contrast: Float
  /// The digit as ink, of the picture's size: 0 for paper and for what was left out, 1 for the strongest stroke.
  public let ink: Picture
  /// The smallest rectangle that holds the digit.
  public let inkBox: Region
  /// The ink in its box, its longer side scaled to 20 pixels. Thin strokes fade.
  public let scaled: Picture
  /// The width of the scaled strokes, in pixels.
  public let penWidth: Float
  /// The same at full strength, with strokes at least as wide as ``thinPenWidth``; the longer side has 20 pixels.
  public let strengthened: Picture
  /// Where the strengthened ink balances, in its pixels from the top left pixel's centre.
  public let centreOfMass: (row: Float, column: Float)
  /// Where the strengthened picture's top left pixel lies in the digit.
  public let origin: (row: Int, column: Int)
  /// The digit as the network wants it.
  public let digit: Digit
  /// What may be wrong with the picture.
  public let doubts: [Doubt]

  /// The longer side of the ink's box, in pixels of the digit.
  public static let inkSide = 20
  /// A pen that is thinner, in pixels of the digit, is widened to this: three of five of MNIST's digits have a broader
  /// one.
  public static let thinPenWidth: Float = 2.3
  /// Differences from the paper that are smaller than this share of the whole scale are no ink.
  public static let contrastLimit: Float = 0.05

  /// Whether the picture's strokes are darker than its paper.
  public var isDarkOnLight: Bool { paper.isLight }
  /// Whether strokes were widened.
  public var isWidened: Bool { penWidth < Self.thinPenWidth }

  /// Normalises a picture of one digit, or returns nothing if the picture has no ink.
  ///
  /// Differences from the paper below a tenth of the strongest, or below its grain, count as nothing.
  public init?(_ picture: Picture) {
    guard picture.width > 0 && picture.height > 0 else { return nil }
    let paper = Paper(of: picture)
    let differences = Self.differences(of: picture, from: paper)
    let marks = Marks(of: differences)
    guard marks.strength >= Self.contrastLimit else { return nil }
    self.init(Self.ink(differences, marks), marks, in: picture, on: paper, contrast: marks.strength)
  }

  /// Normalises ink that was found by other means: what stands in a form's box, or a piece of a row of digits.
  ///
  /// - Parameters:
  ///   - ink: the digit alone, of the picture's size: 0 for paper and all that is no part of it, 1 for full ink.
  ///   - contrast: how much full ink differs from the paper, 0…1.
  /// - Returns: nil where no pixel has a quarter of full ink.
  package init?(_ ink: Picture, in picture: Picture, on paper: Paper, contrast: Float) {
    self.init(ink, nil, in: picture, on: paper, contrast: contrast)
  }

  /// - Parameter marks: which of the picture's marks are the digit; nil where all ink is.
  private init?(_ ink: Picture, _ marks: Marks?, in picture: Picture, on paper: Paper, contrast: Float) {
    guard let inkBox = Self.box(of: ink, marks) else { return nil }
    self.picture = picture
    self.paper = paper
    self.contrast = contrast
    self.ink = ink
    self.inkBox = inkBox

    let box = ink.cropped(to: inkBox)
    scaled = box.fitted(to: Self.inkSide)
    // Strokes are measured and widened on a grid three times as fine.
    let fine = box.fitted(to: 3 * Self.inkSide).atFullStrength
    penWidth = fine.penWidth / 3
    let widened =
      penWidth < Self.thinPenWidth ? fine.thickened(by: 1.5 * (Self.thinPenWidth - penWidth)) : nil
    strengthened = (widened?.fitted(to: Self.inkSide) ?? scaled).atFullStrength

    centreOfMass = Self.centreOfMass(of: strengthened)
    // The centre of 28 pixels lies between the 14th and the 15th, at 13.5 from the first one's centre. A
    // digit whose mass is at one end is kept whole rather than centred.
    let centre = Float(Digit.side - 1) / 2
    origin = (
      min(max(0, Int((centre - centreOfMass.row).rounded())), Digit.side - strengthened.height),
      min(max(0, Int((centre - centreOfMass.column).rounded())), Digit.side - strengthened.width)
    )
    var pixels = [Float](repeating: 0, count: Digit.side * Digit.side)
    for row in 0..<strengthened.height {
      for column in 0..<strengthened.width {
        pixels[(origin.row + row) * Digit.side + origin.column + column] = strengthened[row, column]
      }
    }
    digit = Digit(pixels: pixels)
    doubts = Self.doubts(marks, paper: paper, box: box, contrast: contrast)
  }

  /// How much the strongest stroke of a picture differs from its paper, 0…1: what ``contrastLimit`` is compared with.
  public static func contrast(of picture: Picture) -> Float {
    guard picture.width > 0 && picture.height > 0 else { return 0 }
    return Marks(of: differences(of: picture, from: Paper(of: picture))).strength
  }

  /// How much each pixel differs from the paper to the ink's side, 0…1.
  private static func differences(of picture: Picture, from paper: Paper) -> Picture {
    let differences = (paper.isLight ? paper.brightness - picture : picture - paper.brightness).map {
      max(0, $0)
    }
    // In a picture as small as data sets have them, a pixel is a stroke's width.
    return max(picture.width, picture.height) > Paper.smallest ? differences.withoutSpecks : differences
  }

  /// The marks' differences as shares of the strongest.
  private static func ink(_ differences: Picture, _ marks: Marks) -> Picture {
    let least = max(0.1 * marks.strength, marks.grain)
    var ink = differences
    for row in 0..<ink.height {
      for column in 0..<ink.width {
        let difference = ink[row, column]
        ink[row, column] =
          difference < least || !marks.reaches(row: row, column: column)
          ? 0 : min(1, difference / marks.strength)
      }
    }
    return ink
  }

  /// The smallest region that holds every pixel of the digit with a quarter of full ink; nil where none has.
  private static func box(of ink: Picture, _ marks: Marks?) -> Region? {
    var (top, bottom, left, right) = (ink.height, -1, ink.width, -1)
    for row in 0..<ink.height {
      for column in 0..<ink.width
      where ink[row, column] > 0.25 && marks?.contains(row: row, column: column) ?? true {
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
      }
    }
    return bottom < 0 ? nil : Region(rows: top...bottom, columns: left...right)
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

  private static func doubts(_ marks: Marks?, paper: Paper, box: Picture, contrast: Float) -> [Doubt] {
    var doubts: [Doubt] = []
    if let marks, marks.count > 1 { doubts.add(.severalDigits, Float(marks.count)) }
    let share = Float(box.values.count { $0 > 0.5 }) / Float(box.values.count)
    // An upright 1 fills its box too.
    let isBroad = 2 * min(box.width, box.height) > max(box.width, box.height)
    if isBroad && share > Doubt.solidLimit { doubts.add(.solid, share) }
    let (darkest, lightest) = paper.brightness.values.range
    let change = lightest - darkest
    if change > min(contrast, Doubt.unevenLimit) { doubts.add(.unevenPaper, change) }
    if contrast < Doubt.faintLimit { doubts.add(.faint, contrast) }
    let grain = (marks?.grain ?? 0) / contrast
    if grain > Doubt.grainLimit { doubts.add(.grainy, grain) }
    return doubts
  }
}

extension [Doubt] {
  // Once, for the page's sake: written out at each call it is most of a kilobyte.
  @inline(never)
  fileprivate mutating func add(_ kind: Doubt.Kind, _ amount: Float) { append(Doubt(kind, amount)) }
}
