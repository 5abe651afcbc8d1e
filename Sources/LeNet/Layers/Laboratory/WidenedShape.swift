extension Shape {
  /// The shape with a margin on all four sides of every map.
  func widened(by margin: Int) -> Shape {
    Shape(channels, height + 2 * margin, width + 2 * margin)
  }

  /// Calls `body` for every row of every map with where the row begins: here, and in the shape widened by a margin.
  @inline(__always)
  func forEachRow(widenedBy margin: Int, _ body: (_ row: Int, _ widenedRow: Int) -> Void) {
    let outer = widened(by: margin)
    for channel in 0..<channels {
      for y in 0..<height {
        body(
          (channel * height + y) * width,
          (channel * outer.height + y + margin) * outer.width + margin)
      }
    }
  }
}
