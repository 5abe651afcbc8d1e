import CJPEG
import LeNet

/// JPEG files, through libjpeg-turbo's interface that returns errors: the older one ends the program.
enum JPEG {
  /// - Throws: ``FileError``, naming `place`, if the file is damaged or has too many pixels.
  static func decode(
    _ file: [UInt8], from place: String, longerSide: Int = .max
  ) throws -> DecodedPicture {
    guard let decoder = tjInitDecompress() else {
      throw FileError(
        place, found: "no memory to decode it", expected: "some",
        remedy: "Close other programs, and try again.")
    }
    defer { tjDestroy(decoder) }

    var (width, height, subsampling, colourSpace): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let status = tjDecompressHeader3(
      decoder, file, UInt(file.count), &width, &height, &subsampling, &colourSpace)
    // A rare ratio of colour to brightness is an error to the header's reader, and none to that of the pixels. A
    // file that ends before its pixels is none to the header's reader.
    guard width > 0 && height > 0 else {
      throw damaged(place, status == 0 ? "it has no pixels" : reason(decoder))
    }
    try PictureFile.check(width: Int(width), height: Int(height), from: place)

    // The decoder makes a picture smaller by 2, 4 or 8 as it goes, without ever holding the whole.
    let step = min(8, PictureFile.shrinking(width: Int(width), height: Int(height), longerSide: longerSide))
    let scaled = (width: (Int(width) + step - 1) / step, height: (Int(height) + step - 1) / step)
    let format = Format(colourSpace)
    var bytes = [UInt8](repeating: 0, count: scaled.width * scaled.height * format.channels)
    let result = tjDecompress2(
      decoder, file, UInt(file.count), &bytes, Int32(scaled.width), 0, Int32(scaled.height), format.code,
      TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT)
    guard result == 0 || isHarmless(decoder) else { throw damaged(place, reason(decoder)) }

    let pixels = ChannelBytes(
      width: scaled.width, height: scaled.height, channels: format.channels, bytes: bytes)
    return DecodedPicture(
      format == .inks ? pixels.withoutBlackInk : pixels, orientation: orientation(of: file))
  }

  /// What the decoder is asked for.
  private enum Format {
    case grey, colours
    /// Cyan, magenta, yellow and black, as printers have them.
    case inks

    init(_ colourSpace: Int32) {
      switch colourSpace {
      case Int32(TJCS_GRAY.rawValue): self = .grey
      case Int32(TJCS_CMYK.rawValue), Int32(TJCS_YCCK.rawValue): self = .inks
      default: self = .colours
      }
    }

    var channels: Int {
      switch self {
      case .grey: 1
      case .colours: 3
      case .inks: 4
      }
    }

    var code: Int32 {
      switch self {
      case .grey: Int32(TJPF_GRAY.rawValue)
      case .colours: Int32(TJPF_RGB.rawValue)
      case .inks: Int32(TJPF_CMYK.rawValue)
      }
    }
  }

  /// Whether the decoder stumbled only over what does not matter: bytes that some cameras leave between parts, or a
  /// version that it does not know.
  private static func isHarmless(_ decoder: tjhandle) -> Bool {
    ["extraneous bytes before marker", "unknown JFIF revision"].contains { reason(decoder).contains($0) }
  }

  private static func reason(_ decoder: tjhandle) -> String {
    tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "no reason given"
  }

  private static func damaged(_ place: String, _ reason: String) -> FileError {
    FileError(
      place, found: "a damaged JPEG file (\(reason))", expected: "a whole one",
      remedy: FileError.copyAgain)
  }

  /// What the camera says of its orientation, in the parts before the pixels: each is FF, its kind, its length.
  private static func orientation(of file: [UInt8]) -> Int {
    var start = 2
    while start + 4 <= file.count, file[start] == 0xFF {
      let kind = file[start + 1]
      // Any number of FFs may stand before a kind.
      if kind == 0xFF {
        start += 1
        continue
      }
      // The pixels begin, or the file ends.
      if kind == 0xDA || kind == 0xD9 { break }
      let end = start + 2 + Int(file[start + 2]) << 8 + Int(file[start + 3])
      guard end <= file.count else { break }
      let contents = file[min(start + 4, end)..<end]
      if kind == 0xE1, contents.starts(with: "Exif\0\0".utf8) {
        return Exif.orientation(in: contents.dropFirst(6))
      }
      start = max(end, start + 2)
    }
    return 1
  }
}

extension ChannelBytes {
  /// Red, green and blue of four inks, which JPEG files hold as what they leave of the light.
  fileprivate var withoutBlackInk: ChannelBytes {
    var result = [UInt8](repeating: 0, count: width * height * 3)
    for index in 0..<width * height {
      for channel in 0..<3 {
        let (ink, black) = (Int(bytes[4 * index + channel]), Int(bytes[4 * index + 3]))
        result[3 * index + channel] = UInt8(ink * black / 255)
      }
    }
    return ChannelBytes(width: width, height: height, channels: 3, bytes: result)
  }
}
