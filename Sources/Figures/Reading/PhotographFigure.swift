import Cairo
import LeNet
import Reading

/// A photograph in grey, with what was found in it outlined.
public struct PhotographFigure: FluidFigure {
  /// A part of the photograph, and what stands above it.
  public struct Mark: Sendable {
    /// What stands above the outline.
    public var label: String
    /// In the photograph's pixels.
    public var outline: Quadrilateral

    /// An outline in the photograph's pixels, under its label.
    public init(_ label: String, _ outline: Quadrilateral) {
      self.label = label
      self.outline = outline
    }
  }

  public let title: String
  public let caption: String
  private let picture: Picture
  private let marks: [Mark]
  public var width = Style.width

  /// - Precondition: the picture has pixels.
  public init(_ title: String, _ picture: Picture, marks: [Mark] = [], caption: String = "") {
    precondition(picture.width > 0 && picture.height > 0, "a photograph without pixels")
    self.title = title
    self.picture = picture
    self.marks = marks
    self.caption = caption
  }

  public let name = "photograph"

  public var alternativeText: String {
    let labels = marks.map(\.label).filter { !$0.isEmpty }
    let found = labels.isEmpty ? "" : ": \(Numbers.list(labels))"
    return "\(title): a photograph of \(picture.width) × \(picture.height) pixels, brightness "
      + picture.values.rangeInWords
      + (marks.isEmpty ? "." : ", with \(Numbers.count(marks.count, "outline"))\(found).")
  }

  public var table: Table {
    Table(
      header: ["outlined", "corner", "x, pixels", "y, pixels"],
      rows: marks.flatMap { mark in
        zip(["upper left", "upper right", "lower right", "lower left"], mark.outline.corners).map {
          [mark.label, $0, Numbers.fixed($1.x, 1), Numbers.fixed($1.y, 1)]
        }
      })
  }

  // MARK: Drawing

  /// Points for each pixel: the whole width, unless the figure would become higher than wide.
  private var scale: Double {
    min(width / Double(picture.width), width / Double(picture.height))
  }
  public var bodySize: Size {
    Size(width, (Double(picture.height) * scale).rounded(.up))
  }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let shown = Size(Double(picture.width) * scale, Double(picture.height) * scale)
    let pixels = min(picture.width, Int(1.5 * shown.width))
    let image = Image(grey: picture, width: pixels)
    try context.paint(image, at: Point(0, 0), pixelsPerPoint: Double(image.width) / shown.width)
    context.stroke(
      [Rectangle(0, 0, shown.width, shown.height)], color: palette.hairline, width: Style.hairline)
    // On grey paper in both themes: the light theme's accent.
    let accent = Theme.light.palette.accent
    for mark in marks {
      let corners = mark.outline.corners.map { place in
        Point((Double(place.x) + 0.5) * scale, (Double(place.y) + 0.5) * scale)
      }
      context.stroke([corners + [corners[0]]], color: accent, width: 1)
      context.text(
        mark.label, at: Point(corners[0].x, max(8, corners[0].y - 3)), font: .label, color: accent)
    }
  }
}

extension Image {
  /// A picture's brightness in grey, as many pixels wide as told, in 32 shades: the grain of a photograph would be most of
  /// a page.
  fileprivate init(grey picture: Picture, width: Int) {
    let height = max(1, (picture.height * width + picture.width / 2) / picture.width)
    let shown = width == picture.width ? picture : picture.resized(width: width, height: height)
    self.init(width: shown.width, height: shown.height)
    for (index, value) in shown.values.enumerated() {
      let grey = (31 * max(0, min(1, value))).rounded()
      let byte = UInt8(255 * grey / 31)
      pixels[index] = Color(red: byte, green: byte, blue: byte).pixel
    }
  }
}
