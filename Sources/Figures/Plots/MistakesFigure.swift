import Cairo
import LeNet

/// A digit that was taken for another.
public struct Mistake: Hashable, Sendable {
  /// Where the digit stands in its data set.
  public var index: Int
  /// `[28, 28]`, 0…255: the data set's own memory, as a network may mistake all of its digits.
  private var pixels: ArraySlice<UInt8>
  /// What the digit shows, 0…9.
  public var label: Int
  /// What it was taken for, 0…9.
  public var prediction: Int
  /// How sure the network was of its prediction, 0…1.
  public var confidence: Float

  /// A mistake about the digit of these 784 bytes; see the properties.
  public init(index: Int, pixels: ArraySlice<UInt8>, label: Int, prediction: Int, confidence: Float) {
    self.index = index
    self.pixels = pixels
    self.label = label
    self.prediction = prediction
    self.confidence = confidence
  }

  /// The digit with pixels 0…1.
  public var digit: Digit { Digit(pixels: pixels.map { Float($0) / 255 }) }

  /// All mistakes among predictions, the most confident first.
  public static func all(in predictions: Predictions, of digits: LabelledDigits) -> [Mistake] {
    (0..<predictions.count).compactMap { index in
      let (label, prediction) = (Int(predictions.labels[index]), predictions.prediction(index))
      guard label != prediction else { return nil }
      return Mistake(
        index: index, pixels: digits.pixels[784 * index..<784 * (index + 1)], label: label,
        prediction: prediction, confidence: predictions.confidence(index))
    }.sorted { ($0.confidence, $1.index) > ($1.confidence, $0.index) }
  }
}

/// The mistakes of which the network was most sure.
public struct MistakesFigure: FluidFigure {
  private let mistakes: [Mistake]
  private let total: Int
  public var width = Style.width

  /// How many there is room for.
  public static let most = 18

  /// Draws the first ``most`` of them.
  public init(_ mistakes: [Mistake]) {
    total = mistakes.count
    self.mistakes = Array(mistakes.prefix(Self.most))
  }

  public let name = "mistakes"
  public var title: String {
    if mistakes.isEmpty { return "No mistakes" }
    if total == 1 { return "The one mistake" }
    return "The \(Numbers.word(mistakes.count)) most confident of \(Numbers.grouped(total)) mistakes"
  }
  public let caption =
    "Under each digit: what it shows → what it was taken for, and how sure the network was. Numbers above count the "
    + "digits of the set from 0."

  public var alternativeText: String {
    guard let first = mistakes.first else { return "The network made no mistakes." }
    let worst =
      "digit \(first.index): \(Numbers.withArticle(first.label)) taken for \(Numbers.withArticle(first.prediction)) with "
      + "\(Numbers.percent(first.confidence))."
    return mistakes.count == 1
      ? "One digit was taken for another, \(worst)"
      : "\(mistakes.count) digits that were taken for others, most confident first. The first is \(worst)"
  }

  public var table: Table {
    Table(
      header: ["digit", "shows", "taken for", "how sure"],
      rows: mistakes.map {
        ["\($0.index)", "\($0.label)", "\($0.prediction)", Numbers.percent($0.confidence)]
      })
  }

  private static let origin = Point(0, 10)

  private var grid: MapGrid {
    // As high as one row where there is no mistake.
    MapGrid(
      rows: 28, columns: 28, count: max(1, mistakes.count), across: isNarrow ? 3 : 6,
      cell: isNarrow ? 2.5 : 2, columnGap: isNarrow ? 22 : 21, rowGap: 42)
  }

  public var bodySize: Size { Size(width, Self.origin.y + grid.size.height + 32) }

  public func draw(on context: Context, theme: Theme) throws {
    guard !mistakes.isEmpty else { return }
    let (palette, grid) = (theme.palette, grid)
    try grid.paint(
      mistakes.flatMap(\.digit.pixels), scale: .ink, at: Self.origin, on: context, theme: theme)
    context.at(Self.origin) {
      for (place, mistake) in mistakes.enumerated() {
        let frame = grid.frame(place)
        let baseline = frame.y + frame.height + 11
        context.text("\(mistake.index)", at: Point(frame.x, frame.y - 4), font: .tick, color: palette.muted)
        context.text(
          "\(mistake.label) → \(mistake.prediction)", at: Point(frame.x, baseline), font: .label,
          color: palette.ink)
        context.text(
          Numbers.percent(mistake.confidence), at: Point(frame.x, baseline + 11), font: .tick,
          color: palette.muted)
      }
    }
  }
}
