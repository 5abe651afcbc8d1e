import Cairo
import LeNet

/// Six kernels at moments of the training: the filters of C1, or the six kernels of one filter of C3.
public struct FilterHistoryFigure: FluidFigure {
  private let steps: [Int]
  /// `[moments, 6, 5, 5]`
  private let kernels: [Float]
  /// The filter of C3 that the kernels belong to; none for the six filters of C1.
  private let filter: Int?
  public var width = Style.width

  /// Takes at most nine of the snapshots, the first and the last among them.
  ///
  /// - Parameter filter: which filter of C3; none for the six filters of C1.
  /// - Precondition: there is a snapshot.
  public init(_ snapshots: [Training.Snapshot], ofC3 filter: Int? = nil) {
    precondition(!snapshots.isEmpty, "no snapshot to draw")
    let count = min(9, snapshots.count)
    let chosen = (0..<count).map { snapshots[$0 * (snapshots.count - 1) / max(1, count - 1)] }
    let first = filter.map { Stage.c3.weights.lowerBound + $0 * 150 } ?? Stage.c1.weights.lowerBound
    steps = chosen.map(\.step)
    kernels = chosen.flatMap { $0.parameters[first..<first + 150] }
    self.filter = filter
  }

  public var name: String { filter == nil ? "c1-history" : "c3-history" }
  public var title: String {
    filter.map { "C3: how filter \($0) came to be" }
      ?? "C1: how the six filters came to be"
  }
  public var caption: String {
    let kernels =
      filter.map { "The 6 kernels of C3's filter \($0), one for each map of S2," } ?? "The 6 kernels of C1"
    return
      "\(kernels) at moments of the training, from before the first step to the last. The numbers of steps grow by "
      + "about equal factors (logarithmically), for most changes early. One scale, which fits nine "
      + "of ten weights at the end" + (isExceeded ? "; what is larger has the colour of its ends." : ".")
  }

  public var alternativeText: String {
    let whose = filter.map { "The six kernels of C3's filter \($0)" } ?? "C1's six kernels"
    return "\(whose) at \(Numbers.word(steps.count)) moments of the training, from step \(steps[0]) to step "
      + "\(Numbers.grouped(steps[steps.count - 1])). From first to last, "
      + Numbers.list((0..<6).map { "kernel \($0) changed by \(Numbers.short(change(of: $0)))" })
      + ", measured as the length of the difference."
  }

  /// Fits nine of ten trained weights: with the largest of the whole training, most of those that remain would be pale.
  var scale: ColorScale {
    let trained = kernels.suffix(150).sorted { abs($0) < abs($1) }
    return .signed(fitting: trained.prefix(trained.count * 9 / 10))
  }

  private var isExceeded: Bool { kernels.contains { abs($0) > scale.range.upperBound } }

  private func kernel(_ kernel: Int, at moment: Int) -> ArraySlice<Float> {
    let first = (moment * 6 + kernel) * 25
    return kernels[first..<first + 25]
  }

  private func change(of index: Int) -> Float {
    zip(kernel(index, at: 0), kernel(index, at: steps.count - 1))
      .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// The length of each kernel, √Σ w².
  public var table: Table {
    Table(
      header: ["step"] + (0..<6).map { "kernel \($0)" },
      rows: steps.indices.map { moment in
        [Numbers.grouped(steps[moment])]
          + (0..<6).map {
            Numbers.short(kernel($0, at: moment).reduce(0) { $0 + $1 * $1 }.squareRoot())
          }
      })
  }

  private var column: MapGrid {
    MapGrid(
      rows: 5, columns: 5, count: 6, across: 1, cell: isNarrow ? 4.5 : 7, columnGap: 0,
      rowGap: isNarrow ? 5 : 7)
  }
  private var pitch: Double { isNarrow ? 27 : 48 }
  private var origin: Point { Point(18, isNarrow ? 26 : 14) }

  public var bodySize: Size { Size(width, origin.y + column.size.height + 16 + ColorBar.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (column, origin) = (column, origin)
    for (moment, step) in steps.enumerated() {
      let place = Point(origin.x + Double(moment) * pitch, origin.y)
      try column.paint(
        Array(kernels[moment * 150..<(moment + 1) * 150]), scale: scale, at: place, on: context, theme: theme)
      // Numbers of steps that are longer than their column is wide stand on two lines in turn.
      context.text(
        (moment == 0 ? "step " : "") + Numbers.grouped(step),
        at: Point(
          place.x + (moment == 0 ? 0 : column.size.width / 2),
          place.y - 5 - (isNarrow && moment % 2 == 0 ? 12 : 0)), font: .tick,
        color: theme.palette.muted, alignment: moment == 0 ? .leading : .center)
    }
    for index in 0..<6 {
      context.text(
        "\(index)", at: Point(origin.x - 6, origin.y + column.frame(index).midY + 3), font: .tick,
        color: theme.palette.ink, alignment: .trailing)
    }
    let bar = ColorBar(scale: scale, label: "weight")
    try bar.draw(at: Point(origin.x, origin.y + column.size.height + 16), on: context, theme: theme)
  }
}
