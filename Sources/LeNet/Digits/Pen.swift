/// A place on paper, from the top left corner.
public struct Dot: Hashable, Sendable {
  /// To the right of the left edge, in pixels.
  public var x: Float
  /// Below the upper edge, in pixels.
  public var y: Float

  /// The place `x` to the right of the upper left corner and `y` below it, in pixels.
  public init(_ x: Float, _ y: Float) {
    self.x = x
    self.y = y
  }
}

extension Picture {
  /// A drawing: strokes of a round pen, each through its dots, dark (1) on paper (0).
  ///
  /// A pixel's ink falls from 1 to 0 over one pixel at the stroke's edge, so strokes have no stairs.
  ///
  /// - Parameters:
  ///   - strokes: lines through dots, in pixels.
  ///   - width: of the picture, in pixels.
  ///   - height: of the picture, in pixels.
  ///   - penWidth: in pixels.
  public init(strokes: [[Dot]], width: Int, height: Int, penWidth: Float) {
    self.init(blank: width, height)
    for stroke in strokes {
      // A single dot is a stroke from itself to itself.
      for (start, end) in zip(stroke, stroke.dropFirst().isEmpty ? stroke[...] : stroke.dropFirst()) {
        draw(from: start, to: end, radius: penWidth / 2)
      }
    }
  }

  private mutating func draw(from start: Dot, to end: Dot, radius: Float) {
    let reach = radius + 1
    func range(_ a: Float, _ b: Float, _ count: Int) -> Range<Int> {
      let first = max(0, Int((min(a, b) - reach).rounded(.down)))
      return first..<max(first, min(count, Int((max(a, b) + reach).rounded(.up))))
    }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let squaredLength = dx * dx + dy * dy
    for row in range(start.y, end.y, height) {
      for column in range(start.x, end.x, width) {
        let (px, py) = (Float(column) + 0.5 - start.x, Float(row) + 0.5 - start.y)
        let along = squaredLength == 0 ? 0 : max(0, min(1, (px * dx + py * dy) / squaredLength))
        let (x, y) = (px - along * dx, py - along * dy)
        let distance = (x * x + y * y).squareRoot()
        self[row, column] = max(self[row, column], max(0, min(1, radius + 0.5 - distance)))
      }
    }
  }
}
