import Cairo
import LeNet
import Testing

@testable import Figures

/// The figures of what layers contribute.
@Suite struct LayerFiguresTests {
  private static let heatMap = HeatMapFigure(
    name: "map", "Title",
    [
      .init("first", rowNames: ["a", "b"], values: [[0, 1, -2], [0.5, -12, 0]]),
      .init("second", rowNames: ["a", "b"], values: [[0, 0, 0], [2, .nan, 0]]),
    ], rows: "row", columns: "column", columnNames: ["x", "y", "z"], scale: .signed(magnitude: 12),
    scaleLabel: "change", decimals: 1, across: 2, caption: "Caption.")

  private static func patches(_ stage: Stage, _ counts: [Int]) -> PatchesFigure {
    let side = stage.receptiveField
    return PatchesFigure(
      stage,
      counts.enumerated().map { unit, count in
        PatchesFigure.Row(
          unit: unit,
          patches: (0..<count).map { place in
            .init(
              pixels: (0..<side * side).map { Float($0 % 2) }, label: place % 10, value: Float(9 - place))
          })
      })
  }

  private static let ablations = AblationsFigure(
    [.init(.c1, errors: [0.02, 0.08, 0.01, 0.01, 0.005, 0.04]), .init(.f6, errors: [0, 0.01, 0.02])],
    whole: 0.01, digits: 1000)

  private static let activity = ActivityFigure([
    .init(.c1, shares: [1, 1, 0.5, 0, 0.25, 1], dead: [3]),
    .init(.f6, shares: (0..<84).map { Double($0) / 100 }, dead: []),
  ])

  private static let dimension = IntrinsicDimensionFigure(
    [(50, 0.5), (200, 0.8), (1000, 0.95)], direct: 0.99, reached: 583.4,
    reported: [.init(290, "published"), .init(170, "published")])

  private static func attribution(random: Float) -> AttributionFigure {
    var (one, other) = ([Float](repeating: 0, count: 784), [Float](repeating: 0, count: 784))
    (one[100], one[200]) = (2, -1)
    (other[100], other[300]) = (-4 * random, 2)
    return AttributionFigure([
      .init(
        digit: Digit(pixels: one.map(abs).map { min($0, 1) }), label: 8,
        gradient: .init(trained: one, random: one), occlusion: .init(trained: one, random: other))
    ])
  }

  private static let figures: [any Figure] = [
    heatMap, patches(.c1, [9, 3]), patches(.c3, [9]), patches(.f6, [1]), ablations, activity, dimension,
    attribution(random: 1),
  ]

  /// Nothing sticks out into the margin, where it would be cut off on a page, and nothing is blank.
  @Test(arguments: figures.indices) func everyFigureFitsEveryWidth(index: Int) throws {
    let figure = Self.figures[index]
    let narrow = try #require(figure.narrow)
    #expect(narrow.bodySize.width == Style.narrowWidth)
    #expect(narrow.alternativeText == figure.alternativeText && narrow.table == figure.table)
    for form in [figure, narrow] {
      for theme in Theme.allCases {
        let image = try Image(png: form.png(theme))
        #expect(Set(image.pixels).count > 10, "\(form.name) is blank")
        let edge = Int(2 * (Style.margin - Style.bodyPadding)) - 1
        // The words of figures' files may be longer than their pictures; a page sets them as text.
        let body = Int(2 * (Style.margin + Style.titleHeight))..<Int(2 * (form.size.height - Style.margin))
        for row in body {
          for column in Array(0..<edge) + Array(image.width - edge..<image.width)
          where image[column, row] != theme.palette.ground {
            Issue.record("\(form.name), \(theme), \(form.bodySize.width): column \(column), row \(row)")
            return
          }
        }
      }
    }
  }

  // MARK: Heat maps

  @Test func wordsOfAHeatMap() {
    #expect(
      Self.heatMap.alternativeText
        == "Title: change by row and column. first: from −12.0 (b, y) to +1.0 (a, y). "
        + "second: from 0.0 (a, x) to +2.0 (b, x).")
    #expect(Self.heatMap.table.header == ["", "row", "x", "y", "z"])
    #expect(Self.heatMap.table.rows[3] == ["second", "b", "+2.0", "–", "0.0"])
  }

  @Test(arguments: Theme.allCases) func squaresOfAHeatMap(_ theme: Theme) throws {
    let scale = ColorScale.signed(magnitude: 12)
    let image = try Image(png: Self.heatMap.png(theme))
    let names = (Font.tick.width(of: "a").rounded(.up) + 6)
    // The square's left upper corner, four pixels in: beside its number.
    func color(row: Int, column: Int) -> Color {
      let left = Int(2 * (Style.margin + names + 26 * Double(column))) + 4
      return image[left, Int(2 * (Style.margin + Style.titleHeight + 45 + 26 * Double(row))) + 4]
    }
    for (row, column, value) in [(0, 2, Float(-2)), (1, 1, -12), (0, 1, 1)] {
      #expect(
        color(row: row, column: column) == scale.color(of: value, theme: theme),
        "row \(row), column \(column): \(value)")
    }
    #expect(color(row: 0, column: 0) == theme.palette.ground, "no change is blank")
  }

  /// What has no room side by side stands one below the other.
  @Test func matricesStandBelowEachOther() {
    let narrow = Self.heatMap.narrow!
    #expect(narrow.bodySize.height == Self.heatMap.bodySize.height, "two of three columns fit 264 points")
    let wide = HeatMapFigure(
      name: "map", "T",
      (0..<2).map { _ in .init(rowNames: ["row"], values: [[Float](repeating: 1, count: 9)]) },
      rows: "row", columns: "", columnNames: (0..<9).map(String.init), scale: .activation(maximum: 1),
      scaleLabel: "amount", decimals: 2, across: 2, caption: "C.")
    #expect(wide.narrow!.bodySize.height > wide.bodySize.height, "two of nine columns do not")
  }

  // MARK: Patches

  @Test func wordsOfPatches() {
    let figure = Self.patches(.c3, [2])
    #expect(figure.title == "C3, filter 0: what it responds to most" && figure.name == "c3-0-patches")
    #expect(
      figure.alternativeText
        == "C3, filter 0: two parts of digits that show 0 and 1, with responses from 9.00 to 8.00.")
    #expect(figure.table.rows[0] == ["0", "0: 9.00", "1: 8.00"] + Array(repeating: "–", count: 7))
    #expect(Self.patches(.f6, [1, 9]).title == "F6: what each of two units responds to most")
  }

  /// Patches of every layer have nearly one size, so that one looks from layer to layer.
  @Test func patchesHaveOneSize() {
    let heights = [Stage.c1, .c3, .c5, .f6].map { Self.patches($0, [9]).bodySize.height }
    #expect(heights.max()! - heights.min()! <= 1, "\(heights)")
  }

  @Test func patchesShowTheirPixels() throws {
    let image = try Image(png: Self.patches(.c1, [9]).png(.light))
    let (left, top) = (Int(2 * Style.margin), Int(2 * (Style.margin + Style.titleHeight + 12)))
    for pixel in 0..<25 {
      // The middle of the pixel's square of 17 × 17.
      let color = image[left + pixel % 5 * 17 + 8, top + pixel / 5 * 17 + 8]
      let palette = Theme.light.palette
      #expect(color == (pixel % 2 == 0 ? palette.ground : palette.ink), "pixel \(pixel)")
    }
  }

  // MARK: Ablations, activity

  @Test func wordsOfAblations() {
    #expect(
      Self.ablations.alternativeText
        == "The error without one of 9 filters and units, of the test digits; the whole network mistakes 1.00 %. "
        + "C1: from 8.00 % without 1 to 0.50 % without 4, the middle 1.00 %. "
        + "F6: from 2.00 % without 2 to 0 % without 0, the middle 1.00 %.")
    #expect(Self.ablations.table.rows[0] == ["C1", "1", "8.00 %", "+7.00"])
    #expect(Self.ablations.table.rows[8] == ["F6", "0", "0 %", "−1.00"])
  }

  /// More mistakes rise in the colour of what is lost, fewer fall in the other.
  @Test func barsOfAblations() throws {
    let image = try Image(png: Self.ablations.png(.light))
    let palette = Theme.light.palette
    #expect(image.pixels.contains(palette.negative.pixel) && image.pixels.contains(palette.positive.pixel))
    let rows = { (color: Color) in
      (0..<image.height).filter { row in (0..<image.width).contains { image[$0, row] == color } }
    }
    #expect(
      rows(palette.negative).max()! <= rows(palette.positive).min()!,
      "above and below the whole network's line")
  }

  @Test func wordsOfActivity() {
    #expect(
      Self.activity.alternativeText
        == "C1: of 6, one is dead (3), three are active for every digit. "
        + "F6: of 84, none is dead, none is active for every digit.")
    #expect(Self.activity.table.rows[0].prefix(5) == ["C1", "0", "100 %", "100 %", "50 %"])
    #expect(Self.activity.table.rows.count == 1 + 9)
  }

  // MARK: Intrinsic dimension, attribution

  @Test func wordsOfTheIntrinsicDimension() {
    #expect(
      Self.dimension.alternativeText
        == "Accuracy where training may move in d random directions only: 50.0 % for 50, 80.0 % for 200 and 95.0 % for 1,000. "
        + "All parameters reach 99.0 %; nine tenths of that, 89.1 %, are reached at d = 583; published: 290; published: 170."
    )
    let short = IntrinsicDimensionFigure([(5, 0.2), (6, 0.3)], direct: 0.9, reached: nil, reported: [])
    #expect(short.alternativeText.hasSuffix("81.0 %, are not reached."))
  }

  @Test func likenessOfAttributionMaps() {
    let same = Self.attribution(random: 1).meanLikeness
    #expect(same.gradient > 0.9999, "a map is like itself")
    // Of the same absolute values in one place of two: (4 · 2 + 0) ÷ (√5 · √20), nearly, as the mean is nearly 0.
    #expect(abs(same.occlusion - 0.8) < 0.01, "expected 0.8, not \(same.occlusion)")
    #expect(abs(Self.attribution(random: 0).meanLikeness.occlusion) < 0.01, "nothing in common")
  }

  /// Below a narrow panel names stand that do not touch: every second of seven.
  @Test func namesAlongAnAxisFit() throws {
    let figure = LinesFigure(
      "T", [.init("a long name of a line", (0..<7).map { (Double($0), 1) })], x: "stage",
      xNames: ["Input", "C1", "S2", "C3", "S4", "C5", "F6"], y: "y", yRange: 0...2)
    #expect(figure.tickNames == ["Input", "C1", "S2", "C3", "S4", "C5", "F6"])
    let narrow = try #require(figure.narrow as? LinesFigure)
    #expect(narrow.tickNames == ["Input", "S2", "S4", "F6"])
  }
}
