import Cairo
import LeNet

/// Pictures of one size side by side on one scale: digits, kernels, gradients, whatever a lesson compares.
public struct PicturesFigure: Figure {
  /// One picture, and what stands above it.
  public struct Picture: Hashable, Sendable {
    /// What stands above it.
    public var label: String
    /// `[height, width]`
    public var values: [Float]
    /// Parts to outline, such as a receptive field.
    public var marks: [Region]

    /// A picture of `[height, width]` values under its label.
    public init(_ label: String, _ values: [Float], marks: [Region] = []) {
      self.label = label
      self.values = values
      self.marks = marks
    }
  }

  public let title: String
  public let caption: String
  private let pictures: [Picture]
  private let height: Int
  private let width: Int
  private let scale: ColorScale
  private let scaleLabel: String
  private let showsNumbers: Bool
  private let showsIndices: Bool
  private let rowNames: [String]
  private var across: Int
  private var bodyWidth = Style.width

  /// - Parameters:
  ///   - title: what stands above the figure.
  ///   - pictures: the pictures, row by row.
  ///   - size: of every picture; 28 × 28 unless told.
  ///   - scale: of all pictures; one that fits them all unless told.
  ///   - scaleLabel: what is coloured.
  ///   - across: how many pictures stand in a row; as many as fit unless told.
  ///   - rowNames: what stands above the rows, each of equally many pictures; nothing unless told.
  ///   - showsNumbers: whether every value stands in its square, for pictures of few pixels.
  ///   - showsIndices: whether rows and columns of a picture are numbered.
  ///   - caption: what stands below the figure.
  /// - Precondition: there is a picture, and every one has height × width values.
  public init(
    _ title: String, _ pictures: [Picture], size: (height: Int, width: Int) = (28, 28),
    scale: ColorScale? = nil, scaleLabel: String = "value", across: Int? = nil, rowNames: [String] = [],
    showsNumbers: Bool = false, showsIndices: Bool = false, caption: String = ""
  ) {
    precondition(!pictures.isEmpty, "no picture to draw")
    for picture in pictures {
      precondition(
        picture.values.count == size.height * size.width,
        "\(picture.values.count) values for a picture of \(size.height) × \(size.width)")
    }
    self.title = title
    self.pictures = pictures
    (height, width) = size
    self.scale = scale ?? ColorScale(fitting: pictures.flatMap(\.values))
    self.scaleLabel = scaleLabel
    self.showsNumbers = showsNumbers
    self.showsIndices = showsIndices
    self.rowNames = rowNames
    self.across =
      across
      ?? (pictures.count <= 4 ? pictures.count : pictures.count <= 8 ? 4 : pictures.count <= 10 ? 5 : 8)
    self.caption = caption
  }

  /// Digits in ink.
  public init(
    _ title: String, digits: [(label: String, digit: Digit)], across: Int? = nil, rowNames: [String] = [],
    caption: String = ""
  ) {
    self.init(
      title, digits.map { Picture($0.label, $0.digit.pixels) }, scale: .ink, scaleLabel: "ink",
      across: across, rowNames: rowNames, caption: caption)
  }

  public var name = "pictures"

  /// With fewer pictures in a row, as many as leave each its room; if it can be, a row becomes equal parts.
  public var narrow: (any Figure)? {
    var figure = self
    figure.bodyWidth = Style.narrowWidth
    let least = max(
      pictures.map { Font.tick.width(of: $0.label) }.max()!, showsNumbers ? 22 * Double(width) : 40)
    let fitting = (1...across).filter { figure.room(across: $0) >= least }
    figure.across = fitting.last { across.isMultiple(of: $0) && 2 * $0 >= fitting.last! } ?? fitting.last ?? 1
    return figure
  }

  public var alternativeText: String {
    let labels =
      rowNames.isEmpty
      ? pictures.map(\.label).filter { !$0.isEmpty }
      : rows.map { "\($0.name): \(Numbers.list($0.pictures.map(\.label)))" }
    let values = pictures.flatMap(\.values)
    return
      "\(title): \(Numbers.word(pictures.count)) picture\(pictures.count == 1 ? "" : "s") of \(height) × \(width)"
      + (labels.isEmpty
        ? "" : ", " + (rowNames.isEmpty ? Numbers.list(labels) : labels.joined(separator: "; ")))
      + ". Values from \(Numbers.short(values.min()!)) to \(Numbers.short(values.max()!))."
  }

  public var table: Table {
    if showsNumbers {
      return Table(
        header: ["picture", "row"] + (0..<width).map { "\($0)" },
        rows: named.flatMap { picture in
          (0..<height).map { row -> [String] in
            [picture.label, "\(row)"]
              + picture.values[row * width..<(row + 1) * width].map { Numbers.short($0) }
          }
        })
    }
    return Table(
      header: ["picture", "smallest", "mean", "largest"],
      rows: named.map { picture in
        [
          picture.label, Numbers.short(picture.values.min()!),
          Numbers.short(picture.values.reduce(0, +) / Float(picture.values.count)),
          Numbers.short(picture.values.max()!),
        ]
      })
  }

  /// The pictures, each with its row's name before its own.
  private var named: [Picture] {
    rows.flatMap { row in
      row.pictures.map { picture in
        Picture(row.name.isEmpty ? picture.label : "\(row.name): \(picture.label)", picture.values)
      }
    }
  }

  private static let gap = 12.0
  private static let nameHeight = 18.0
  /// What stands above and left of the first picture.
  private var origin: Point { showsIndices ? Point(14, 23) : Point(0, 12) }

  /// The width that each of `across` pictures in a row can have.
  private func room(across: Int) -> Double {
    (bodyWidth - origin.x - Double(across - 1) * gap(across: across)) / Double(across)
  }

  /// Many small pictures stand closer.
  private func gap(across: Int) -> Double { across > 8 ? 4 : Self.gap }

  /// The pictures by their rows' names.
  private var rows: [(name: String, pictures: ArraySlice<Picture>)] {
    guard !rowNames.isEmpty else { return [("", pictures[...])] }
    let count = pictures.count / rowNames.count
    return rowNames.enumerated().map { ($1, pictures[$0 * count..<($0 + 1) * count]) }
  }

  private func grid(of count: Int) -> MapGrid {
    let largest = showsNumbers ? 30 : showsIndices ? 18 : across == 1 ? 9 : 24.0
    // Squares of whole or half points.
    let cell = max(0.5, min(largest, (room(across: across) / Double(width) * 2).rounded(.down) / 2))
    return MapGrid(
      rows: height, columns: width, count: count, across: across, cell: cell,
      columnGap: gap(across: across), rowGap: 20)
  }

  /// Every row's pictures with the place of the first, and below them all the place of the colour bar.
  private var layout: (rows: [(origin: Point, grid: MapGrid)], end: Double) {
    var y = 0.0
    let rows = rows.map { row in
      let grid = grid(of: row.pictures.count)
      if !row.name.isEmpty { y += Self.nameHeight }
      defer { y += origin.y + grid.size.height + 10 }
      return (Point(origin.x, y + origin.y), grid)
    }
    return (rows, y + 6)
  }

  public var bodySize: Size { Size(bodyWidth, layout.end + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let layout = layout
    for (row, place) in zip(rows, layout.rows) {
      let grid = place.grid
      context.text(
        row.name, at: Point(0, place.origin.y - origin.y - 4), font: .label, color: palette.ink)
      try grid.paint(
        row.pictures.flatMap(\.values), scale: scale, at: place.origin, on: context, theme: theme)
      context.at(place.origin) {
        for (index, picture) in row.pictures.enumerated() {
          let frame = grid.frame(index)
          context.text(
            picture.label, at: Point(frame.x, frame.y - (showsIndices ? 15 : 4)), font: .tick,
            color: palette.ink)
          if showsNumbers { drawNumbers(of: picture, index, in: grid, on: context, theme: theme) }
          if showsIndices { drawIndices(of: index, in: grid, on: context, theme: theme) }
          for mark in picture.marks {
            let first = grid.frame(index, row: mark.rows.lowerBound, column: mark.columns.lowerBound)
            let outline = Rectangle(
              first.x, first.y, Double(mark.columns.count) * grid.cell, Double(mark.rows.count) * grid.cell)
            context.stroke([outline.expanded(by: 0.75)], color: palette.accent, width: 1.5)
          }
        }
      }
    }
    let bar = ColorBar(scale: scale, label: scaleLabel)
    try bar.draw(at: Point(0, layout.end), on: context, theme: theme)
  }

  private func drawIndices(of index: Int, in grid: MapGrid, on context: Context, theme: Theme) {
    for row in 0..<height {
      let square = grid.frame(index, row: row, column: 0)
      context.text(
        "\(row)", at: Point(square.x - 4, square.midY + 3), font: .tick, color: theme.palette.muted,
        alignment: .trailing)
    }
    for column in 0..<width {
      let square = grid.frame(index, row: 0, column: column)
      context.text(
        "\(column)", at: Point(square.midX, square.y - 4), font: .tick, color: theme.palette.muted,
        alignment: .center)
    }
  }

  private func drawNumbers(
    of picture: Picture, _ index: Int, in grid: MapGrid, on context: Context, theme: Theme
  ) {
    for row in 0..<height {
      for column in 0..<width {
        let value = picture.values[row * width + column]
        let square = grid.frame(index, row: row, column: column)
        context.text(
          Numbers.fixed(value, 2), at: Point(square.x + square.width / 2, square.y + square.height / 2 + 3),
          font: .tick, color: theme.palette.text(on: scale.color(of: value, theme: theme)), alignment: .center
        )
      }
    }
  }
}
