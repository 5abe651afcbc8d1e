/// The extent of a stage's values: `[channels, height, width]`.
///
/// A dense layer's units are channels of one pixel each, as C5 of the paper is.
public struct Shape: Hashable, Sendable {
  /// Maps, or the units of a dense layer.
  public var channels: Int
  /// Rows of a map; 1 behind a dense layer.
  public var height: Int
  /// Columns of a map; 1 behind a dense layer.
  public var width: Int

  /// `[channels, height, width]`, in this order.
  public init(_ channels: Int, _ height: Int, _ width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Values in all: channels × height × width.
  public var count: Int { channels * height * width }

  /// Values in one channel: height × width.
  public var area: Int { height * width }
}

extension Shape: CustomStringConvertible {
  /// `6 × 24 × 24` for maps, `120` for a dense layer's units.
  public var description: String {
    area == 1 ? "\(channels)" : "\(channels) × \(height) × \(width)"
  }
}
