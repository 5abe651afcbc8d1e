import LeNet

extension Picture {
  /// The brightness between pixels: the mean of the four around a place, weighted by nearness. Beyond the border the
  /// picture goes on as it ends.
  @inlinable
  public func value(at place: Place) -> Float {
    let x = max(0, min(Float(width - 1), place.x))
    let y = max(0, min(Float(height - 1), place.y))
    let (left, top) = (Int(x), Int(y))
    let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
    let (across, down) = (x - Float(left), y - Float(top))
    let upper = self[top, left] + across * (self[top, right] - self[top, left])
    let lower = self[bottom, left] + across * (self[bottom, right] - self[bottom, left])
    return upper + down * (lower - upper)
  }

  /// What a quadrilateral of the picture shows, as if seen from straight above; nil where it has no area.
  public func rectified(_ outline: Quadrilateral, width: Int, height: Int) -> Picture? {
    let upright = Quadrilateral(x: -0.5...Float(width) - 0.5, y: -0.5...Float(height) - 0.5)
    return Homography(from: upright, to: outline).map { seen(through: $0, width: width, height: height) }
  }

  /// The picture whose every pixel shows what is at the place that a map takes it to.
  func seen(through map: Homography, width: Int, height: Int) -> Picture {
    var values = [Float](repeating: 0, count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        values[row * width + column] = value(at: map(Place(Float(column), Float(row))))
      }
    }
    return Picture(width: width, height: height, values: values)
  }
}
