import CPNG

extension Image {
  /// The picture as a PNG file, without its alpha.
  ///
  /// Up to 256 colours make a palette. More are written by libpng's fast setting, without filters: a sixth of the
  /// time that Cairo's own writer takes, for a fifth more bytes.
  public var png: [UInt8] { png(isFast: true) }

  /// - Parameter isFast: whether time matters more than bytes. With filters, enlarged pixels of many colours take
  ///   half the bytes.
  func png(isFast: Bool) -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    guard let (colors, indices) = palette else {
      image.format = UInt32(PNG_FORMAT_RGB)
      if isFast { image.flags = UInt32(PNG_IMAGE_FLAG_FAST) }
      return write(&image, components(of: pixels), colors: [])
    }
    image.format = UInt32(PNG_FORMAT_RGB) | UInt32(PNG_FORMAT_FLAG_COLORMAP)
    image.colormap_entries = UInt32(colors.count)
    return write(&image, indices, colors: components(of: colors))
  }

  /// The colours, at most 256, and which of them each pixel has; nil with more.
  private var palette: (colors: [UInt32], indices: [UInt8])? {
    var colors: [UInt32] = []
    var numbers: [UInt32: UInt8] = [:]
    var indices = [UInt8](repeating: 0, count: pixels.count)
    for row in 0..<height {
      let line = row * width..<(row + 1) * width
      // Most rows are like the one above: ground, and enlarged values.
      if row > 0, pixels[line] == pixels[line.lowerBound - width..<line.lowerBound] {
        for index in line { indices[index] = indices[index - width] }
        continue
      }
      for index in line {
        let pixel = pixels[index]
        // So are neighbours.
        if index > line.lowerBound, pixels[index - 1] == pixel {
          indices[index] = indices[index - 1]
        } else if let number = numbers[pixel] {
          indices[index] = number
        } else {
          guard let number = UInt8(exactly: colors.count) else { return nil }
          colors.append(pixel)
          numbers[pixel] = number
          indices[index] = number
        }
      }
    }
    return (colors, indices)
  }

  /// Red, green and blue of each pixel in turn.
  private func components(of pixels: [UInt32]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: pixels.count * 3) { components, count in
      for (index, pixel) in pixels.enumerated() {
        let color = Color(pixel)
        components[3 * index] = color.red
        components[3 * index + 1] = color.green
        components[3 * index + 2] = color.blue
      }
      count = pixels.count * 3
    }
  }

  private func write(_ image: inout png_image, _ rows: [UInt8], colors: [UInt8]) -> [UInt8] {
    // Bytes that cannot be compressed grow by less than this.
    let room = rows.count + rows.count / 64 + height + colors.count + 1024
    return [UInt8](unsafeUninitializedCapacity: room) { file, count in
      var size = png_alloc_size_t(room)
      let written = png_image_write_to_memory(&image, file.baseAddress, &size, 0, rows, 0, colors)
      precondition(written != 0, "libpng does not write a picture of \(width) × \(height) pixels")
      count = Int(size)
    }
  }
}
