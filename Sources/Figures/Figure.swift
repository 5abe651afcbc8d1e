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
  var table: Table { get }
  /// The extent of what `draw` draws, in points; title, caption and margins come around it.
  var bodySize: Size { get }
  /// The same figure for a narrow column, if it can be drawn for one.
  var narrow: (any Figure)? { get }
  /// Draws the picture with its top left corner at the origin.
  func draw(on context: Context, theme: Theme) throws
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
    try svg(size, words: (title, alternativeText)) { try drawWhole(on: $0, theme: theme) }
  }

  /// The picture alone as an SVG file, on no ground and without words: for a page, which sets those as text.
  public func bodySVG(_ theme: Theme) throws -> [UInt8] {
    try svg(paddedBodySize, words: nil) { context in
      try context.at(Point(Style.bodyPadding, Style.bodyPadding)) { try draw(on: context, theme: theme) }
    }
  }

  /// The extent of ``bodySVG(_:)``.
  public var paddedBodySize: Size {
    Size(bodySize.width + 2 * Style.bodyPadding, (bodySize.height + 2 * Style.bodyPadding).rounded(.up))
  }

  private func svg(
    _ size: Size, words: (title: String, description: String)?, draw: (Context) throws -> Void
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Surface.svg(size) { bytes += $0 }.draw(draw)
    return tidied(svg: bytes, size: size, words: words)
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
