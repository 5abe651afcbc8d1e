import LeNet

/// Pictures of digits as people have them: PNG and JPEG, told apart by what they hold.
public enum PictureFile {
  /// No larger picture is decoded: 120 megapixels, which a phone's camera stays below.
  static let pixelLimit = 120_000_000

  /// Larger pictures are made smaller, by whole steps, as they are decoded: 16 megapixels.
  static let shrinkingLimit = 16_000_000

  /// A file's picture in grey, upright.
  ///
  /// Grey is the brightness of the pixels, or what tells ink from paper where brightness does not
  /// (`ColourPicture.grey(brightness:)`). What is transparent lies on white paper, or on black where white would
  /// leave nothing to see. A picture of more than 16 megapixels comes smaller.
  ///
  /// - Parameters:
  ///   - file: the bytes.
  ///   - place: the file, as errors name it.
  ///   - longerSide: how many pixels are enough along the longer side: a JPEG file's picture of at least twice as
  ///     many comes smaller, by 2, 4 or 8, in less time and memory.
  /// - Throws: ``FileError``, naming `place`, if it is another kind of file, is damaged or has more than
  ///   120 megapixels.
  public static func picture(
    in file: [UInt8], from place: String, longerSide: Int = .max
  ) throws -> Picture {
    let kind = ForeignFile(file)
    let decoded =
      switch kind.group {
      case .png: try PNG.decode(file, from: place)
      case .jpeg: try JPEG.decode(file, from: place, longerSide: longerSide)
      default: throw foreign(kind, place)
      }
    let picture = decoded.colours?.grey(brightness: decoded.brightness) ?? decoded.brightness
    return picture.upright(from: decoded.orientation)
  }

  private static func foreign(_ file: ForeignFile, _ place: String) -> FileError {
    let remedy =
      switch file.group {
      case .applePNG: "Export it again: sips -s format png FILE --out NEW.png, on a Mac."
      case .document: "Save the page as PNG or JPEG."
      default: "Save or export it as PNG or JPEG."
      }
    return FileError(place, is: file, expected: "a picture as PNG or JPEG", remedy: remedy)
  }

  /// - Throws: ``FileError`` if these are too many pixels.
  static func check(width: Int, height: Int, from place: String) throws {
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow && count <= pixelLimit else {
      throw FileError(
        place, found: "\(width) × \(height) pixels", expected: "at most \(pixelLimit) in all",
        remedy: "Make it smaller: the network sees 28 × 28.")
    }
  }

  /// How many pixels become one in each direction, a power of two.
  static func shrinking(width: Int, height: Int, longerSide: Int = .max) -> Int {
    var step = 1
    while max(1, width / step) * max(1, height / step) > shrinkingLimit
      || max(width, height) / (2 * step) >= longerSide
    { step *= 2 }
    return step
  }
}

/// A picture as its file has it.
struct DecodedPicture {
  var brightness: Picture
  /// The colours, if there are any.
  var colours: ColourPicture?
  /// See ``Exif``.
  var orientation: Int

  /// - Parameter pixels: of one channel, brightness, or of three, colours, whose brightness is their luma.
  init(_ pixels: ChannelBytes, orientation: Int) {
    colours = pixels.channels == 3 ? pixels.colours : nil
    brightness = colours?.luma ?? pixels.picture
    self.orientation = orientation
  }
}

extension Picture {
  /// The picture as it is seen upright.
  ///
  /// - Parameter orientation: 1…8, which side of the scene the first row and the first column show: TIFF's numbers.
  func upright(from orientation: Int) -> Picture {
    guard 2...8 ~= orientation else { return self }
    // From 5 on, rows are columns of the scene.
    let isTurned = orientation >= 5
    let (newWidth, newHeight) = isTurned ? (height, width) : (width, height)
    var result = Picture(width: newWidth, height: newHeight, values: values)
    for row in 0..<newHeight {
      for column in 0..<newWidth {
        let (right, bottom) = (newWidth - 1 - column, newHeight - 1 - row)
        result[row, column] =
          switch orientation {
          case 2: self[row, right]
          case 3: self[bottom, right]
          case 4: self[bottom, column]
          case 5: self[column, row]
          case 6: self[right, row]
          case 7: self[right, bottom]
          default: self[column, bottom]
          }
      }
    }
    return result
  }
}

/// Bytes of a picture with some channels a pixel, made smaller.
struct ChannelBytes {
  var width: Int
  var height: Int
  var channels: Int
  var bytes: [UInt8]

  /// Every square of `step` × `step` pixels as one, their mean; what is left over at the right and below is lost. A
  /// picture that is narrower than the square keeps one pixel there.
  func shrunk(by step: Int) -> ChannelBytes {
    guard step > 1 else { return self }
    let (across, down) = (min(step, width), min(step, height))
    let (newWidth, newHeight) = (width / across, height / down)
    var result = [UInt8](repeating: 0, count: newWidth * newHeight * channels)
    for row in 0..<newHeight {
      for column in 0..<newWidth {
        for channel in 0..<channels {
          var sum = 0
          for y in 0..<down {
            let first = ((row * down + y) * width + column * across) * channels + channel
            for x in 0..<across { sum += Int(bytes[first + x * channels]) }
          }
          result[(row * newWidth + column) * channels + channel] = UInt8(
            (sum + across * down / 2) / (across * down))
        }
      }
    }
    return ChannelBytes(width: newWidth, height: newHeight, channels: channels, bytes: result)
  }

  /// One channel as a grey picture.
  var picture: Picture { Picture(width: width, height: height, values: bytes.map { Float($0) / 255 }) }

  /// Three channels as colours.
  var colours: ColourPicture { ColourPicture(width: width, height: height, pixels: bytes) }
}
