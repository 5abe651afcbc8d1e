import LeNet

/// Connected pixels that are darker than what is around them.
struct DarkPlaces {
  struct Place {
    /// Its pixels.
    var area = 0
    /// The sums of its pixels' columns and rows.
    fileprivate var sum = SIMD2<Int>.zero
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// In pixels.
    var centre: Reading.Place { Reading.Place(Float(sum.x), Float(sum.y)) / Float(area) }
  }

  private(set) var places: [Place] = []
  private let width: Int
  /// The place that each pixel belongs to; −1 for none.
  private var numbers: [Int32]

  /// - Parameters:
  ///   - side: of the square around a pixel whose mean it is compared with; odd.
  ///   - share: how much of that mean a dark pixel has at most.
  init(in picture: Picture, comparedWithin side: Int, darkerThan share: Float) {
    width = picture.width
    numbers = picture.darkPixels(comparedWithin: side, darkerThan: share)
    for start in numbers.indices where numbers[start] == Self.unnumbered { fill(from: start) }
  }

  static let light: Int32 = -1
  static let unnumbered: Int32 = -2

  /// Numbers the pixels that are connected with one by their sides.
  private mutating func fill(from start: Int) {
    let number = Int32(places.count)
    let height = numbers.count / width
    var place = Place(
      rows: start / width...start / width, columns: start % width...start % width)
    let width = width
    numbers.withUnsafeMutableBufferPointer { numbers in
      var waiting = [start]
      numbers[start] = number
      while let pixel = waiting.popLast() {
        let (row, column) = (pixel / width, pixel % width)
        place.area += 1
        place.sum &+= SIMD2(column, row)
        place.rows = min(row, place.rows.lowerBound)...max(row, place.rows.upperBound)
        place.columns = min(column, place.columns.lowerBound)...max(column, place.columns.upperBound)
        func visit(_ neighbour: Int) {
          guard numbers[neighbour] == Self.unnumbered else { return }
          numbers[neighbour] = number
          waiting.append(neighbour)
        }
        if column > 0 { visit(pixel - 1) }
        if column < width - 1 { visit(pixel + 1) }
        if row > 0 { visit(pixel - width) }
        if row < height - 1 { visit(pixel + width) }
      }
    }
    places.append(place)
  }

  /// The corners of a place that has four, clockwise as the picture is seen.
  ///
  /// What is farthest from the centre is a corner, and what is farthest from that one is opposite; the others are
  /// farthest from the diagonal between, to either side.
  func corners(of index: Int) -> Quadrilateral {
    let place = places[index]
    func farthest(_ distance: (Reading.Place) -> Float) -> Reading.Place {
      var (best, found) = (-Float.infinity, place.centre)
      for row in place.rows {
        for column in place.columns where numbers[row * width + column] == Int32(index) {
          let pixel = Reading.Place(Float(column), Float(row))
          let distance = distance(pixel)
          if distance > best { (best, found) = (distance, pixel) }
        }
      }
      return found
    }
    func square(_ vector: Reading.Place) -> Float { (vector * vector).sum() }
    let first = farthest { square($0 - place.centre) }
    let third = farthest { square($0 - first) }
    let diagonal = third - first
    func side(_ pixel: Reading.Place) -> Float {
      diagonal.x * (pixel.y - first.y) - diagonal.y * (pixel.x - first.x)
    }
    let (fourth, second) = (farthest(side), farthest { -side($0) })
    return Quadrilateral(topLeft: first, topRight: second, bottomRight: third, bottomLeft: fourth)
  }
}

extension Picture {
  /// For each pixel ``DarkPlaces/unnumbered`` if it is dark, else ``DarkPlaces/light``.
  ///
  /// Means over squares come from the sums of all pixels above and to the left of each (an integral image), in whole
  /// numbers, so that a large picture's last rows are as exact as its first.
  fileprivate func darkPixels(comparedWithin side: Int, darkerThan share: Float) -> [Int32] {
    let (width, height) = (width, height)
    let reach = side / 2
    return values.withUnsafeBufferPointer { values in
      let sums = [Int](unsafeUninitializedCapacity: (width + 1) * (height + 1)) { sums, count in
        for column in 0...width { sums[column] = 0 }
        for row in 0..<height {
          var rowSum = 0
          sums[(row + 1) * (width + 1)] = 0
          for column in 0..<width {
            rowSum += Int(values[row * width + column] * 4095)
            sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + rowSum
          }
        }
        count = (width + 1) * (height + 1)
      }
      return sums.withUnsafeBufferPointer { sums in
        [Int32](unsafeUninitializedCapacity: width * height) { result, count in
          for row in 0..<height {
            let (top, bottom) = (
              max(0, row - reach) * (width + 1), min(height, row + reach + 1) * (width + 1)
            )
            let rows = (bottom - top) / (width + 1)
            for column in 0..<width {
              let (left, right) = (max(0, column - reach), min(width, column + reach + 1))
              let sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]
              let mean = Float(sum) / Float(4095 * rows * (right - left))
              result[row * width + column] =
                values[row * width + column] < share * mean ? DarkPlaces.unnumbered : DarkPlaces.light
            }
          }
          count = width * height
        }
      }
    }
  }
}
