/// One unit of one stage: a number on the way from digit to label, and where it stands.
public struct Unit: Hashable, Sendable {
  public var stage: Stage
  /// The map; for a dense layer the unit's number.
  public var channel: Int
  public var row: Int
  public var column: Int

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

/// A rectangle of a map, both ends within it.
public struct Region: Hashable, Sendable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

extension Unit {
  /// What the unit looks at in every map of the stage before it; the input looks at itself.
  public var window: Region {
    switch stage {
    case .input: Region(rows: row...row, columns: column...column)
    case .c1, .c3: Region(rows: row...row + 4, columns: column...column + 4)
    case .s2, .s4: Region(rows: 2 * row...2 * row + 1, columns: 2 * column...2 * column + 1)
    case .c5, .f6, .output:
      Region(rows: 0...stage.previous!.shape.height - 1, columns: 0...stage.previous!.shape.width - 1)
    }
  }

  /// The pixels of the input on which the unit's value depends.
  public var receptiveField: Region {
    var region = window
    var stage = stage.previous
    while let current = stage, current != .input {
      let first = Unit(
        current, channel: 0, row: region.rows.lowerBound, column: region.columns.lowerBound
      ).window
      let last = Unit(
        current, channel: 0, row: region.rows.upperBound, column: region.columns.upperBound
      ).window
      region = Region(
        rows: first.rows.lowerBound...last.rows.upperBound,
        columns: first.columns.lowerBound...last.columns.upperBound)
      stage = current.previous
    }
    return region
  }
}

extension Stage {
  /// Pixels along a side of the receptive field of the stage's units: 1, 5, 6, 14, 16, then all 28.
  public var receptiveField: Int { Unit(self, channel: 0).receptiveField.rows.count }
}
