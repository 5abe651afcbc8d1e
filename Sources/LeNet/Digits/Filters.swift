extension Picture {
  /// Dark places that are narrower than 2 × `reach` + 1 pixels filled with the brightness around them: the largest value
  /// of each neighbourhood, then the smallest of those (morphological closing).
  package func closed(reach: Int) -> Picture {
    filtered(by: .largest, reach: reach).filtered(by: .smallest, reach: reach)
  }

  /// Each pixel the largest of those up to `reach` away in both directions.
  package func largest(reach: Int) -> Picture { filtered(by: .largest, reach: reach) }

  /// The picture with single pixels that stand out from all around them at the largest value around: a line of one
  /// pixel's width has neighbours.
  package var withoutSpecks: Picture {
    var result = Picture(blank: width, height)
    for row in 0..<height {
      for column in 0..<width {
        let here = self[row, column]
        var around: Float = 0
        for y in max(0, row - 1)...min(height - 1, row + 1) {
          for x in max(0, column - 1)...min(width - 1, column + 1) where y != row || x != column {
            around = max(around, self[y, x])
          }
        }
        result[row, column] = around < 0.4 * here ? around : here
      }
    }
    return result
  }

  /// Each pixel the mean of those up to one pixel away.
  package var smoothed: Picture { filtered(by: .mean, reach: 1) }

  /// Each pixel the median of those up to `reach` away.
  package func median(reach: Int) -> Picture {
    var result = Picture(blank: width, height)
    var near: [Float] = []
    for row in 0..<height {
      for column in 0..<width {
        near.removeAll(keepingCapacity: true)
        for y in max(0, row - reach)...min(height - 1, row + reach) {
          let (first, last) = (max(0, column - reach), min(width - 1, column + reach))
          near += values[y * width + first...y * width + last]
        }
        result[row, column] = near.quantile(0.5)
      }
    }
    return result
  }

  private enum Statistic { case largest, smallest, mean }

  /// Each pixel by those up to `reach` away in its row, then by those in its column.
  private func filtered(by statistic: Statistic, reach: Int) -> Picture {
    filteredAcross(by: statistic, reach: reach).transposed()
      .filteredAcross(by: statistic, reach: reach).transposed()
  }

  private func filteredAcross(by statistic: Statistic, reach: Int) -> Picture {
    var result = Picture(blank: width, height)
    for row in 0..<height {
      for column in 0..<width {
        var value = self[row, column]
        var sum: Float = 0
        let near = max(0, column - reach)...min(width - 1, column + reach)
        for x in near {
          let other = self[row, x]
          sum += other
          if statistic == .largest ? other > value : other < value { value = other }
        }
        result[row, column] = statistic == .mean ? sum / Float(near.count) : value
      }
    }
    return result
  }

  /// The surface a + bx + cy + dxy + ex² + fy² that is nearest to the picture by least squares.
  ///
  /// On a grid whose places run evenly from −1 to 1 the six functions are orthogonal, once their means are taken from
  /// x² and y², so that each factor is a quotient of two sums.
  package var quadraticFit: Picture {
    func place(_ index: Int, of count: Int) -> Float {
      count == 1 ? 0 : 2 * Float(index) / Float(count - 1) - 1
    }
    func meanSquare(_ count: Int) -> Float {
      var sum: Float = 0
      for index in 0..<count { sum += place(index, of: count) * place(index, of: count) }
      return sum / Float(count)
    }
    let (meanX, meanY) = (meanSquare(width), meanSquare(height))
    /// One of the six functions at a pixel.
    func value(_ function: Int, _ row: Int, _ column: Int) -> Float {
      let (x, y) = (place(column, of: width), place(row, of: height))
      return switch function {
      case 0: 1
      case 1: x
      case 2: y
      case 3: x * y
      case 4: x * x - meanX
      default: y * y - meanY
      }
    }
    var fit = Picture(blank: width, height)
    for function in 0..<6 {
      var (product, square): (Float, Float) = (0, 0)
      for row in 0..<height {
        for column in 0..<width {
          let value = value(function, row, column)
          product += value * self[row, column]
          square += value * value
        }
      }
      // A picture of one or two rows has no bend.
      guard square > 1e-6 else { continue }
      for row in 0..<height {
        for column in 0..<width { fit[row, column] += product / square * value(function, row, column) }
      }
    }
    return fit
  }
}
