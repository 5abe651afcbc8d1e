import Cairo
import LeNet

/// The error without each filter and unit: one bar for each, all layers side by side on one scale, the greatest error of
/// a layer first.
public struct AblationsFigure: FluidFigure {
  /// A layer's filters or units.
  public struct Layer: Hashable, Sendable {
    /// The layer.
    public var stage: Stage
    /// For each filter or unit, in their order, the share of the digits that are mistaken without it, 0…1.
    public var errors: [Double]

    /// A layer with the error, 0…1, without each of its filters or units.
    public init(_ stage: Stage, errors: [Double]) {
      self.stage = stage
      self.errors = errors
    }

    /// Filters or units, the greatest error first.
    fileprivate var ranking: [Int] {
      errors.indices.sorted { (errors[$0], $1) > (errors[$1], $0) }
    }
  }

  private let layers: [Layer]
  private let whole: Double
  private let digits: Int
  public var width = Style.width

  /// - Parameters:
  ///   - layers: the layers, each with the error without each of its filters or units.
  ///   - whole: the share that the whole network mistakes.
  ///   - digits: how many were read.
  /// - Precondition: every layer has a filter or unit, and a digit was read.
  public init(_ layers: [Layer], whole: Double, digits: Int) {
    precondition(
      !layers.isEmpty && layers.allSatisfy { !$0.errors.isEmpty } && digits > 0,
      "errors of \(layers.map(\.errors.count)) filters and units on \(digits) digits")
    self.layers = layers
    self.whole = whole
    self.digits = digits
  }

  public let name = "ablations"
  public var title: String {
    "The error without one of \(Numbers.grouped(layers.reduce(0) { $0 + $1.errors.count })) filters and units"
  }
  public let caption =
    "A bar is one filter or unit, held at its mean: from the error of the whole network, up in blue where it mistakes more "
    + "digits, down in orange where fewer. Each layer has its greatest error first, with its number above it. Equal heights "
    + "are equal factors."

  public var alternativeText: String {
    "\(title), of the test digits; the whole network mistakes \(percent(whole)). "
      + layers.map { layer in
        let ranking = layer.ranking
        return "\(layer.stage.name): from \(percent(layer.errors[ranking[0]])) without \(ranking[0]) to "
          + "\(percent(layer.errors[ranking[ranking.count - 1]])) without \(ranking[ranking.count - 1]), "
          + "the middle \(percent(layer.errors[ranking[ranking.count / 2]]))."
      }.joined(separator: " ")
  }

  private func percent(_ share: Double) -> String { Numbers.percent(share, 2) }

  public var table: Table {
    Table(
      header: ["layer", "filter or unit", "error without it", "more than the whole, points"],
      rows: layers.flatMap { layer in
        layer.ranking.map {
          [
            layer.stage.name, "\($0)", percent(layer.errors[$0]),
            Numbers.fixed(100 * (layer.errors[$0] - whole), 2, signed: true),
          ]
        }
      })
  }

  // MARK: Drawing

  private static let left = 32.0
  private static let top = 40.0
  private static let height = 160.0
  private static let gap = 14.0

  /// The width of each layer's bars: those of a few filters are broader, or nobody would see them.
  private var widths: [Double] {
    let room = width - Self.left - Double(layers.count - 1) * Self.gap
    let roots = layers.map { Double($0.errors.count).squareRoot() }
    return roots.map { room * $0 / roots.reduce(0, +) }
  }

  public var bodySize: Size { Size(width, Self.top + Self.height + 10) }

  /// In per cent. No mistake at all, which has no place on a logarithmic axis, is drawn as half of one.
  private func amount(_ error: Double) -> Double { 100 * max(error, 0.5 / Double(digits)) }

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let amounts = (layers.flatMap(\.errors) + [whole]).map(amount)
    let y = Axis(
      amounts.min()! / 1.1...amounts.max()! * 1.1, isLogarithmic: true, from: Self.top + Self.height,
      to: Self.top)
    context.text("test error, %", at: Point(0, 9), font: .tick, color: palette.ink)
    for tick in y.ticks(5, ofWholeNumbers: false) {
      context.stroke(
        Point(Self.left, y(tick.value)), Point(width, y(tick.value)), color: palette.hairline,
        width: Style.hairline)
      context.text(
        tick.label, at: Point(Self.left - 5, y(tick.value) + 3), font: .tick, color: palette.muted,
        alignment: .trailing)
    }
    var x = Self.left
    for (layer, width) in zip(layers, widths) {
      draw(layer, from: x, width: width, y, on: context, palette: palette)
      x += width + Self.gap
    }
    let line = y(amount(whole))
    context.stroke(Point(Self.left, line), Point(width, line), color: palette.muted, width: 0.75)
    // Below the first layer's bars, which point up: those of some units hang down.
    context.text(
      "whole network \(percent(whole))", at: Point(Self.left, line + 12), font: .tick, color: palette.muted)
  }

  private func draw(
    _ layer: Layer, from left: Double, width: Double, _ y: Axis, on context: Context, palette: Palette
  ) {
    let (ranking, base) = (layer.ranking, y(amount(whole)))
    let pitch = width / Double(ranking.count)
    var bars: (more: [Rectangle], fewer: [Rectangle]) = ([], [])
    for (place, unit) in ranking.enumerated() {
      let end = y(amount(layer.errors[unit]))
      let bar = Rectangle(left + Double(place) * pitch, min(base, end), pitch * 0.8, abs(end - base))
      if layer.errors[unit] > whole { bars.more.append(bar) } else { bars.fewer.append(bar) }
    }
    context.fill(bars.more, color: palette.negative)
    context.fill(bars.fewer, color: palette.positive)
    context.text(layer.stage.name, at: Point(left, Self.top - 16), font: .label, color: palette.ink)
    context.text(
      "\(ranking[0])", at: Point(left, min(base, y(amount(layer.errors[ranking[0]]))) - 3), font: .tick,
      color: palette.muted)
  }
}
