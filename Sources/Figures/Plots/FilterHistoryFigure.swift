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
  /// - Parameters:
  ///   - snapshots: the parameters at moments of the training, in their order.
  ///   - filter: which filter of C3; none for the six filters of C1.
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
    zip(kernel(index, at: 0), kernel(index, at: steps.count - 1)).map { $0 - $1 }.length
  }

  /// The length of each kernel, √Σ w².
  public var table: Table {
    Table(
      header: ["step"] + (0..<6).map { "kernel \($0)" },
      rows: steps.indices.map { moment in
        [Numbers.grouped(steps[moment])]
          + (0..<6).map {
            Numbers.short(kernel($0, at: moment).length)
          }
      })
  }

  /// A row for each kernel, a column for each moment.
  private var grid: MapGrid {
    MapGrid(
      rows: 5, columns: 5, count: 6 * steps.count, across: steps.count, cell: isNarrow ? 4.5 : 7,
      columnGap: isNarrow ? 4.5 : 13, rowGap: isNarrow ? 5 : 7)
  }

  private var sheet: MapSheet {
    MapSheet(
      values: (0..<6).flatMap { index in steps.indices.flatMap { kernel(index, at: $0) } }, grid: grid,
      scale: scale, label: "weight", origin: Point(18, isNarrow ? 26 : 14))
  }

  public var bodySize: Size { Size(width, sheet.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let (palette, grid) = (theme.palette, grid)
    try sheet.draw(on: context, theme: theme) {
      context.text(
        "step \(Numbers.grouped(steps[0]))", at: Point(0, baseline(of: 0)), font: .tick, color: palette.muted)
      for (moment, step) in steps.enumerated().dropFirst() {
        context.text(
          Numbers.grouped(step), at: Point(grid.frame(moment).midX, baseline(of: moment)), font: .tick,
          color: palette.muted, alignment: .center)
      }
      for index in 0..<6 {
        context.write("\(index)", leftOf: grid.frame(index * steps.count), color: palette.ink)
      }
    }
  }

  /// Numbers of steps that are longer than their column is wide stand on two lines in turn.
  private func baseline(of moment: Int) -> Double { isNarrow && moment % 2 == 0 ? -17 : -5 }
}
