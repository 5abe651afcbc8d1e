import LeNet

/// A page of paper, plain, ruled or squared, on which rows are written.
struct Page {
  enum Paper: CaseIterable { case plain, ruled, squared }

  /// Its brightness, 0…1.
  private(set) var picture: Picture

  /// - Parameters:
  ///   - spacing: from one printed line to the next, in pixels.
  ///   - lines: the brightness of printed lines.
  init(width: Int, height: Int, _ paper: Paper = .plain, spacing: Int = 100, lines: Float = 0.65) {
    var values = [Float](repeating: 0.93, count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        let isLine =
          paper != .plain && row % spacing < 3 || paper == .squared && column % spacing < 3
        if isLine { values[row * width + column] = lines }
      }
    }
    picture = Picture(width: width, height: height, values: values)
  }

  /// Writes ink with its top left corner at a place.
  ///
  /// - Parameter darkness: how much of the light full ink takes.
  mutating func write(_ ink: Picture, row: Int, column: Int, darkness: Float = 0.8) {
    for y in 0..<ink.height {
      for x in 0..<ink.width
      where (0..<picture.height).contains(row + y) && (0..<picture.width).contains(column + x) {
        picture[row + y, column + x] *= 1 - darkness * ink[y, x]
      }
    }
  }
}
