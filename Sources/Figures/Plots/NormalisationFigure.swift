import Cairo
import LeNet

/// How a picture becomes a digit as MNIST has it: six steps, each a picture with a sentence.
public struct NormalisationFigure: FluidFigure {
  private let steps: Normalisation
  private let subject: String
  public var width = Style.width

  /// - Parameters:
  ///   - steps: how the picture became a digit.
  ///   - subject: what the title calls the picture.
  public init(_ steps: Normalisation, of subject: String = "a picture") {
    self.steps = steps
    self.subject = subject
  }

  public let name = "normalisation"
  public var title: String { "From \(subject) to 28 × 28 pixels" }
  /// The steps' sentences, numbered as the pictures are: as text, a page carries them in a tenth of the bytes.
  public var caption: String {
    panels.enumerated().map { "(\($0 + 1)) \($1.sentence)" }.joined(separator: " ")
  }

  public var alternativeText: String {
    "Six steps from a picture of \(steps.picture.width) × \(steps.picture.height) pixels to a digit of 28 × 28. "
      + panels.map { "\($0.name): \($0.sentence)" }.joined(separator: " ")
  }

  public var table: Table {
    func row(_ step: String, _ columns: String, _ rows: String) -> [String] { [step, columns, rows] }
    return Table(
      header: ["step", "columns", "rows"],
      rows: [
        row("picture", "\(steps.picture.width)", "\(steps.picture.height)"),
        row("box of the ink", "\(steps.inkBox.columns.count)", "\(steps.inkBox.rows.count)"),
        row("scaled", "\(steps.scaled.width)", "\(steps.scaled.height)"),
        row("strokes at full strength", "\(steps.strengthened.width)", "\(steps.strengthened.height)"),
        row(
          "centre of mass", Numbers.fixed(steps.centreOfMass.column, 1),
          Numbers.fixed(steps.centreOfMass.row, 1)),
        row("place in the digit", "\(steps.origin.column)", "\(steps.origin.row)"),
      ])
  }

  // MARK: Steps

  /// The steps in words: the name of each, and a sentence on what it did.
  public var panels: [(name: String, sentence: String)] {
    let (paper, box) = (steps.paper.brightness.values, steps.inkBox)
    let (darkest, lightest) = (paper.min()!, paper.max()!)
    let brightness =
      lightest - darkest < 0.005
      ? Numbers.fixed(lightest, 2) : "\(Numbers.fixed(darkest, 2)) to \(Numbers.fixed(lightest, 2))"
    let pen = Numbers.fixed(steps.penWidth, 1)
    return [
      (
        "Picture",
        "\(steps.picture.width) × \(steps.picture.height) pixels, "
          + (steps.isDarkOnLight ? "dark ink on lighter paper." : "light ink on darker paper.")
      ),
      ("Paper", "What it would show without ink: brightness \(brightness)."),
      (
        "Ink",
        "\(steps.isDarkOnLight ? "Darker" : "Lighter") than the paper by up to \(Numbers.fixed(steps.contrast, 2)), in a "
          + "box of \(box.columns.count) × \(box.rows.count); marks at the border and specks are left out."
      ),
      (
        "Scaled to \(steps.scaled.width) × \(steps.scaled.height)",
        "The box’s longer side becomes \(Normalisation.inkSide) pixels; the strongest stroke has "
          + "\(Numbers.fixed(steps.scaled.values.max()!, 2)) of full ink."
      ),
      (
        "At full strength",
        steps.isWidened
          ? "Strokes of \(pen) pixels are widened to \(Numbers.fixed(Normalisation.thinPenWidth, 1)), the width "
            + "that three of five of MNIST’s have or exceed."
          : "Strokes of \(pen) pixels are broad enough, and stay."
      ),
      (
        "Centred in 28 × 28",
        "The cross, the ink’s centre of mass, comes as near to the middle as whole pixels allow."
      ),
    ]
  }

  // MARK: Drawing

  private var across: Int { isNarrow ? 2 : 3 }
  private static let gap = 12.0
  /// The side of a step's picture.
  private var side: Double { (width - Double(across - 1) * Self.gap) / Double(across) }
  private static let nameHeight = 13.0
  private var panelHeight: Double { Self.nameHeight + side }

  public var bodySize: Size { Size(width, Double(6 / across) * (panelHeight + Self.gap) - Self.gap) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let (panels, side) = (panels, side)
    // The picture's squares need not be whole: it may have any size.
    let longer = Double(max(steps.picture.width, steps.picture.height))
    let perPixel = side / longer
    for index in panels.indices {
      let place = Point(
        Double(index % across) * (side + Self.gap),
        Double(index / across) * (panelHeight + Self.gap))
      try context.at(Point(place.x, place.y + Self.nameHeight)) {
        context.text(
          "\(index + 1)  \(panels[index].name)", at: Point(0, -5), font: .tick, color: palette.ink)
        switch index {
        case 0: try paint(steps.picture, grey: true, on: context, theme: theme)
        case 1: try paint(steps.paper.brightness, grey: true, on: context, theme: theme)
        case 2:
          try paint(steps.ink, on: context, theme: theme)
          let box = steps.inkBox
          let outline = Rectangle(
            Double(box.columns.lowerBound) * perPixel, Double(box.rows.lowerBound) * perPixel,
            Double(box.columns.count) * perPixel, Double(box.rows.count) * perPixel)
          context.stroke([outline], color: palette.accent, width: 1)
        case 3: try paint(steps.scaled, on: context, theme: theme)
        case 4: try paint(steps.strengthened, on: context, theme: theme)
        default:
          try paint(
            Picture(width: Digit.side, height: Digit.side, values: steps.digit.pixels), on: context,
            theme: theme)
          let pixel = side / Double(Digit.side)
          let x = (Double(steps.origin.column) + Double(steps.centreOfMass.column) + 0.5) * pixel
          let y = (Double(steps.origin.row) + Double(steps.centreOfMass.row) + 0.5) * pixel
          context.stroke(Point(x - 6, y), Point(x + 6, y), color: palette.accent, width: 1.5)
          context.stroke(Point(x, y - 6), Point(x, y + 6), color: palette.accent, width: 1.5)
        }
      }
    }
  }

  /// Fills a step's square, by the longer side. Large pictures are drawn with fewer pixels and 64 shades, or the
  /// grain of a photograph would be most of a page.
  ///
  /// - Parameter grey: whether values are brightness, which looks the same on every ground, rather than ink.
  private func paint(_ picture: Picture, grey: Bool = false, on context: Context, theme: Theme) throws {
    let longer = max(picture.width, picture.height)
    let (most, isLarge) = (112, longer > 112)
    func length(_ length: Int) -> Int { isLarge ? max(1, length * most / longer) : length }
    let shown =
      isLarge ? picture.resized(width: length(picture.width), height: length(picture.height)) : picture
    let cell = side / Double(max(shown.width, shown.height))
    var image = Image(width: shown.width, height: shown.height)
    for (index, value) in shown.values.enumerated() {
      let value = isLarge ? (63 * value).rounded() / 63 : value
      let byte = UInt8(max(0, min(255, (255 * value).rounded())))
      image.pixels[index] =
        grey
        ? Color(red: byte, green: byte, blue: byte).pixel
        : ColorScale.ink.color(of: value, theme: theme).pixel
    }
    try context.paint(image, at: Point(0, 0), pixelsPerPoint: 1 / cell)
    let frame = Rectangle(0, 0, Double(shown.width) * cell, Double(shown.height) * cell)
    context.stroke(
      [frame.expanded(by: Style.hairline / 2)], color: theme.palette.hairline, width: Style.hairline)
  }
}
