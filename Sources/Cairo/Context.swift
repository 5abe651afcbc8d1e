import CCairo

/// Draws on a surface, in points from its top left corner: what ``Surface/draw(_:)`` hands out.
///
/// Drawing does not throw: Cairo keeps the first failure and ignores what follows, and it is thrown at the end.
public final class Context {
  let pointer: OpaquePointer
  // Cairo keeps its own reference to the surface, but not the sink that the surface writes to.
  private let surface: Surface
  /// Whether ``text(_:at:font:color:alignment:)`` draws: letters on a picture of few pixels are only blots.
  public var drawsText = true
  /// What the font lacks of the first text that it could not write.
  var missing: MissingCharacters?

  init(_ surface: Surface) throws {
    let pointer = cairo_create(surface.pointer)
    let status = cairo_status(pointer)
    guard let pointer, status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(pointer)
      throw CairoError(code: status.rawValue)
    }
    self.pointer = pointer
    self.surface = surface
  }

  deinit {
    cairo_destroy(pointer)
  }

  /// Throws the first failure of all drawing so far.
  func check() throws {
    try cairo_status(pointer).check()
    if let missing { throw missing }
  }

  // MARK: Place

  /// Draws everything that follows with every length `factor` times as long.
  public func scale(by factor: Double) {
    cairo_scale(pointer, factor, factor)
  }

  /// Draws with the origin at `origin`, turned by `angle` radians clockwise, and nothing outside `clip`.
  public func at(
    _ origin: Point, turnedBy angle: Double = 0, clippedTo clip: Rectangle? = nil, draw: () throws -> Void
  )
    rethrows
  {
    cairo_save(pointer)
    defer { cairo_restore(pointer) }
    cairo_translate(pointer, origin.x, origin.y)
    if angle != 0 { cairo_rotate(pointer, angle) }
    if let clip {
      trace(clip)
      cairo_clip(pointer)
    }
    try draw()
  }

  /// Draws with every length `factor` times as long.
  public func scaled(by factor: Double, draw: () throws -> Void) rethrows {
    cairo_save(pointer)
    defer { cairo_restore(pointer) }
    cairo_scale(pointer, factor, factor)
    try draw()
  }

  // MARK: Areas

  /// Fills rectangles, all in one path.
  public func fill(_ rectangles: Rectangle..., color: Color) {
    fill(rectangles, color: color)
  }

  /// Fills any number of rectangles, all in one path.
  public func fill(_ rectangles: [Rectangle], color: Color) {
    rectangles.forEach(trace)
    select(color)
    cairo_fill(pointer)
  }

  /// Fills what a closed line through the points encloses. An opacity of 1 lets nothing through.
  public func fill(polygon: [Point], color: Color, opacity: Double = 1) {
    trace(polygon)
    cairo_close_path(pointer)
    select(color, opacity: opacity)
    cairo_fill(pointer)
  }

  /// Fills what lies between closed lines: those that run the other way are holes.
  public func fill(outlines: [[Point]], color: Color) {
    for outline in outlines {
      trace(outline)
      cairo_close_path(pointer)
    }
    select(color)
    cairo_fill(pointer)
  }

  /// Fills a circle of `radius` points.
  public func fill(circleAt center: Point, radius: Double, color: Color) {
    cairo_new_sub_path(pointer)
    cairo_arc(pointer, center.x, center.y, radius, 0, 2 * .pi)
    select(color)
    cairo_fill(pointer)
  }

  /// Paints an image with its top left corner at `origin`, each pixel a crisp square.
  public func paint(_ image: Image, at origin: Point, pixelsPerPoint: Double) throws {
    let source = try Surface(image)
    // Cairo would pack the picture by itself, six times slower and an eighth larger.
    if cairo_surface_get_type(surface.pointer) == CAIRO_SURFACE_TYPE_SVG {
      source.attach(png: image.png(isFast: false))
    }
    cairo_save(pointer)
    cairo_translate(pointer, origin.x, origin.y)
    cairo_scale(pointer, 1 / pixelsPerPoint, 1 / pixelsPerPoint)
    cairo_set_source_surface(pointer, source.pointer, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(pointer), CAIRO_FILTER_NEAREST)
    cairo_paint(pointer)
    cairo_restore(pointer)
  }

  // MARK: Lines

  /// Strokes open lines, each through its points; all in one path.
  public func stroke(
    _ lines: [[Point]], color: Color, width: Double, dash: [Double] = [], opacity: Double = 1
  ) {
    lines.forEach(trace)
    stroke(color, width: width, dash: dash, opacity: opacity)
  }

  /// Strokes one open line through its points. `dash` has the lengths of strokes and gaps in turn; none for a whole
  /// line.
  public func stroke(_ points: Point..., color: Color, width: Double, dash: [Double] = []) {
    stroke([points], color: color, width: width, dash: dash)
  }

  /// Strokes the outlines of rectangles, all in one path.
  public func stroke(_ rectangles: [Rectangle], color: Color, width: Double) {
    rectangles.forEach(trace)
    stroke(color, width: width, dash: [], opacity: 1)
  }

  private func stroke(_ color: Color, width: Double, dash: [Double], opacity: Double) {
    select(color, opacity: opacity)
    cairo_set_line_width(pointer, width)
    cairo_set_line_join(pointer, CAIRO_LINE_JOIN_ROUND)
    cairo_set_dash(pointer, dash, Int32(dash.count), 0)
    cairo_stroke(pointer)
  }

  // MARK: Pieces

  func select(_ color: Color, opacity: Double = 1) {
    cairo_set_source_rgba(
      pointer, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
  }

  private func trace(_ rectangle: Rectangle) {
    cairo_rectangle(pointer, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
  }

  private func trace(_ points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 {
        cairo_move_to(pointer, point.x, point.y)
      } else {
        cairo_line_to(pointer, point.x, point.y)
      }
    }
  }
}
