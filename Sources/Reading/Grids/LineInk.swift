import LeNet

extension Picture {
  /// How much darker upright lines are than what lies on both sides of them.
  ///
  /// What the picture's closing along its rows adds to it: in that, what is narrower than 2 × `reach` + 1 pixels is filled
  /// with the darker of the lightest values on its two sides. Edges, broad areas and level lines give 0. A mean of five
  /// pixels along the line comes first, against the grain.
  func uprightInk(reach: Int) -> Picture {
    let even = meansOfFive
    var ink = [Float](repeating: 0, count: width * height)
    var largest = [Float](repeating: 0, count: width)
    even.withUnsafeBufferPointer { even in
      for row in 0..<height {
        let start = row * width
        for column in 0..<width {
          var value = even[start + column]
          for x in max(0, column - reach)...min(width - 1, column + reach) {
            value = max(value, even[start + x])
          }
          largest[column] = value
        }
        for column in 0..<width {
          var value = largest[column]
          for x in max(0, column - reach)...min(width - 1, column + reach) { value = min(value, largest[x]) }
          ink[start + column] = value - even[start + column]
        }
      }
    }
    return Picture(width: width, height: height, values: ink)
  }

  /// The same of level lines.
  func levelInk(reach: Int) -> Picture { transposed().uprightInk(reach: reach).transposed() }

  /// Each pixel the mean of those up to two above and below it.
  private var meansOfFive: [Float] {
    var means = [Float](repeating: 0, count: values.count)
    values.withUnsafeBufferPointer { values in
      for row in 0..<height {
        let rows = max(0, row - 2)...min(height - 1, row + 2)
        let share = 1 / Float(rows.count)
        for y in rows {
          for column in 0..<width { means[row * width + column] += values[y * width + column] * share }
        }
      }
    }
    return means
  }
}
