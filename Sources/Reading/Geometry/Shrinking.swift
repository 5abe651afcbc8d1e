import LeNet

extension Picture {
  /// Every square of `step` × `step` pixels as one, their mean; what is left over at the right and below is lost.
  ///
  /// A place p of the picture is at (p + ½) ÷ step − ½ of the result.
  ///
  /// - Precondition: `step` is at least 1, and at most the shorter side.
  func blockMeans(of step: Int) -> Picture {
    precondition(step >= 1 && step <= min(width, height), "steps of \(step) in \(width) × \(height) pixels")
    guard step > 1 else { return self }
    let (newWidth, newHeight) = (width / step, height / step)
    var means = [Float](repeating: 0, count: newWidth * newHeight)
    let share = 1 / Float(step * step)
    values.withUnsafeBufferPointer { values in
      for row in 0..<newHeight {
        for y in row * step..<(row + 1) * step {
          var next = y * width
          for column in 0..<newWidth {
            var sum: Float = 0
            for _ in 0..<step {
              sum += values[next]
              next += 1
            }
            means[row * newWidth + column] += sum * share
          }
        }
      }
    }
    return Picture(width: newWidth, height: newHeight, values: means)
  }
}

extension Quadrilateral {
  /// The quadrilateral with every corner moved.
  func map(_ move: (Place) -> Place) -> Quadrilateral {
    Quadrilateral(
      topLeft: move(topLeft), topRight: move(topRight), bottomRight: move(bottomRight),
      bottomLeft: move(bottomLeft))
  }

  /// The mean lengths of the upper and lower, and of the left and right side, in pixels.
  var size: (width: Float, height: Float) {
    (
      (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
      (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2
    )
  }
}

/// How far two places are from each other, in pixels.
func distance(_ a: Place, _ b: Place) -> Float { ((a - b) * (a - b)).sum().squareRoot() }
