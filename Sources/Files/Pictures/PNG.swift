import CPNG
import LeNet

/// PNG files, of any kind: grey, coloured, by palette, with 1 to 16 bits a channel, with or without
/// transparency.
enum PNG {
  /// - Throws: ``FileError``, naming `place`, if the file is damaged or has too many pixels.
  static func decode(_ file: [UInt8], from place: String) throws -> DecodedPicture {
    let chunks = PNGChunks(file)
    let channels = chunks.isColoured ? 3 : 1
    let orientation = chunks.contents("eXIf").map { Exif.orientation(in: file[$0]) } ?? 1
    // Without chunks on the colour space, libpng hands 16-bit numbers out as they are.
    if chunks.depth == 16, !chunks.isTransparent,
      let pixels = try readFewBits(chunks.withoutColourSpace, channels: channels, from: place)
    {
      return DecodedPicture(pixels, orientation: orientation)
    }
    let picture = DecodedPicture(
      try read(file, channels: channels, paper: 255, from: place), orientation: orientation)
    // What differs less from white paper is no ink to ``Normalisation``.
    guard chunks.isTransparent,
      picture.brightness.values.allSatisfy({ $0 > 1 - Normalisation.contrastLimit })
    else { return picture }
    return DecodedPicture(
      try read(file, channels: channels, paper: 0, from: place), orientation: orientation)
  }

  /// The pixels in sRGB's coding, 0…255, made smaller if they are very many.
  ///
  /// - Parameters:
  ///   - channels: 1 for the brightness of a grey file, 3 for colours.
  ///   - paper: the brightness of what lies behind the picture, 0…255.
  private static func read(
    _ file: [UInt8], channels: Int, paper: UInt8, from place: String
  ) throws -> ChannelBytes {
    try withReader(of: file, from: place) { image, width, height in
      image.pointee.format = channels == 1 ? UInt32(PNG_FORMAT_GRAY) : UInt32(PNG_FORMAT_RGB)
      // Without it, 16-bit values of unstated coding would be taken for amounts of light.
      image.pointee.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
      var ground = png_color(red: paper, green: paper, blue: paper)
      var bytes = [UInt8](repeating: 0, count: width * height * channels)
      guard png_image_finish_read(image, &ground, &bytes, 0, nil) != 0 else { throw damaged(image, place) }
      return ChannelBytes(width: width, height: height, channels: channels, bytes: bytes)
        .shrunk(by: PictureFile.shrinking(width: width, height: height))
    }
  }

  /// Lends a reader at one address, because libpng remembers where it lies, and the extent that the header told.
  private static func withReader<Result>(
    of file: [UInt8], from place: String,
    _ body: (UnsafeMutablePointer<png_image>, _ width: Int, _ height: Int) throws -> Result
  ) throws -> Result {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    return try withUnsafeMutablePointer(to: &image) { image in
      defer { png_image_free(image) }
      return try file.withUnsafeBytes { bytes in
        guard png_image_begin_read_from_memory(image, bytes.baseAddress, bytes.count) != 0 else {
          throw damaged(image, place)
        }
        let (width, height) = (Int(image.pointee.width), Int(image.pointee.height))
        try PictureFile.check(width: width, height: height, from: place)
        return try body(image, width, height)
      }
    }
  }

  private static func damaged(_ image: UnsafeMutablePointer<png_image>, _ place: String) -> FileError {
    let reason = withUnsafeBytes(of: image.pointee.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return FileError(
      place, found: "a damaged PNG file (\(reason))", expected: "a whole one", remedy: FileError.copyAgain)
  }
}

// MARK: - Few of sixteen bits

extension PNG {
  /// The pixels in a picture of a camera or scanner that puts 8 to 14 bits into 16 and leaves the upper ones
  /// empty: the largest number of as many bits is white. Nil if the upper bits are in use.
  private static func readFewBits(
    _ file: [UInt8], channels: Int, from place: String
  ) throws -> ChannelBytes? {
    try withReader(of: file, from: place) { image, width, height in
      image.pointee.format = channels == 1 ? UInt32(PNG_FORMAT_LINEAR_Y) : UInt32(PNG_FORMAT_LINEAR_RGB)
      var values = [UInt16](repeating: 0, count: width * height * channels)
      guard png_image_finish_read(image, nil, &values, 0, nil) != 0 else { throw damaged(image, place) }
      guard let largest = values.max(), largest < 1 << 14 else { return nil }
      let white = Float((1 << max(8, UInt16.bitWidth - largest.leadingZeroBitCount)) - 1)
      let bytes = values.map { UInt8((255 * Float($0) / white).rounded()) }
      return ChannelBytes(width: width, height: height, channels: channels, bytes: bytes)
        .shrunk(by: PictureFile.shrinking(width: width, height: height))
    }
  }
}

/// The parts that a PNG file consists of, each with its length, name, contents and checksum.
struct PNGChunks {
  private let file: [UInt8]
  private var chunks: [(name: String, range: Range<Int>)] = []

  /// Takes what chunks there are; libpng finds what is wrong with them.
  init(_ file: [UInt8]) {
    self.file = file
    var start = 8
    while start + 12 <= file.count {
      let length = file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= file.count - start - 12 else { break }
      let name = String(decoding: file[start + 4..<start + 8], as: UTF8.self)
      chunks.append((name, start..<start + 12 + length))
      start += 12 + length
    }
  }

  /// Where a chunk's contents lie in the file.
  func contents(_ name: String) -> Range<Int>? {
    chunks.first { $0.name == name }.map { $0.range.lowerBound + 8..<$0.range.upperBound - 4 }
  }

  /// A byte of the header, which begins with width and height.
  private func header(_ index: Int) -> UInt8 {
    contents("IHDR").flatMap { $0.count > index ? file[$0.lowerBound + index] : nil } ?? 0
  }

  /// Bits of a channel.
  var depth: Int { Int(header(8)) }
  /// Whether pixels are red, green and blue, or taken from a palette.
  var isColoured: Bool { header(9) & 2 != 0 }
  /// Whether pixels may be transparent.
  var isTransparent: Bool { header(9) & 4 != 0 || contents("tRNS") != nil }

  /// The file without what it says of the light that its numbers stand for.
  var withoutColourSpace: [UInt8] {
    chunks.filter { !["gAMA", "sRGB", "iCCP", "cHRM", "sBIT"].contains($0.name) }
      .reduce(into: Array(file.prefix(8))) { $0 += file[$1.range] }
  }
}
