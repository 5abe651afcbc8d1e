import Files
import LeNet

/// Swift's numbers and lists as Python writes them.
enum Python {
  /// The shortest decimal number that reads back as the same float32.
  static func number(_ value: Float) -> String { "\(value)" }

  static func list(_ values: [Int]) -> String { "[" + values.map(String.init).joined(separator: ", ") + "]" }

  /// A list with a list in every line.
  static func lines(_ values: [[Int]]) -> String {
    "[\n" + values.map { "    \(list($0)),\n" }.joined() + "]"
  }

  /// The extents of a shape: `1, 28, 28`.
  static func extents(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: ", ") }
}

extension Shape {
  /// As Keras has it.
  var channelsLast: [Int] { [height, width, channels] }
}
