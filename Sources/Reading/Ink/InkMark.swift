import LeNet

/// A patch of ink whose pixels touch each other, by their sides or corners.
public struct InkMark: Sendable {
  /// The smallest rectangle that holds it.
  public fileprivate(set) var region: Region
  /// Its pixels.
  public fileprivate(set) var area = 0
  /// Sides of its pixels with none of it beyond.
  fileprivate var outline = 0
  /// Sums over its pixels: of x, y, x², y² and xy, from the region of the first run on.
  fileprivate var sums = SIMD8<Double>()

  fileprivate init(row: Int, columns: ClosedRange<Int>) {
    region = Region(rows: row...row, columns: columns)
  }

  /// How wide its strokes are, in pixels: twice its area by the length of its outline, which along the sides of pixels
  /// is 4 ÷ π times too long in the mean of all directions.
  public var penWidth: Float { 2 * Float(area) / (Float(outline) * .pi / 4) }

  /// The mean of its pixels' places.
  public var centre: Place { Place(Float(sums[0]), Float(sums[1])) / Float(area) }

  /// The second central moments of its pixels' places, in pixels²: of x, of y, and mixed.
  public var moments: (xx: Float, yy: Float, xy: Float) {
    let count = Double(area)
    let (x, y) = (sums[0] / count, sums[1] / count)
    return (Float(sums[2] / count - x * x), Float(sums[3] / count - y * y), Float(sums[4] / count - x * y))
  }

  fileprivate mutating func add(row: Int, columns: ClosedRange<Int>) {
    let rows = min(region.rows.lowerBound, row)...max(region.rows.upperBound, row)
    let first = min(region.columns.lowerBound, columns.lowerBound)
    region = Region(rows: rows, columns: first...max(region.columns.upperBound, columns.upperBound))
    area += columns.count
    // All its own sides, before those that it shares with the row above are taken off.
    outline += 2 * columns.count + 2
    let (count, y) = (Double(columns.count), Double(row))
    let (start, last) = (Double(columns.lowerBound), Double(columns.upperBound))
    let x = count * (start + last) / 2
    func squares(_ n: Double) -> Double { n * (n + 1) * (2 * n + 1) / 6 }
    sums += SIMD8(x, count * y, squares(last) - squares(start - 1), count * y * y, x * y, 0, 0, 0)
  }
}

/// The marks of a picture, and which pixel belongs to which.
public struct InkMarks: Sendable {
  /// Pixels in a row of the picture.
  public let width: Int
  /// Rows of the picture.
  public let height: Int
  /// All marks; ``labels`` has their indices.
  public let marks: [InkMark]
  /// `[height, width]`: the index of each pixel's mark; −1 where there is no ink.
  public let labels: [Int32]

  /// Finds the connected pixels of ink, 8 neighbours each, row by row: runs that touch one of the row above belong to
  /// its mark, and marks that a run joins become one.
  ///
  /// - Precondition: there are width × height pixels.
  public init(_ isInk: [Bool], width: Int, height: Int) {
    precondition(isInk.count == width * height, "pixels for another picture")
    var runs: [(row: Int, columns: ClosedRange<Int>, label: Int)] = []
    var parents: [Int] = []
    // Pixel sides that runs of neighbouring rows share, with the label of one of them.
    var shared: [(label: Int, count: Int)] = []
    func root(_ label: Int) -> Int {
      var label = label
      while parents[label] != label {
        parents[label] = parents[parents[label]]
        label = parents[label]
      }
      return label
    }
    isInk.withUnsafeBufferPointer { isInk in
      var above = 0..<0
      for row in 0..<height {
        let first = runs.count
        var next = above.lowerBound
        var column = 0
        while column < width {
          guard isInk[row * width + column] else {
            column += 1
            continue
          }
          let start = column
          while column < width && isInk[row * width + column] { column += 1 }
          var label = -1
          while next < above.upperBound && runs[next].columns.upperBound < start - 1 { next += 1 }
          var other = next
          while other < above.upperBound && runs[other].columns.lowerBound <= column {
            let found = root(runs[other].label)
            if label < 0 {
              label = found
            } else if found != label {
              let (older, newer) = (min(label, found), max(label, found))
              parents[newer] = older
              label = older
            }
            let columns = runs[other].columns
            let common = min(columns.upperBound, column - 1) - max(columns.lowerBound, start) + 1
            if common > 0 { shared.append((label, common)) }
            other += 1
          }
          if label < 0 {
            label = parents.count
            parents.append(label)
          }
          runs.append((row, start...column - 1, label))
        }
        above = first..<runs.count
      }
    }
    var marks: [InkMark] = []
    var indices = [Int](repeating: -1, count: parents.count)
    var labels = [Int32](repeating: -1, count: width * height)
    for (row, columns, label) in runs {
      let first = root(label)
      if indices[first] < 0 {
        indices[first] = marks.count
        marks.append(InkMark(row: row, columns: columns))
      }
      let index = indices[first]
      marks[index].add(row: row, columns: columns)
      for column in columns { labels[row * width + column] = Int32(index) }
    }
    for (label, count) in shared { marks[indices[root(label)]].outline -= 2 * count }
    self.width = width
    self.height = height
    self.marks = marks
    self.labels = labels
  }
}
