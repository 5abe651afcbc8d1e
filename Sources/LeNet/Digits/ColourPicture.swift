/// A coloured picture: rows of pixels from the top, red, green and blue one after the other, 0…255.
public struct ColourPicture: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `[height, width, 3]`: red, green and blue, 0…255.
  public let pixels: [UInt8]

  /// - Precondition: there are 3 × width × height bytes.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(
      pixels.count == 3 * width * height, "\(pixels.count) bytes for a colour picture of \(width) × \(height)"
    )
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

extension ColourPicture {
  /// The brightness of the pixels as television has it: 0.299 red, 0.587 green and 0.114 blue.
  public var luma: Picture {
    let values = (0..<width * height).map { index in
      let red = 299 * Int(pixels[3 * index])
      let green = 587 * Int(pixels[3 * index + 1])
      let blue = 114 * Int(pixels[3 * index + 2])
      return Float((red + green + blue + 500) / 1000) / 255
    }
    return Picture(width: width, height: height, values: values)
  }

  /// The picture in grey: `brightness`, unless the eye tells ink from paper by colour and brightness hardly does.
  ///
  /// Yellow ink on white paper, or red on a green as bright, differs in colour alone. Then the result is the place of
  /// each pixel along the line through the colours on which the picture differs most from its paper, 0…1, and what
  /// is darker than the paper on it stays darker.
  ///
  /// - Parameter brightness: the picture's, of the same size.
  public func grey(brightness: Picture) -> Picture {
    precondition(
      brightness.width == width && brightness.height == height,
      "a brightness of \(brightness.width) × \(brightness.height) for a picture of \(width) × \(height)")
    let paper = self.paper
    let axis = axis(from: paper)
    // Along it, the colours from one corner of the cube to the other reach from 0 to 1.
    let length = abs(axis.x) + abs(axis.y) + abs(axis.z)
    guard length > 0 else { return brightness }
    let lowest = min(0, axis.x) + min(0, axis.y) + min(0, axis.z)
    // Rounding may pass the ends.
    func place(_ colour: SIMD3<Float>) -> Float { max(0, min(1, ((colour * axis).sum() - lowest) / length)) }

    let paperPlace = place(paper)
    let paperBrightness = borderMedian { Int((255 * brightness.values[$0]).rounded()) }
    var byColour = Strength()
    var byBrightness = Strength()
    for index in 0..<width * height {
      byColour.add(place(self[index]) - paperPlace)
      byBrightness.add(brightness.values[index] - paperBrightness)
    }
    guard byBrightness.value < byColour.value / 2 else { return brightness }
    return Picture(width: width, height: height, values: (0..<width * height).map { place(self[$0]) })
  }

  /// A pixel's colour, 0…1.
  private subscript(index: Int) -> SIMD3<Float> {
    SIMD3(Float(pixels[3 * index]), Float(pixels[3 * index + 1]), Float(pixels[3 * index + 2])) / 255
  }

  /// The median of each channel along the picture's border.
  private var paper: SIMD3<Float> {
    SIMD3(
      borderMedian { Int(pixels[3 * $0]) }, borderMedian { Int(pixels[3 * $0 + 1]) },
      borderMedian { Int(pixels[3 * $0 + 2]) })
  }

  /// The median along the picture's border of what a pixel has, 0…255, as 0…1.
  private func borderMedian(_ value: (Int) -> Int) -> Float {
    var counts = [Int](repeating: 0, count: 256)
    for column in 0..<width {
      counts[value(column)] += 1
      counts[value((height - 1) * width + column)] += 1
    }
    for row in 0..<height {
      counts[value(row * width)] += 1
      counts[value(row * width + width - 1)] += 1
    }
    var (median, seen) = (0, counts[0])
    while seen <= width + height {
      median += 1
      seen += counts[median]
    }
    return Float(median) / 255
  }

  /// The direction in which colours differ most from `paper`, those that differ much counting for more, pointing to
  /// the lighter side; zero where none differs.
  private func axis(from paper: SIMD3<Float>) -> SIMD3<Float> {
    // The columns of the matrix of second moments, of which the direction is the first eigenvector.
    // In double precision: of millions of pixels those that differ little would be lost.
    var (red, green, blue) = (SIMD3<Double>(), SIMD3<Double>(), SIMD3<Double>())
    for index in 0..<width * height {
      let difference = SIMD3<Double>(self[index] - paper)
      let weighted = difference * (difference * difference).sum()
      red += weighted * difference.x
      green += weighted * difference.y
      blue += weighted * difference.z
    }
    var axis =
      red.x >= green.y && red.x >= blue.z ? red : green.y >= blue.z ? green : blue
    for _ in 0..<50 {
      let size = (axis * axis).sum().squareRoot()
      guard size > 0 else { return SIMD3() }
      axis /= size
      axis = red * axis.x + green * axis.y + blue * axis.z
    }
    let size = (axis * axis).sum().squareRoot()
    guard size > 0 else { return SIMD3() }
    return SIMD3<Float>(axis.sum() < 0 ? -axis / size : axis / size)
  }
}

/// How strong the strong ones among differences are: each counts by its own square.
private struct Strength {
  private var squares: Double = 0
  private var fourthPowers: Double = 0

  mutating func add(_ difference: Float) {
    let square = Double(difference) * Double(difference)
    squares += square
    fourthPowers += square * square
  }

  var value: Double { squares == 0 ? 0 : (fourthPowers / squares).squareRoot() }
}
