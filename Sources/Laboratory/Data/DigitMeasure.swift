import LeNet

/// What can be measured of a digit without knowing what it shows.
///
/// Pixels p are from 0 (paper) to 1 (ink); a pixel is inked from 0.1.
public enum DigitMeasure: String, CaseIterable, Codable, Sendable {
  /// 1 if most of the field's border is above ½, otherwise 0: MNIST's paper is 0.
  case brightBorder
  /// How far the ink's centre (Σ p·row ÷ Σ p, Σ p·column ÷ Σ p) lies from (14, 14), in pixels; those of MNIST's digits
  /// are put there.
  case offset
  /// The longer side of the box around the ink, in pixels: MNIST's digits are scaled to 20.
  case size
  /// The mean of all pixels.
  case ink
  /// Twice the area of what is above ½ by the length of its outline, in pixels. An outline along the sides of pixels is
  /// longer than the curve that it follows, by 4 ÷ π in the mean of all directions.
  case strokeWidth
  /// The share of inked pixels that are below 0.9: the soft edges of strokes.
  case softness
  /// The strongest pixel.
  case strongest

  /// How far a mean may lie from those of MNIST's digits without a difference to a network: half a pixel in place and
  /// size, which are alike among MNIST's for they were made so, and a twentieth of digits and of full ink.
  var tolerance: Double {
    switch self {
    case .offset, .size: 0.5
    case .brightBorder, .strongest: 0.05
    case .ink, .strokeWidth, .softness: 0
    }
  }
}

/// The measures of one digit.
struct MeasuredDigit {
  private(set) var values: [Double] = []
  /// Where the ink's centre lies right of (14, 14) and below it, in pixels.
  private(set) var right = 0.0
  private(set) var down = 0.0

  /// Nothing, if no pixel is inked.
  ///
  /// - Parameter pixels: `[28, 28]`, 0…255.
  init?(_ pixels: UnsafeBufferPointer<UInt8>) {
    let side = Digit.side
    var (sum, rows, columns, border, inked, soft, area, outline) = (0, 0, 0, 0, 0, 0, 0, 0)
    var (top, bottom, left, rightmost, strongest) = (side, -1, side, -1, UInt8(0))
    for row in 0..<side {
      for column in 0..<side {
        let pixel = pixels[row * side + column]
        sum += Int(pixel)
        rows += Int(pixel) * row
        columns += Int(pixel) * column
        strongest = max(strongest, pixel)
        let isOutermost = row == 0 || column == 0 || row == side - 1 || column == side - 1
        let isFull = pixel > 127
        if isOutermost && isFull { border += 1 }
        if pixel > 25 {
          inked += 1
          if pixel < 230 { soft += 1 }
          (top, bottom) = (min(top, row), max(bottom, row))
          (left, rightmost) = (min(left, column), max(rightmost, column))
        }
        guard isFull else { continue }
        area += 1
        if row == 0 || pixels[(row - 1) * side + column] <= 127 { outline += 1 }
        if row == side - 1 || pixels[(row + 1) * side + column] <= 127 { outline += 1 }
        if column == 0 || pixels[row * side + column - 1] <= 127 { outline += 1 }
        if column == side - 1 || pixels[row * side + column + 1] <= 127 { outline += 1 }
      }
    }
    guard inked > 0 else { return nil }
    down = Double(rows) / Double(sum) - 14
    right = Double(columns) / Double(sum) - 14
    let offset = (right * right + down * down).squareRoot()
    values = DigitMeasure.allCases.map { measure in
      switch measure {
      case .brightBorder: border > 2 * (side - 1) ? 1 : 0
      case .offset: offset
      case .size: Double(max(bottom - top, rightmost - left) + 1)
      case .ink: Double(sum) / Double(255 * side * side)
      case .strokeWidth: outline == 0 ? 0 : 2 * Double(area) / (Double(outline) * .pi / 4)
      case .softness: Double(soft) / Double(inked)
      case .strongest: Double(strongest) / 255
      }
    }
  }
}
