extension Normalisation {
  /// The longer side, in pixels, of the ink that a page shows of a picture.
  private static let shownInkSide = 112

  /// The steps as a page is told them.
  ///
  /// The picture's height and width, the ink's box (first row, last row, first column, last column), the width of the
  /// scaled pen, then for the ink made small enough to show, for the scaled ink and for the strengthened one the height,
  /// the width and the values, then the latter's centre of mass (row, column) and its place (row, column), the digit's 784
  /// pixels, how many doubts there are, and for each its number and its amount.
  package var numbers: [Float] {
    let isSmall = max(ink.width, ink.height) <= Self.shownInkSide
    let shownInk = isSmall ? ink : ink.fitted(to: Self.shownInkSide)
    var numbers: [Float] = []
    numbers.add(picture.height)
    numbers.add(picture.width)
    numbers.add(inkBox.rows.lowerBound)
    numbers.add(inkBox.rows.upperBound)
    numbers.add(inkBox.columns.lowerBound)
    numbers.add(inkBox.columns.upperBound)
    numbers.add(penWidth)
    for step in [shownInk, scaled, strengthened] {
      numbers.add(step.height)
      numbers.add(step.width)
      numbers.add(step.values)
    }
    numbers.add(centreOfMass.row)
    numbers.add(centreOfMass.column)
    numbers.add(origin.row)
    numbers.add(origin.column)
    numbers.add(digit.pixels)
    numbers.add(doubts.count)
    for doubt in doubts {
      numbers.add(doubt.kind.rawValue)
      numbers.add(doubt.amount)
    }
    return numbers
  }
}

// Once, for the page's sake: written out at each call they are two kilobytes.
extension [Float] {
  @inline(never)
  package mutating func add(_ value: Float) { append(value) }

  @inline(never)
  package mutating func add(_ value: Int) { append(Float(value)) }

  @inline(never)
  package mutating func add(_ values: [Float]) { append(contentsOf: values) }
}

extension LiveNetwork {
  /// Normalises a picture that the browser decoded, as the command does with a file's, and writes the steps.
  ///
  /// - Parameter pixels: `[height, width, 4]`: red, green, blue and opacity, 0…255.
  /// - Returns: how many numbers; 0 if the picture holds no ink.
  func normalise(_ pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int) -> Int {
    let steps = Normalisation(Picture(colours: pixels, width: width, height: height))
    place = 0
    if let steps { write(steps.numbers) }
    return place
  }
}

extension Picture {
  /// The grey of colours on white paper, or on black where white would leave nothing to see.
  ///
  /// - Parameter pixels: `[height, width, 4]`: red, green, blue and opacity, 0…255.
  init(colours pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int) {
    let onWhite = ColourPicture(pixels, width: width, height: height, paper: 255)
    let brightness = onWhite.luma
    // What differs less from white paper is no ink to ``Normalisation``.
    guard brightness.values.range.low > 1 - Normalisation.contrastLimit else {
      self = onWhite.grey(brightness: brightness)
      return
    }
    let onBlack = ColourPicture(pixels, width: width, height: height, paper: 0)
    self = onBlack.grey(brightness: onBlack.luma)
  }
}

extension ColourPicture {
  /// Colours with opacity as they look on paper of a brightness, 0…255.
  fileprivate init(_ pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, paper: Int) {
    var bytes = [UInt8](repeating: 0, count: 3 * width * height)
    for index in 0..<width * height {
      let opacity = Int(pixels[4 * index + 3])
      for channel in 0..<3 {
        let value = opacity * Int(pixels[4 * index + channel]) + (255 - opacity) * paper
        bytes[3 * index + channel] = UInt8((value + 127) / 255)
      }
    }
    self.init(width: width, height: height, pixels: bytes)
  }
}
