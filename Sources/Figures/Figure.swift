import Cairo

/// A value that knows how to draw itself.
///
/// The same value gives files for a page, a slide and print, says in words what they show, and hands out the
/// numbers behind them.
public protocol Figure: Sendable {
  /// For file names: `c1-maps`.
  var name: String { get }
  /// What is seen, in a few words.
  var title: String { get }
  /// What stands below the picture: where the values come from, and how to read it.
  var caption: String { get }
  /// What the picture says, in words computed from its values.
  var alternativeText: String { get }
  /// The numbers behind the picture.
  var table: Table { get }
  /// The extent of what `draw` draws, in points; title, caption and margins come around it.
  var bodySize: Size { get }
  /// The same figure for a narrow column, if it can be drawn for one.
  var narrow: (any Figure)? { get }
  /// Draws the picture with its top left corner at the origin.
  func draw(on context: Context, theme: Theme) throws
}

/// A figure that is laid out for the width it is given: a page's column, or a telephone's.
public protocol FluidFigure: Figure {
  /// The body's, in points.
  var width: Double { get set }
}

extension FluidFigure {
  public var narrow: (any Figure)? {
    var figure = self
    figure.width = Style.narrowWidth
    return figure
  }

  var isNarrow: Bool { width <= Style.narrowWidth }
}

extension Figure {
  public var narrow: (any Figure)? { nil }

  /// The whole figure's extent in points.
  public var size: Size {
    let text = Double(Style.captionLines(caption, width: bodySize.width).count) * Style.captionLeading
    return Size(
      bodySize.width + 2 * Style.margin,
      (2 * Style.margin + Style.titleHeight + bodySize.height + Style.captionGap + text).rounded(.up))
  }

  /// The figure as a PNG file with two pixels to the point.
  public func png(_ theme: Theme) throws -> [UInt8] {
    let surface = try Surface.image(
      width: Int(size.width * Style.pixelsPerPoint), height: Int(size.height * Style.pixelsPerPoint))
    try surface.draw { context in
      context.scale(by: Style.pixelsPerPoint)
      try drawWhole(on: context, theme: theme)
    }
    return surface.image.png
  }

  /// The picture alone in few pixels, without its letters.
  public func thumbnail(width: Int, theme: Theme) throws -> Image {
    let scale = Double(width) / bodySize.width
    let surface = try Surface.image(width: width, height: max(1, Int((bodySize.height * scale).rounded(.up))))
    try surface.draw { context in
      context.drawsText = false
      context.scale(by: scale)
      context.fill(Rectangle(0, 0, bodySize.width, bodySize.height + 1 / scale), color: theme.palette.ground)
      try draw(on: context, theme: theme)
    }
    return surface.image
  }

  /// The figure as an SVG file that may also stand inside a page, beside others.
  public func svg(_ theme: Theme) throws -> [UInt8] {
    let drawn = try bytes(size) { try drawWhole(on: $0, theme: theme) }
    return tidied(svg: drawn, size: size, title: title, description: alternativeText)
  }

  /// The picture alone as part of a page, for light and dark in one, on no ground and without the words that a page sets as
  /// text.
  public func inlineSVG() throws -> String {
    let size = Size(
      bodySize.width + 2 * Style.bodyPadding, (bodySize.height + 2 * Style.bodyPadding).rounded(.up))
    let (light, dark) = try (body(.light, size), body(.dark, size))
    return inline(light: light, dark: dark, size: size, description: alternativeText)
  }

  private func body(_ theme: Theme, _ size: Size) throws -> [UInt8] {
    try bytes(size) { context in
      try context.at(Point(Style.bodyPadding, Style.bodyPadding)) { try draw(on: context, theme: theme) }
    }
  }

  private func bytes(_ size: Size, draw: (Context) throws -> Void) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Surface.svg(size) { bytes += $0 }.draw(draw)
    return bytes
  }

  /// The figure as a PDF file of one page.
  public func pdf(_ theme: Theme) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Surface.pdf(size, title: title, subject: alternativeText) { bytes += $0 }
      .draw { try drawWhole(on: $0, theme: theme) }
    return bytes
  }

  private func drawWhole(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    context.fill(Rectangle(0, 0, size.width, size.height), color: palette.ground)
    context.text(
      title, at: Point(Style.margin, Style.margin + Font.title.size - 1), font: .title, color: palette.ink)
    try context.at(Point(Style.margin, Style.margin + Style.titleHeight)) {
      try draw(on: context, theme: theme)
    }
    var baseline = Style.margin + Style.titleHeight + bodySize.height + Style.captionGap + Font.tick.size
    for line in Style.captionLines(caption, width: bodySize.width) {
      context.text(line, at: Point(Style.margin, baseline), font: .tick, color: palette.muted)
      baseline += Style.captionLeading
    }
  }
}
