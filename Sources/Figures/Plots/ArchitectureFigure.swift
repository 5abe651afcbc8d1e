import Cairo
import LeNet

/// The network as the 1998 paper drew it (figure 2), with this digit's own maps in it and one path through them.
public struct ArchitectureFigure: FluidFigure {
  private let trace: Trace
  /// From the winner back to a pixel.
  private let path: [Unit]
  public var width = Style.fullWidth

  /// Draws the network that the trace's digit ran through, with the digit's maps.
  public init(_ trace: Trace) {
    self.trace = trace
    path = trace.strongestPath
  }

  public let name = "architecture"
  public var title: String { "LeNet-5 at work: from 784 pixels to \(Numbers.withArticle(trace.prediction))" }
  public let caption =
    "Every picture is a stage's own values for this digit, each stage on its own scale from zero to its largest value. "
    + "The frames follow one path, from the winner back to what adds most to it in each stage; lines lead from what a "
    + "unit looks at to the unit. Parameters are the weights and biases that a stage learned."

  public var alternativeText: String {
    let stages = Stage.allCases.map { stage in
      "\(stage.name), \(stage.shape) values"
        + (stage.parameterCount > 0 ? ", \(Numbers.grouped(stage.parameterCount)) parameters" : "")
    }.joined(separator: "; ")
    let way = path.dropFirst().dropLast().map { unit in
      unit.stage.shape.area == 1
        ? "unit \(unit.channel) of \(unit.stage.name)"
        : "map \(unit.channel) of \(unit.stage.name) at row \(unit.row), column \(unit.column)"
    }
    return
      "The stages of LeNet-5 in their order, drawn with this digit's values: \(stages). The network takes the "
      + "digit for \(Numbers.withArticle(trace.prediction)), with a probability of "
      + "\(Numbers.percent(trace.probabilities[trace.prediction])). Back from there a path is drawn of what adds most: "
      + "\(Numbers.list(way)), and a pixel at row \(path.last!.row), column \(path.last!.column)."
  }

  public var table: Table {
    Table(
      header: ["stage", "values", "parameters", "multiply–adds", "receptive field"],
      rows: Stage.allCases.map {
        [
          $0.name, "\($0.shape)", Numbers.grouped($0.parameterCount), Numbers.grouped($0.multiplyAdds),
          "\($0.receptiveField) × \($0.receptiveField) pixels",
        ]
      })
  }

  private var layout: ArchitectureLayout { isNarrow ? .narrow : .wide }

  public var bodySize: Size { Size(width, layout.height) }

  public func draw(on context: Context, theme: Theme) throws {
    let layout = layout
    for stage in Stage.allCases {
      guard let place = layout.places[stage] else { continue }
      let values = trace.values(stage)
      let scale = stage == .input ? ColorScale.ink : ColorScale(fitting: values)
      try place.grid.paint(values, scale: scale, at: place.origin, on: context, theme: theme)
    }
    drawOutput(layout.output, on: context, theme: theme)
    for (unit, source) in zip(path, path.dropFirst()) {
      drawStep(to: unit, from: source, layout, on: context, theme: theme)
    }
    for text in layout.texts {
      let width = text.font.width(of: text.words)
      if text.isOverLines {
        context.fill(
          Rectangle(text.place.x - 2, text.place.y - 10, width + 4, 13), color: theme.palette.ground)
      }
      context.text(
        text.words, at: text.place, font: text.font,
        color: text.isName ? theme.palette.ink : theme.palette.muted)
    }
  }

  // MARK: The path

  /// Lines from all that a unit looks at to the unit, and a frame around either.
  private func drawStep(
    to unit: Unit, from source: Unit, _ layout: ArchitectureLayout, on context: Context, theme: Theme
  ) {
    let palette = theme.palette
    let previous = source.stage
    let place = layout.places[previous]!
    let target = layout.frame(of: unit)
    let isDense = unit.stage.shape.area == 1
    // A dense unit looks at everything, a unit of C3 at six maps, any other at one.
    let maps = unit.stage == .c3 ? Array(0..<previous.shape.channels) : [source.channel]
    let windows = isDense ? [place.frame] : maps.map { place.frame(of: unit.window, in: $0) }
    for window in windows {
      let isBeside = window.maxX <= target.x
      let end =
        isBeside ? Point(target.x - 1, target.midY) : Point(target.midX, target.y - 1)
      let (right, bottom) = (window.maxX, window.y + window.height)
      // The sides of a cone; of several, only the middle.
      let starts =
        windows.count > 1
        ? [isBeside ? Point(right, window.midY) : Point(window.midX, bottom)]
        : isBeside
          ? [Point(right, window.y), Point(right, bottom)]
          : [Point(window.x, bottom), Point(right, bottom)]
      context.stroke(
        starts.map { [$0, end] }, color: palette.muted, width: windows.count > 1 ? 0.5 : 0.75)
      context.fill(
        polygon: isBeside
          ? [end, Point(end.x - 4, end.y - 2.5), Point(end.x - 4, end.y + 2.5)]
          : [end, Point(end.x - 2.5, end.y - 4), Point(end.x + 2.5, end.y - 4)], color: palette.muted)
    }
    if !isDense {
      context.stroke(windows.map { $0.expanded(by: 0.5) }, color: palette.accent, width: 1)
    }
    if unit.stage != .output {
      context.stroke([target.expanded(by: 0.5)], color: palette.accent, width: 1)
    }
  }

  private func drawOutput(_ output: ArchitectureLayout.Output, on context: Context, theme: Theme) {
    let palette = theme.palette
    for digit in 0..<10 {
      let middle = output.middle(digit)
      let isWinner = digit == trace.prediction
      let share = Double(trace.probabilities[digit])
      context.text(
        "\(digit)", at: Point(output.origin.x, middle + 3), font: .label,
        color: isWinner ? palette.accent : palette.ink)
      context.fill(
        Rectangle(output.origin.x + 10, middle - 4, max(0.5, share * output.barLength), 8),
        color: isWinner ? palette.accent : palette.muted)
      if isWinner {
        context.text(
          Numbers.percent(share), at: Point(output.origin.x + 12 + share * output.barLength, middle + 3),
          font: .tick, color: palette.ink)
      }
    }
  }
}
