import Cairo
import LeNet

/// Pictures of one size side by side on one scale: digits, kernels, gradients, whatever a lesson compares.
public struct PicturesFigure: Figure {
  /// One picture, and what stands above it.
  public struct Picture: Hashable, Sendable {
    public var label: String
    /// `[height, width]`
    public var values: [Float]
    /// Parts to outline, such as a receptive field.
    public var marks: [Region]

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
  private let across: Int

  /// - Parameters:
  ///   - size: of every picture; 28 × 28 unless told.
  ///   - scale: of all pictures; one that fits them all unless told.
  ///   - scaleLabel: what is coloured.
  ///   - across: how many pictures stand in a row; as many as fit unless told.
  ///   - showsNumbers: whether every value stands in its square, for pictures of few pixels.
  /// - Precondition: there is a picture, and every one has height × width values.
  public init(
    _ title: String, _ pictures: [Picture], size: (height: Int, width: Int) = (28, 28),
    scale: ColorScale? = nil, scaleLabel: String = "value", across: Int? = nil, showsNumbers: Bool = false,
    caption: String = ""
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
    self.across =
      across
      ?? (pictures.count <= 4 ? pictures.count : pictures.count <= 8 ? 4 : pictures.count <= 10 ? 5 : 8)
    self.caption = caption
  }

  /// Digits in ink.
  public init(
    _ title: String, digits: [(label: String, digit: Digit)], across: Int? = nil, caption: String = ""
  ) {
    self.init(
      title, digits.map { Picture($0.label, $0.digit.pixels) }, scale: .ink, scaleLabel: "ink",
      across: across,
      caption: caption)
  }

  public let name = "pictures"

  public var alternativeText: String {
    let labels = pictures.map(\.label).filter { !$0.isEmpty }
    let values = pictures.flatMap(\.values)
    return
      "\(title): \(Numbers.word(pictures.count)) picture\(pictures.count == 1 ? "" : "s") of \(height) × \(width)"
      + (labels.isEmpty ? "" : ", \(Numbers.list(labels))")
      + ". Values from \(Numbers.short(values.min()!)) to \(Numbers.short(values.max()!))."
  }

  public var table: Table {
    if showsNumbers {
      return Table(
        header: ["picture", "row"] + (0..<width).map { "\($0)" },
        rows: pictures.flatMap { picture in
          (0..<height).map { row in
            [picture.label, "\(row)"]
              + (0..<width).map { Numbers.short(picture.values[row * width + $0]) }
          }
        })
    }
    return Table(
      header: ["picture", "smallest", "mean", "largest"],
      rows: pictures.map { picture in
        [
          picture.label, Numbers.short(picture.values.min()!),
          Numbers.short(picture.values.reduce(0, +) / Float(picture.values.count)),
          Numbers.short(picture.values.max()!),
        ]
      })
  }

  private static let gap = 12.0
  private static let origin = Point(0, 12)

  private var grid: MapGrid {
    let room = (Style.width - Double(across - 1) * Self.gap) / Double(across) / Double(width)
    let largest = showsNumbers ? 30 : across == 1 ? 9 : 24.0
    // Squares of whole or half points.
    let cell = max(0.5, min(largest, (room * 2).rounded(.down) / 2))
    return MapGrid(
      rows: height, columns: width, count: pictures.count, across: across, cell: cell, columnGap: Self.gap,
      rowGap: 20)
  }

  public var bodySize: Size { Size(Style.width, Self.origin.y + grid.size.height + 16 + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let grid = grid
    try grid.paint(pictures.flatMap(\.values), scale: scale, at: Self.origin, on: context, theme: theme)
    context.at(Self.origin) {
      for (index, picture) in pictures.enumerated() {
        let frame = grid.frame(index)
        context.text(picture.label, at: Point(frame.x, frame.y - 4), font: .tick, color: palette.ink)
        if showsNumbers { drawNumbers(of: index, in: grid, on: context, theme: theme) }
        for mark in picture.marks {
          let first = grid.frame(index, row: mark.rows.lowerBound, column: mark.columns.lowerBound)
          let outline = Rectangle(
            first.x, first.y, Double(mark.columns.count) * grid.cell, Double(mark.rows.count) * grid.cell)
          context.stroke([outline.expanded(by: 0.75)], color: palette.accent, width: 1.5)
        }
      }
    }
    let bar = ColorBar(scale: scale, label: scaleLabel)
    try bar.draw(at: Point(0, Self.origin.y + grid.size.height + 16), on: context, theme: theme)
  }

  private func drawNumbers(of index: Int, in grid: MapGrid, on context: Context, theme: Theme) {
    for row in 0..<height {
      for column in 0..<width {
        let value = pictures[index].values[row * width + column]
        let square = grid.frame(index, row: row, column: column)
        context.text(
          Numbers.fixed(value, 2), at: Point(square.x + square.width / 2, square.y + square.height / 2 + 3),
          font: .tick, color: theme.palette.text(on: scale.color(of: value, theme: theme)), alignment: .center
        )
      }
    }
  }
}
