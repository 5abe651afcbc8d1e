import Cairo
import LeNet
import Reading

/// A line of digits, the seams that may cut it, and the pieces between them: each a bar from seam to seam with its digit
/// and its cost. The best path's pieces stand first.
public struct LatticeFigure: FluidFigure {
  private let lattice: Lattice
  /// Indices of the pieces that are drawn: the path's, then the cheapest of the others.
  private let shown: [Int]
  public let title: String
  public var width = Style.width

  /// - Parameters:
  ///   - lattice: the line's ink, seams and pieces.
  ///   - title: what stands above the figure.
  ///   - number: which line of the picture it is, where each has a figure.
  ///   - others: how many pieces are drawn that the best path leaves out, the cheapest first.
  public init(
    _ lattice: Lattice, _ title: String = "A line and its pieces", number: Int? = nil, others: Int = 12
  ) {
    self.lattice = lattice
    self.title = title
    name = number.map { "lattice-\($0)" } ?? "lattice"
    let path = lattice.path.map(\.piece)
    let rest = lattice.pieces.indices.filter { !path.contains($0) }
      .sorted { lattice.pieces[$0].digitCost < lattice.pieces[$1].digitCost }
    // From left to right, as lanes are filled.
    shown =
      path
      + rest.prefix(others).sorted {
        lattice.pieces[$0].seams.lowerBound < lattice.pieces[$1].seams.lowerBound
      }
  }

  public let name: String

  public var caption: String {
    let hidden = lattice.pieces.count - shown.count
    return
      "Lines: the \(lattice.seams.count) seams. Bars: pieces, with the likeliest digit and what it costs to take the "
      + "piece for it. The best path comes first, in the accent’s colour"
      + (hidden == 0 ? "." : "; \(Numbers.count(hidden, "piece")) that cost more are not drawn.")
  }

  public var alternativeText: String {
    let steps = lattice.path.map { step in
      let piece = lattice.pieces[step.piece]
      return "\(label(step)) from seam \(piece.seams.lowerBound) to \(piece.seams.upperBound)"
    }
    return
      "\(title): \(Numbers.count(lattice.seams.count, "seam")) and \(Numbers.count(lattice.pieces.count, "piece")). "
      + (steps.isEmpty
        ? "No path is allowed."
        : "The best path costs \(Numbers.fixed(lattice.cost, 1)): \(Numbers.list(steps)).")
  }

  public var table: Table {
    let path = lattice.path.map(\.piece)
    return Table(
      header: ["from seam", "to seam", "digit", "probability, %", "largest logit", "cost", "on the path"],
      rows: lattice.pieces.indices.map { index in
        let piece = lattice.pieces[index]
        return [
          "\(piece.seams.lowerBound)", "\(piece.seams.upperBound)", "\(piece.judgement.digit)",
          Numbers.fixed(100 * piece.judgement.confidence, 1), Numbers.fixed(piece.judgement.evidence, 1),
          Numbers.fixed(piece.digitCost, 1), path.contains(index) ? "yes" : "no",
        ]
      })
  }

  /// What a step takes its piece for.
  private func label(_ step: Lattice.Step) -> String {
    let piece = lattice.pieces[step.piece]
    return switch step.reading {
    case .digit: "\(piece.judgement.digit)"
    case .sign: piece.sign.map { [Symbol.Content.sign($0)].text } ?? ""
    case .speck: "speck"
    }
  }

  private func cost(_ step: Lattice.Step) -> Float {
    let piece = lattice.pieces[step.piece]
    return switch step.reading {
    case .digit: piece.digitCost
    case .sign: piece.signCost
    case .speck: piece.speckCost
    }
  }

  // MARK: Layout

  /// A piece's bar with what stands above it.
  private struct Bar {
    var start, end: Double
    var text: String
    /// The middle of the text.
    var middle: Double
    var lane: Int
    var isOnPath: Bool
  }

  private static let laneHeight = 20.0

  /// Points for each pixel of the strip.
  private var scale: Double { min(2, width / Double(lattice.strip.ink.width)) }
  private var stripHeight: Double { Double(lattice.strip.ink.height) * scale }

  /// Where a seam stands below the strip: the mean of its columns.
  private func x(ofSeam index: Int) -> Double {
    let columns = lattice.seams[index].columns
    return scale * Double(columns.reduce(0, +)) / Double(columns.count)
  }

  /// Every bar in the first lane in which it, and its text, finds room; none but the path's in the path's lanes.
  private var bars: [Bar] {
    var bars: [Bar] = []
    var ends: [Double] = []
    var first = 0
    for (order, index) in shown.enumerated() {
      let piece = lattice.pieces[index]
      let isOnPath = order < lattice.path.count
      let text =
        isOnPath
        ? "\(label(lattice.path[order])) \(Numbers.fixed(cost(lattice.path[order]), 1))"
        : "\(piece.judgement.digit) \(Numbers.fixed(piece.digitCost, 1))"
      if order == lattice.path.count { first = ends.count }
      let (start, end) = (x(ofSeam: piece.seams.lowerBound), x(ofSeam: piece.seams.upperBound))
      let room = max(end - start, Font.tick.width(of: text)) + 6
      let left = min(max((start + end - room) / 2, -3), width - room + 3)
      var lane = first
      while lane < ends.count && ends[lane] > left { lane += 1 }
      if lane == ends.count { ends.append(0) }
      ends[lane] = left + room
      bars.append(
        Bar(
          start: start, end: end, text: text, middle: left + room / 2, lane: lane, isOnPath: isOnPath))
    }
    return bars
  }

  public var bodySize: Size {
    let lanes = (bars.map(\.lane).max() ?? -1) + 1
    return Size(width, (stripHeight + 8 + Double(lanes) * Self.laneHeight).rounded(.up))
  }

  // MARK: Drawing

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    try drawStrip(on: context, theme: theme)
    let onPath = Set(
      lattice.path.flatMap { step -> [Int] in
        let seams = lattice.pieces[step.piece].seams
        return [seams.lowerBound, seams.upperBound]
      })
    for (index, seam) in lattice.seams.enumerated() {
      let line = seam.columns.enumerated().map { row, column in
        Point(scale * Double(column), scale * (Double(row) + 0.5))
      }
      let isOnPath = onPath.contains(index)
      context.stroke(
        [line], color: isOnPath ? palette.accent : palette.muted, width: isOnPath ? 1.5 : 0.5)
    }
    for bar in bars {
      let y = stripHeight + 8 + Double(bar.lane + 1) * Self.laneHeight - 5
      let color = bar.isOnPath ? palette.accent : palette.muted
      context.stroke(
        [
          [Point(bar.start + 1, y), Point(bar.end - 1, y)],
          [Point(bar.start + 1, y - 2), Point(bar.start + 1, y + 2)],
          [Point(bar.end - 1, y - 2), Point(bar.end - 1, y + 2)],
        ], color: color, width: bar.isOnPath ? 2 : 1)
      context.text(
        bar.text, at: Point(bar.middle, y - 3.5), font: .tick,
        color: bar.isOnPath ? palette.accent : palette.ink, alignment: .center)
    }
  }

  private func drawStrip(on context: Context, theme: Theme) throws {
    let ink = lattice.strip.ink
    var image = Image(width: ink.width, height: ink.height)
    for (index, value) in ink.values.enumerated() {
      // In 32 shades, which a page carries in fewer bytes.
      let shade = (31 * value).rounded() / 31
      image.pixels[index] = ColorScale.ink.color(of: shade, theme: theme).pixel
    }
    try context.paint(image, at: Point(0, 0), pixelsPerPoint: 1 / scale)
  }
}
