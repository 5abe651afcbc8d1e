import CCairo

/// What a `Context` draws on. Owns Cairo's surface and, for a vector file, where its bytes go.
public final class Surface {
  let pointer: OpaquePointer
  private let sink: Sink?

  /// Takes over a surface that a Cairo constructor returned. Cairo returns an object even where it fails, with
  /// the reason as its status, which is thrown.
  init(owning pointer: OpaquePointer?, sink: Sink? = nil) throws {
    let status = cairo_surface_status(pointer)
    guard let pointer, status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(pointer)
      throw CairoError(code: status.rawValue)
    }
    self.pointer = pointer
    self.sink = sink
  }

  deinit {
    cairo_surface_destroy(pointer)
  }

  /// An image of opaque pixels.
  public static func image(width: Int, height: Int) throws -> Surface {
    try Surface(owning: cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
  }

  /// An SVG file of `size` points, whose bytes go to `write`.
  public static func svg(_ size: Size, write: @escaping (UnsafeRawBufferPointer) throws -> Void) throws
    -> Surface
  {
    let sink = Sink(write)
    return try Surface(
      owning: cairo_svg_surface_create_for_stream(Sink.callback, sink.closure, size.width, size.height),
      sink: sink)
  }

  /// A PDF file of one page of `size` points, whose bytes go to `write`.
  ///
  /// It bears no date, so that the same drawing gives the same bytes.
  public static func pdf(
    _ size: Size, title: String, subject: String, write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Surface {
    let sink = Sink(write)
    let surface = try Surface(
      owning: cairo_pdf_surface_create_for_stream(Sink.callback, sink.closure, size.width, size.height),
      sink: sink)
    cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_SUBJECT, subject)
    cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_CREATE_DATE, "")
    return surface
  }

  /// Draws the whole picture; of a vector file, that also writes the bytes. Called once.
  ///
  /// Throws what `body` threw, otherwise the first failure of the drawing, or the error that `write` threw.
  public func draw(_ body: (Context) throws -> Void) throws {
    do {
      // Also after a failure: the file's fonts go with it.
      defer { if sink != nil { Font.turn.withLock { _ in cairo_surface_finish(pointer) } } }
      let context = try Context(self)
      try body(context)
      try context.check()
    }
    try sink?.check(cairo_surface_status(pointer))
  }
}
