import CCairo

/// A picture in memory, row by row from the top.
public struct Image: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `width × height` pixels `0xAARRGGBB`, the colours multiplied by the alpha.
  public var pixels: [UInt32]

  /// An image of one colour, `0xAARRGGBB`; transparent unless told.
  public init(width: Int, height: Int, filledWith pixel: UInt32 = 0) {
    self.width = width
    self.height = height
    pixels = Array(repeating: pixel, count: width * height)
  }

  /// Decodes a PNG file. Throws a `CairoError` if the bytes are not one.
  public init(png bytes: [UInt8]) throws {
    let source = Source(bytes)
    let surface = try withExtendedLifetime(source) {
      try Surface(owning: cairo_image_surface_create_from_png_stream(Source.callback, source.closure))
    }
    self = surface.image
  }

  /// The colour of a pixel, without its alpha.
  public subscript(column: Int, row: Int) -> Color {
    precondition(
      (0..<width).contains(column) && (0..<height).contains(row),
      "pixel (\(column), \(row)) of an image of \(width) × \(height)")
    return Color(pixels[row * width + column])
  }
}

extension Surface {
  /// A surface with a copy of the image's pixels.
  ///
  /// Vector surfaces keep what is painted on them until they are finished, so the pixels cannot be lent.
  convenience init(_ image: Image) throws {
    // Without alpha, embedded pictures are a quarter smaller.
    let opaque = image.pixels.allSatisfy { $0 >> 24 == 0xFF }
    let format = opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
    try self.init(owning: cairo_image_surface_create(format, Int32(image.width), Int32(image.height)))
    let stride = Int(cairo_image_surface_get_stride(pointer))
    cairo_surface_flush(pointer)
    let data = UnsafeMutableRawPointer(cairo_image_surface_get_data(pointer)!)
    image.pixels.withUnsafeBytes { pixels in
      for row in 0..<image.height {
        let bytes = pixels[row * image.width * 4..<(row + 1) * image.width * 4]
        (data + row * stride).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes).baseAddress!, byteCount: bytes.count)
      }
    }
    cairo_surface_mark_dirty(pointer)
  }

  /// Gives the surface the file that an SVG surface is to embed for it.
  func attach(png file: [UInt8]) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: file.count)
    _ = bytes.initialize(from: file)
    cairo_surface_set_mime_data(
      pointer, CAIRO_MIME_TYPE_PNG, bytes.baseAddress, UInt(file.count), { $0?.deallocate() },
      bytes.baseAddress)
  }

  /// A copy of an image surface's pixels.
  public var image: Image {
    var image = Image(
      width: Int(cairo_image_surface_get_width(pointer)), height: Int(cairo_image_surface_get_height(pointer))
    )
    let stride = Int(cairo_image_surface_get_stride(pointer))
    let opaque: UInt32 = cairo_image_surface_get_format(pointer) == CAIRO_FORMAT_RGB24 ? 0xFF00_0000 : 0
    cairo_surface_flush(pointer)
    guard let data = UnsafeRawPointer(cairo_image_surface_get_data(pointer)) else { return image }
    let (width, height) = (image.width, image.height)
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      for row in 0..<height {
        let line = (data + row * stride).assumingMemoryBound(to: UInt32.self)
        for column in 0..<width { pixels[row * width + column] = line[column] | opaque }
      }
    }
    return image
  }
}
