/// Digits with what they show, one byte a pixel: a data set as its files have it.
public struct LabelledDigits: Sendable {
  /// `[count, 28, 28]`, from 0 (paper) to 255 (ink).
  public var pixels: [UInt8]
  /// What each digit shows, 0…9.
  public var labels: [UInt8]

  /// - Precondition: there are 784 pixels for every label.
  public init(pixels: [UInt8], labels: [UInt8]) {
    precondition(
      pixels.count == labels.count * Self.area,
      "\(pixels.count) pixels for \(labels.count) labels of \(Self.area) pixels each")
    self.pixels = pixels
    self.labels = labels
  }

  private static let area = Digit.side * Digit.side

  /// How many digits there are.
  public var count: Int { labels.count }

  /// One digit, its bytes divided by 255.
  public subscript(index: Int) -> Digit {
    let first = index * Self.area
    return Digit(pixels: pixels[first..<first + Self.area].map(Digit.pixel))
  }

  /// The digits of a range, as a set of their own.
  public subscript(range: Range<Int>) -> LabelledDigits {
    LabelledDigits(
      pixels: Array(pixels[range.lowerBound * Self.area..<range.upperBound * Self.area]),
      labels: Array(labels[range]))
  }
}
