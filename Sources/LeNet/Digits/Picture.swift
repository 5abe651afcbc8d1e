/// A grey picture: rows of values from the top, 0…1.
public struct Picture: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `[height, width]`, row by row from the top, 0…1. Which end is ink depends on where the picture comes from.
  public var values: [Float]

  /// - Precondition: there are width × height values.
  public init(width: Int, height: Int, values: [Float]) {
    precondition(
      values.count == width * height, "\(values.count) values for a picture of \(width) × \(height)")
    self.width = width
    self.height = height
    self.values = values
  }

  /// The value of a pixel, rows counted from the top and columns from the left.
  @inlinable
  public subscript(row: Int, column: Int) -> Float {
    get { values[row * width + column] }
    set { values[row * width + column] = newValue }
  }
}

extension Picture {
  /// The part of the picture within a region.
  public func cropped(to region: Region) -> Picture {
    var part = Picture(blank: region.columns.count, region.rows.count)
    for row in 0..<part.height {
      for column in 0..<part.width {
        part[row, column] = self[region.rows.lowerBound + row, region.columns.lowerBound + column]
      }
    }
    return part
  }

  /// The picture at another size.
  ///
  /// Each pixel of the result is a mean of those it came from, weighted by a triangle as wide as the step
  /// between pixels of the coarser of the two: smaller pictures lose no stroke, larger ones have no blocks.
  public func resized(width: Int, height: Int) -> Picture {
    resizedHorizontally(to: width).transposed().resizedHorizontally(to: height).transposed()
  }

  private func resizedHorizontally(to newWidth: Int) -> Picture {
    var result = Picture(blank: newWidth, height)
    let step = Float(width) / Float(newWidth)
    let reach = max(1, step)
    for column in 0..<newWidth {
      let centre = (Float(column) + 0.5) * step - 0.5
      let first = max(0, Int((centre - reach).rounded(.up)))
      let last = min(width - 1, Int((centre + reach).rounded(.down)))
      let weights = (first...last).map { max(0, 1 - abs(Float($0) - centre) / reach) }
      let total = weights.reduce(0, +)
      for row in 0..<height {
        var sum: Float = 0
        for place in weights.indices { sum += weights[place] * values[row * width + first + place] }
        result.values[row * newWidth + column] = sum / total
      }
    }
    return result
  }

  /// Rows and columns exchanged.
  package func transposed() -> Picture {
    var result = Picture(blank: height, width)
    for row in 0..<height {
      for column in 0..<width { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The picture at the size at which its longer side has `side` pixels.
  package func fitted(to side: Int) -> Picture {
    let scale = Float(side) / Float(max(width, height))
    func scaled(_ length: Int) -> Int { max(1, Int((Float(length) * scale).rounded())) }
    return resized(width: scaled(width), height: scaled(height))
  }
}

extension Picture {
  /// A picture of zeros.
  package init(blank width: Int, _ height: Int) {
    self.init(width: width, height: height, values: [Float](repeating: 0, count: width * height))
  }

  // Results are new pictures: the page's compiler, without runtime checks, was seen to change the original where a copy
  // of it was changed.

  /// The picture with every value changed.
  package func map(_ change: (Float) -> Float) -> Picture {
    var result = Picture(blank: width, height)
    for index in values.indices { result.values[index] = change(values[index]) }
    return result
  }

  /// Value by value, of two pictures of one size.
  package func combined(with other: Picture, _ operation: (Float, Float) -> Float) -> Picture {
    var result = Picture(blank: width, height)
    for index in values.indices { result.values[index] = operation(values[index], other.values[index]) }
    return result
  }

  package static func + (left: Picture, right: Picture) -> Picture { left.combined(with: right, +) }
  package static func - (left: Picture, right: Picture) -> Picture { left.combined(with: right, -) }
}
