/// A grey picture: rows of values from the top, 0…1.
public struct Picture: Hashable, Sendable {
  public let width: Int
  public let height: Int
  public var values: [Float]

  /// - Precondition: there are width × height values.
  public init(width: Int, height: Int, values: [Float]) {
    precondition(
      values.count == width * height, "\(values.count) values for a picture of \(width) × \(height)")
    self.width = width
    self.height = height
    self.values = values
  }

  public subscript(row: Int, column: Int) -> Float {
    get { values[row * width + column] }
    set { values[row * width + column] = newValue }
  }
}

extension Picture {
  /// The part of the picture within a region.
  public func cropped(to region: Region) -> Picture {
    var part = Picture(
      width: region.columns.count, height: region.rows.count,
      values: [Float](repeating: 0, count: region.columns.count * region.rows.count))
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
    var result = Picture(
      width: newWidth, height: height, values: [Float](repeating: 0, count: newWidth * height))
    let step = Float(width) / Float(newWidth)
    let reach = max(1, step)
    for column in 0..<newWidth {
      let centre = (Float(column) + 0.5) * step - 0.5
      let sources =
        max(0, Int((centre - reach).rounded(.up)))...min(width - 1, Int((centre + reach).rounded(.down)))
      let weights = sources.map { max(0, 1 - abs(Float($0) - centre) / reach) }
      let total = weights.reduce(0, +)
      for row in 0..<height {
        var sum: Float = 0
        for (place, source) in sources.enumerated() { sum += weights[place] * self[row, source] }
        result[row, column] = sum / total
      }
    }
    return result
  }

  private func transposed() -> Picture {
    var result = Picture(width: height, height: width, values: values)
    for row in 0..<height {
      for column in 0..<width { result[column, row] = self[row, column] }
    }
    return result
  }
}
