import Cairo
import LeNet

/// The filters of C1 at moments of the training: noise turns into edges and strokes.
public struct FilterHistoryFigure: Figure {
  private let steps: [Int]
  /// `[moments, 6, 5, 5]`
  private let kernels: [Float]

  /// Takes at most nine of the snapshots, the first and the last among them.
  ///
  /// - Precondition: there is a snapshot.
  public init(_ snapshots: [Training.Snapshot]) {
    precondition(!snapshots.isEmpty, "no snapshot to draw")
    let count = min(9, snapshots.count)
    let chosen = (0..<count).map { snapshots[$0 * (snapshots.count - 1) / max(1, count - 1)] }
    steps = chosen.map(\.step)
    kernels = chosen.flatMap { $0.parameters[Stage.c1.weights] }
  }

  public let name = "c1-history"
  public let title = "C1: how the six filters came to be"
  public let caption =
    "The same 6 kernels of 5 × 5 weights at moments of the training, from before the first step to the last, on one "
    + "scale."

  public var alternativeText: String {
    "C1's six kernels at \(Numbers.word(steps.count)) moments of the training, from step \(steps[0]) to step "
      + "\(Numbers.grouped(steps[steps.count - 1])). From first to last, "
      + Numbers.list((0..<6).map { "filter \($0) changed by \(Numbers.short(change(of: $0)))" })
      + ", measured as the length of the difference."
  }

  private func kernel(_ filter: Int, at moment: Int) -> ArraySlice<Float> {
    let first = (moment * 6 + filter) * 25
    return kernels[first..<first + 25]
  }

  private func change(of filter: Int) -> Float {
    zip(kernel(filter, at: 0), kernel(filter, at: steps.count - 1))
      .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// The length of each kernel, √Σ w².
  public var table: Table {
    Table(
      header: ["step"] + (0..<6).map { "filter \($0)" },
      rows: steps.indices.map { moment in
        [Numbers.grouped(steps[moment])]
          + (0..<6).map {
            Numbers.short(kernel($0, at: moment).reduce(0) { $0 + $1 * $1 }.squareRoot())
          }
      })
  }

  private static let column = MapGrid(
    rows: 5, columns: 5, count: 6, across: 1, cell: 7, columnGap: 0, rowGap: 7)
  private static let pitch = 48.0
  private static let origin = Point(18, 14)

  public var bodySize: Size {
    Size(Style.width, Self.origin.y + Self.column.size.height + 16 + ColorBar.height)
  }

  public func draw(on context: Context, theme: Theme) throws {
    let scale = ColorScale.signed(fitting: kernels)
    for (moment, step) in steps.enumerated() {
      let place = Point(Self.origin.x + Double(moment) * Self.pitch, Self.origin.y)
      try Self.column.paint(
        Array(kernels[moment * 150..<(moment + 1) * 150]), scale: scale, at: place, on: context, theme: theme)
      context.text(
        (moment == 0 ? "step " : "") + Numbers.grouped(step),
        at: Point(place.x + (moment == 0 ? 0 : Self.column.size.width / 2), place.y - 5), font: .tick,
        color: theme.palette.muted, alignment: moment == 0 ? .leading : .center)
    }
    for filter in 0..<6 {
      context.text(
        "\(filter)", at: Point(Self.origin.x - 6, Self.origin.y + Self.column.frame(filter).midY + 3),
        font: .tick, color: theme.palette.ink, alignment: .trailing)
    }
    let bar = ColorBar(scale: scale, label: "weight")
    let bottom = Self.origin.y + Self.column.size.height + 16
    try bar.draw(at: Point(Self.origin.x, bottom), on: context, theme: theme)
  }
}
