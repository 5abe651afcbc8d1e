/// One unit of one stage: a number on the way from digit to label, and where it stands.
public struct Unit: Hashable, Sendable {
  /// The stage that the unit belongs to.
  public var stage: Stage
  /// The map; for a dense layer the unit's number.
  public var channel: Int
  /// The row within its map, from the top; 0 in a dense layer.
  public var row: Int
  /// The column within its map, from the left; 0 in a dense layer.
  public var column: Int

  /// - Precondition: the stage has such a unit.
  public init(_ stage: Stage, channel: Int, row: Int = 0, column: Int = 0) {
    let shape = stage.shape
    precondition(
      (0..<shape.channels).contains(channel) && (0..<shape.height).contains(row)
        && (0..<shape.width).contains(column),
      "unit \(channel), \(row), \(column) in a stage of \(shape)")
    self.stage = stage
    self.channel = channel
    self.row = row
    self.column = column
  }

  /// The unit at an index of the stage's flattened `[channels, height, width]` values.
  public init(_ stage: Stage, index: Int) {
    let shape = stage.shape
    self.init(
      stage, channel: index / shape.area, row: index % shape.area / shape.width,
      column: index % shape.width)
  }

  /// Where the unit's value stands in the stage's flattened values.
  public var index: Int { (channel * stage.shape.height + row) * stage.shape.width + column }
}

extension Unit {
  /// What the unit looks at in every map of the stage before it; the input looks at itself.
  public var window: Region { stage.layout.window.region(row: row, column: column) }

  /// The pixels of the input on which the unit's value depends.
  public var receptiveField: Region { stage.layout.receptiveField.region(row: row, column: column) }
}

extension Stage {
  /// Pixels along a side of the receptive field of the stage's units: 1, 5, 6, 14, 16, then all 28.
  public var receptiveField: Int { layout.receptiveField.height }
}
