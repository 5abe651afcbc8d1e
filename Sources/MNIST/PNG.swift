import CPNG
import LeNet

/// PNG files, of any kind: grey, coloured, by palette, with 1 to 16 bits a channel, with or without
/// transparency.
public enum PNG {
  /// No larger picture is decoded: 16 megapixels.
  static let pixelLimit = 16_000_000

  /// The brightness of a PNG file's pixels, in sRGB's coding; what is transparent lies on white paper, or on black
  /// where white would leave nothing to see.
  ///
  /// - Throws: ``FileError``, naming `place`, if it is no PNG file, is damaged or has more than
  ///   16 megapixels.
  public static func picture(in file: [UInt8], from place: String) throws -> Picture {
    guard file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw FileError(
        place, found: file.isEmpty ? "an empty file" : "not a PNG file", expected: "a picture in PNG format",
        remedy: "Save or convert it as PNG.")
    }
    let onWhite = try picture(in: file, paper: 255, from: place)
    // What differs from its paper by less than a tenth is no ink to ``Normalisation``.
    guard onWhite.values.allSatisfy({ $0 > 0.9 }) else { return onWhite }
    return try picture(in: file, paper: 0, from: place)
  }

  /// - Parameter paper: the brightness of what lies behind the picture, 0…255.
  private static func picture(in file: [UInt8], paper: UInt8, from place: String) throws -> Picture {
    try withReader { image in
      try file.withUnsafeBytes { bytes in
        guard png_image_begin_read_from_memory(image, bytes.baseAddress, bytes.count) != 0 else {
          throw damaged(image, place)
        }
        return try decode(image, paper: paper, from: place)
      }
    }
  }

  /// Lends a reader at one address: libpng remembers where it lies.
  private static func withReader(_ body: (UnsafeMutablePointer<png_image>) throws -> Picture) rethrows
    -> Picture
  {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    return try withUnsafeMutablePointer(to: &image) { image in
      defer { png_image_free(image) }
      return try body(image)
    }
  }

  /// Reads the pixels, after the header told their number.
  private static func decode(
    _ image: UnsafeMutablePointer<png_image>, paper: UInt8, from place: String
  ) throws -> Picture {
    let width = Int(image.pointee.width)
    let height = Int(image.pointee.height)
    guard width * height <= pixelLimit else {
      throw FileError(
        place, found: "\(width) × \(height) pixels", expected: "at most \(pixelLimit) in all",
        remedy: "Make it smaller: the network sees 28 × 28.")
    }
    image.pointee.format = UInt32(PNG_FORMAT_GRAY)
    // Without it, 16-bit values of unstated coding would be taken for amounts of light.
    image.pointee.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    var ground = png_color(red: paper, green: paper, blue: paper)
    var pixels = [UInt8](repeating: 0, count: width * height)
    guard png_image_finish_read(image, &ground, &pixels, 0, nil) != 0 else { throw damaged(image, place) }
    return Picture(width: width, height: height, values: pixels.map { Float($0) / 255 })
  }

  private static func damaged(_ image: UnsafeMutablePointer<png_image>, _ place: String) -> FileError {
    let reason = withUnsafeBytes(of: image.pointee.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return FileError(
      place, found: "a damaged PNG file (\(reason))", expected: "a whole one", remedy: FileError.copyAgain)
  }
}
