import Cairo

/// Tables of numbers as coloured squares, side by side on one scale.
public struct HeatMapFigure: FluidFigure {
  /// A table, its rows from the top.
  public struct Matrix: Hashable, Sendable {
    /// What stands above it; empty where there is one matrix only.
    public var name: String
    /// What stands beside its rows, from the top.
    public var rowNames: [String]
    /// `[rows][columns]`; what is no number is left blank.
    public var values: [[Float]]

    /// A table of `[rows][columns]` numbers, whose rows have names.
    public init(_ name: String = "", rowNames: [String], values: [[Float]]) {
      self.name = name
      self.rowNames = rowNames
      self.values = values
    }
  }

  public let name: String
  public let title: String
  public let caption: String
  private let matrices: [Matrix]
  private let columnNames: [String]
  private let rows: String
  private let columns: String
  private let scale: ColorScale
  private let scaleLabel: String
  private let decimals: Int?
  private let across: Int
  public var width = Style.width

  /// - Parameters:
  ///   - name: for file names.
  ///   - title: what stands above the figure.
  ///   - matrices: the tables, in the order in which they stand.
  ///   - rows: what the rows are, for words.
  ///   - columns: what the columns are, which stands above them; empty where that is plain.
  ///   - columnNames: what stands above the columns of every matrix.
  ///   - scale: of all matrices.
  ///   - scaleLabel: what is coloured.
  ///   - decimals: of the number in every square, from ten on none; on a signed scale no change has no number. No
  ///     numbers unless told.
  ///   - across: how many matrices stand side by side where there is room.
  ///   - caption: what stands below the figure.
  /// - Precondition: every matrix has a row, every row a name and a value for each column, and there is a finite value in
  ///   every matrix.
  public init(
    name: String, _ title: String, _ matrices: [Matrix], rows: String, columns: String, columnNames: [String],
    scale: ColorScale, scaleLabel: String, decimals: Int? = nil, across: Int, caption: String
  ) {
    precondition(!matrices.isEmpty, "no matrix to draw")
    for matrix in matrices {
      precondition(
        matrix.values.joined().contains(where: \.isFinite) && matrix.values.count == matrix.rowNames.count
          && matrix.values.allSatisfy { $0.count == columnNames.count },
        "\(matrix.values.count) rows of \(Set(matrix.values.map(\.count)).sorted()) values under "
          + "\(columnNames.count) columns, with \(matrix.rowNames.count) names")
    }
    self.name = name
    self.title = title
    self.matrices = matrices
    self.rows = rows
    self.columns = columns
    self.columnNames = columnNames
    self.scale = scale
    self.scaleLabel = scaleLabel
    self.decimals = decimals
    self.across = across
    self.caption = caption
  }

  public var alternativeText: String {
    "\(title): \(scaleLabel) by \(rows)\(columns.isEmpty || columns == rows ? "" : " and \(columns)"). "
      + matrices.map { matrix in
        (matrix.name.isEmpty ? "" : "\(matrix.name): ") + words(of: matrix)
      }.joined(separator: " ")
  }

  /// Where a matrix is largest and smallest.
  private func words(of matrix: Matrix) -> String {
    let places = matrix.values.indices.flatMap { row in
      columnNames.indices.filter { matrix.values[row][$0].isFinite }.map { (row: row, column: $0) }
    }
    func value(_ place: (row: Int, column: Int)) -> Float { matrix.values[place.row][place.column] }
    func told(_ place: (row: Int, column: Int)) -> String {
      "\(written(value(place))) (\(matrix.rowNames[place.row]), \(columnNames[place.column]))"
    }
    let (least, most) = (places.min { value($0) < value($1) }!, places.max { value($0) < value($1) }!)
    return "from \(told(least)) to \(told(most))."
  }

  private func written(_ value: Float) -> String {
    value.isFinite ? Numbers.fixed(value, decimals ?? 2, signed: scale.range.lowerBound < 0) : "–"
  }

  public var table: Table {
    let isNamed = matrices.contains { !$0.name.isEmpty }
    return Table(
      header: (isNamed ? [""] : []) + [rows] + columnNames,
      rows: matrices.flatMap { matrix in
        zip(matrix.rowNames, matrix.values).map { name, values in
          (isNamed ? [matrix.name] : []) + [name] + values.map(written)
        }
      })
  }

  // MARK: Layout

  private static let gap = 14.0
  private static let nameHeight = 18.0
  private var columnsHeight: Double { columns.isEmpty ? 15 : 27 }

  /// The width of the names before a matrix's rows.
  private var rowNamesWidth: Double {
    matrices.flatMap(\.rowNames).map { Font.tick.width(of: $0) }.max()!.rounded(.up) + 6
  }

  /// The side of a square, in whole points, where `count` matrices stand side by side.
  private func cell(across count: Int) -> Double {
    let room = (width - Double(count - 1) * Self.gap) / Double(count) - rowNamesWidth
    return (room / Double(columnNames.count)).rounded(.down)
  }

  /// As many as leave each square room for its number, or for its column's.
  private var columnsAcross: Int {
    (1...min(across, matrices.count)).last { cell(across: $0) >= (decimals == nil ? 9 : 20) } ?? 1
  }

  /// Not so large that colours become walls.
  private var cell: Double { min(26, cell(across: columnsAcross)) }

  private func grid(of matrix: Matrix) -> MapGrid {
    MapGrid(
      rows: matrix.values.count, columns: columnNames.count, count: 1, across: 1, cell: cell, columnGap: 0,
      rowGap: 0)
  }

  /// Where each matrix's first square lies, and where all of them end.
  private var layout: (origins: [Point], end: Double) {
    let head = columnsHeight + (matrices.contains { !$0.name.isEmpty } ? Self.nameHeight : 0)
    let pitch = rowNamesWidth + Double(columnNames.count) * cell + Self.gap
    var (origins, top) = ([Point](), 0.0)
    for first in stride(from: 0, to: matrices.count, by: columnsAcross) {
      let row = matrices[first..<min(first + columnsAcross, matrices.count)]
      for place in row.indices {
        origins.append(Point(rowNamesWidth + Double(place - first) * pitch, top + head))
      }
      top += head + row.map { grid(of: $0).size.height }.max()! + Self.gap
    }
    return (origins, top)
  }

  public var bodySize: Size { Size(width, layout.end + ColorBar.height) }

  // MARK: Drawing

  public func draw(on context: Context, theme: Theme) throws {
    let layout = layout
    for (matrix, origin) in zip(matrices, layout.origins) {
      try grid(of: matrix).paint(
        matrix.values.flatMap(\.self), scale: scale, at: origin, on: context, theme: theme)
      context.at(origin) { drawWords(of: matrix, on: context, theme: theme) }
    }
    let bar = ColorBar(scale: scale, label: scaleLabel, decimals: decimals)
    try bar.draw(at: Point(layout.origins[0].x, layout.end), on: context, theme: theme)
  }

  private func drawWords(of matrix: Matrix, on context: Context, theme: Theme) {
    let (palette, grid) = (theme.palette, grid(of: matrix))
    context.text(
      matrix.name, at: Point(0, -columnsHeight - 5), font: .label, color: palette.ink)
    context.text(columns, at: Point(0, -17), font: .tick, color: palette.muted)
    for (column, name) in columnNames.enumerated() {
      context.write(name, above: grid.frame(0, row: 0, column: column), color: palette.muted)
    }
    for (row, name) in matrix.rowNames.enumerated() {
      context.write(name, leftOf: grid.frame(0, row: row, column: 0), color: palette.ink)
      for (column, value) in matrix.values[row].enumerated() {
        let square = grid.frame(0, row: row, column: column)
        context.text(
          number(in: value), at: Point(square.midX, square.midY + 3), font: .tick,
          color: palette.text(on: scale.color(of: value, theme: theme)), alignment: .center)
      }
    }
  }

  /// What stands in a square. A plus would say no more than the colour, and has no room.
  private func number(in value: Float) -> String {
    guard let decimals, value.isFinite else { return "" }
    let text = Numbers.fixed(value, abs(value) < 9.95 ? decimals : 0)
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return isZero && scale.range.lowerBound < 0 ? "" : text
  }
}
