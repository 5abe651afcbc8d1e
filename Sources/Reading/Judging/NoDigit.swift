import LeNet

/// Kinds of pictures that are no digit, made as pictures of digits are: what a judge should not believe.
public enum NoDigit: CaseIterable, Sendable {
  /// Half a digit, cut through the middle of its ink upright or across.
  case half
  /// Two digits that touch, the second right of the first.
  case pair
  /// A pen's line without aim.
  case scribble

  /// Whether many of the kind are digits all the same: half of an 8 is a 3 or a 0, and half of a 1 a shorter 1. Most of the
  /// halves that the package's network believes look like the digit it names.
  public var mayBeDigit: Bool { self == .half }

  /// A picture of the kind, normalised like a digit.
  ///
  /// - Parameters:
  ///   - digits: what it is made of, where it is made of digits; there must be some with ink.
  ///   - generator: gives all random numbers.
  public func make(of digits: LabelledDigits, using generator: inout some RandomNumberGenerator) -> Digit {
    while true {
      let (one, other) = (
        Picture(anyOf: digits, using: &generator), Picture(anyOf: digits, using: &generator)
      )
      let ink =
        switch self {
        case .half: one.half(using: &generator)
        case .pair: one.beside(other)
        case .scribble: Picture(scribbledBy: &generator)
        }
      let paper = Paper(isLight: false, brightness: ink.map { _ in 0 })
      if let normalisation = Normalisation(ink, in: ink, on: paper, contrast: 1) {
        return normalisation.digit
      }
    }
  }
}

extension Picture {
  /// The ink of one of a set's digits, and no paper around it.
  fileprivate init(anyOf digits: LabelledDigits, using generator: inout some RandomNumberGenerator) {
    let digit = digits[Int.random(in: 0..<digits.count, using: &generator)]
    let picture = Picture(width: Digit.side, height: Digit.side, values: digit.pixels)
    var (top, bottom, left, right) = (Digit.side - 1, 0, Digit.side - 1, 0)
    for row in 0..<Digit.side {
      for column in 0..<Digit.side where picture[row, column] > 0.25 {
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
      }
    }
    // A digit without ink keeps a pixel of paper.
    self = picture.cropped(
      to: Region(rows: min(top, bottom)...bottom, columns: min(left, right)...right))
  }

  /// The upper, lower, left or right half.
  fileprivate func half(using generator: inout some RandomNumberGenerator) -> Picture {
    let isUpright = Bool.random(using: &generator)
    let length = isUpright ? width : height
    let part = Bool.random(using: &generator) ? 0...length / 2 : length / 2...length - 1
    return cropped(
      to: Region(rows: isUpright ? 0...height - 1 : part, columns: isUpright ? part : 0...width - 1))
  }

  /// This and another picture in one row, on one line, a column of them overlapping.
  fileprivate func beside(_ other: Picture) -> Picture {
    var result = Picture(blank: width + other.width - 1, max(height, other.height))
    for (picture, left) in [(self, 0), (other, width - 1)] {
      let top = result.height - picture.height
      for row in 0..<picture.height {
        for column in 0..<picture.width {
          let old = result[top + row, left + column]
          result[top + row, left + column] = max(old, picture[row, column])
        }
      }
    }
    return result
  }

  /// Three to eight turns between places drawn by chance, by a pen of a digit's width.
  fileprivate init(scribbledBy generator: inout some RandomNumberGenerator) {
    var dots: [Dot] = []
    var start = SIMD2<Float>.random(in: 4...52, using: &generator)
    for _ in 0..<Int.random(in: 3...8, using: &generator) {
      let bend = SIMD2<Float>.random(in: 4...52, using: &generator)
      let end = SIMD2<Float>.random(in: 4...52, using: &generator)
      for step in 0..<8 {
        let (t, s) = (Float(step) / 8, 1 - Float(step) / 8)
        let dot = start * (s * s) + bend * (2 * s * t) + end * (t * t)
        dots.append(Dot(dot.x, dot.y))
      }
      start = end
    }
    self.init(
      strokes: [dots], width: 56, height: 56, penWidth: Float.random(in: 2...6, using: &generator))
  }
}
