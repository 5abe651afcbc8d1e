/// A place, in points from the top left corner.
public struct Point: Hashable, Sendable {
  /// To the right of the left edge, in points.
  public var x: Double
  /// Below the upper edge, in points.
  public var y: Double

  /// The place `x` to the right of the upper left corner and `y` below it, in points.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An extent in points.
public struct Size: Hashable, Sendable {
  /// In points.
  public var width: Double
  /// In points.
  public var height: Double

  /// An extent of `width` by `height` points.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle in points.
public struct Rectangle: Hashable, Sendable {
  /// Where the left side lies, in points.
  public var x: Double
  /// Where the upper side lies, in points.
  public var y: Double
  /// In points.
  public var width: Double
  /// In points.
  public var height: Double

  /// The rectangle whose upper left corner is at `x`, `y`.
  public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Where the right side lies, in points.
  public var maxX: Double { x + width }
  /// Half-way from the left side to the right, in points.
  public var midX: Double { x + width / 2 }
  /// Half-way from the upper side to the lower, in points.
  public var midY: Double { y + height / 2 }

  /// The rectangle with every side moved outwards by `distance` (inwards if negative).
  public func expanded(by distance: Double) -> Rectangle {
    Rectangle(x - distance, y - distance, width + 2 * distance, height + 2 * distance)
  }
}
