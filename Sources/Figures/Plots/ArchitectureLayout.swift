import Cairo
import LeNet

/// Where the stages stand in the overview: from left to right, or in a narrow column from top to bottom.
struct ArchitectureLayout {
  struct Place {
    var origin: Point
    var grid: MapGrid

    /// Around all maps.
    var frame: Rectangle { Rectangle(origin.x, origin.y, grid.size.width, grid.size.height) }

    func frame(of region: Region, in map: Int) -> Rectangle {
      let first = grid.frame(map, row: region.rows.lowerBound, column: region.columns.lowerBound)
      return Rectangle(
        origin.x + first.x, origin.y + first.y, Double(region.columns.count) * grid.cell,
        Double(region.rows.count) * grid.cell)
    }
  }

  /// The ten digits with their bars.
  struct Output {
    var origin: Point
    var pitch: Double
    var barLength: Double

    func middle(_ digit: Int) -> Double { origin.y + (Double(digit) + 0.5) * pitch }
  }

  struct Text {
    var words: String
    var place: Point
    var isName = false
    /// Lines may run behind it.
    var isOverLines = false

    var font: Font { isName ? .label : .tick }
  }

  var places: [Stage: Place]
  var output: Output
  var texts: [Text]
  var height: Double

  /// Where a unit's square is; for the output, where its digit stands.
  func frame(of unit: Unit) -> Rectangle {
    if unit.stage == .output {
      return Rectangle(output.origin.x - 3, output.middle(unit.channel) - 5, 10, 10)
    }
    return places[unit.stage]!.frame(
      of: Region(rows: unit.row...unit.row, columns: unit.column...unit.column), in: unit.channel)
  }

  /// A stage's maps, or its units as squares that touch.
  private static func grid(
    _ stage: Stage, cell: Double, across: Int, gaps: (column: Double, row: Double) = (0, 0)
  ) -> MapGrid {
    MapGrid(
      rows: stage.shape.height, columns: stage.shape.width, count: stage.shape.channels, across: across,
      cell: cell, columnGap: gaps.column, rowGap: gaps.row)
  }

  private static func parameters(of stage: Stage) -> String { Numbers.grouped(stage.parameterCount) }

  // MARK: From left to right

  static let wide: ArchitectureLayout = {
    let (height, centre) = (234.0, 117.0)
    // Maps stand below each other, those of pooling beside those that they are made of.
    let columns: [(stage: Stage, x: Double, grid: MapGrid)] = [
      (.input, 52, grid(.input, cell: 1.5, across: 1)),
      (.c1, 114, grid(.c1, cell: 1.5, across: 1, gaps: (0, 3))),
      (.s2, 170, grid(.s2, cell: 2, across: 1, gaps: (0, 15))),
      (.c3, 220, grid(.c3, cell: 3, across: 2, gaps: (4, 4))),
      (.s4, 291, grid(.s4, cell: 4, across: 2, gaps: (4, 12))),
      (.c5, 345, grid(.c5, cell: 3, across: Stage.c5.across)),
      (.f6, 390, grid(.f6, cell: 3, across: Stage.f6.across)),
    ]
    var places: [Stage: Place] = [:]
    for column in columns {
      let top = (2 * (centre - column.grid.size.height / 2)).rounded() / 2
      places[column.stage] = Place(origin: Point(column.x, top), grid: column.grid)
    }
    let output = Output(origin: Point(434, centre - 100), pitch: 20, barLength: 16)
    let rows = ["values", "made by", "parameters"]
    var texts = rows.enumerated().map { row, words in
      Text(words: words, place: Point(0, height + 32 + 13 * Double(row)))
    }
    for (stage, x) in columns.map({ ($0.stage, $0.x) }) + [(.output, output.origin.x)] {
      let made =
        switch stage {
        case .input: "–"
        case .c1, .c3: "5 × 5 filters"
        case .s2, .s4: "mean of 4"
        case .c5, .f6, .output: "all × all"
        }
      let cells = [
        stage.name.capitalised, stage.shape.area == 1 ? "\(stage.shape.channels)" : "\(stage.shape)", made,
        stage.parameterCount == 0 ? "–" : parameters(of: stage),
      ]
      texts += cells.enumerated().map { row, words in
        Text(
          words: words, place: Point(x, height + 18 + 13 * Double(row) + (row > 0 ? 1 : 0)), isName: row == 0)
      }
    }
    return ArchitectureLayout(places: places, output: output, texts: texts, height: height + 64)
  }()

  // MARK: From top to bottom

  static let narrow: ArchitectureLayout = {
    let rows: [(stage: Stage, y: Double, grid: MapGrid)] = [
      (.input, 14, grid(.input, cell: 2, across: 1)),
      (.c1, 110, grid(.c1, cell: 1.5, across: 6, gaps: (8, 0))),
      (.s2, 184, grid(.s2, cell: 3, across: 6, gaps: (8, 0))),
      (.c3, 260, grid(.c3, cell: 3, across: 8, gaps: (10, 6))),
      (.s4, 352, grid(.s4, cell: 4, across: 8, gaps: (18, 6))),
      (.c5, 436, grid(.c5, cell: 5, across: Stage.c5.across)),
    ]
    var places: [Stage: Place] = [:]
    for row in rows { places[row.stage] = Place(origin: Point(0, row.y), grid: row.grid) }
    // The units and the digits stand side by side.
    places[.f6] = Place(origin: Point(100, 436), grid: grid(.f6, cell: 5, across: Stage.f6.across))
    let output = Output(origin: Point(196, 432), pitch: 13, barLength: 16)
    var texts: [Text] = []
    for row in rows.dropLast() {
      let stage = row.stage
      let name = stage.name.capitalised
      texts.append(Text(words: name, place: Point(0, row.y - 5), isName: true, isOverLines: true))
      let made =
        stage.parameterCount > 0
        ? ", \(parameters(of: stage)) parameters" : stage == .input ? "" : ", means of 2 × 2"
      texts.append(
        Text(
          words: "\(stage.shape) values\(made)", place: Point(Font.label.width(of: name) + 6, row.y - 5),
          isOverLines: true))
    }
    for (stage, x) in [(Stage.c5, 0.0), (.f6, 100), (.output, 196)] {
      let lines = [
        stage.name.capitalised, "\(stage.shape.channels) values", "\(parameters(of: stage)) parameters",
      ]
      texts += lines.enumerated().map { line, words in
        Text(words: words, place: Point(x, 578 + 13 * Double(line)), isName: line == 0)
      }
    }
    return ArchitectureLayout(places: places, output: output, texts: texts, height: 608)
  }()
}
