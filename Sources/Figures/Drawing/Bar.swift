import Cairo

/// A level bar with its number behind its end, to the right of it or, where it grows to the left, to the left.
struct Bar {
  /// Where it begins and ends, in points; the end may lie left of the start.
  var start: Double
  var end: Double
  var thickness = 10.0

  /// Draws the bar with its middle at the height `middle`. What is next to nothing is still half a point long.
  func draw(
    at middle: Double, color: Color, number: String, numberColor: Color, on context: Context
  ) {
    let (left, right) = (min(start, end), max(start, end))
    context.fill(
      Rectangle(left, middle - thickness / 2, max(right - left, 0.5), thickness), color: color)
    let isLeft = end < start
    context.text(
      number, at: Point(isLeft ? left - 4 : right + 4, middle + 3), font: .tick, color: numberColor,
      alignment: isLeft ? .trailing : .leading)
  }
}
