import Cairo
import Figures
import Files
import LeNet
import MNIST
import Reading
import Testing

/// What the figures of a photographed row say and draw.
@Suite struct LatticeFigureTests {
  private let picture: Picture
  private let lattice: Lattice

  init() throws {
    var generator = SplitMix64(seed: 1)
    let row = DigitRow(of: 3, from: try DataSet.embedded.load(.test, first: 200), using: &generator)
    var conditions = Snapshot.Conditions()
    conditions.table = nil
    picture =
      Snapshot(
        of: row.ink.onPage(margin: 60, inkLeaving: 0.3), width: 400, height: 240, conditions,
        using: &generator
      ).picture
    let line = try #require(LineReader(Judge(try WeightsFile.trained.network)).read(picture).first)
    lattice = line.lattice
  }

  @Test func theTableHasEveryPieceAndThePathsCost() throws {
    let table = LatticeFigure(lattice).table
    #expect(table.rows.count == lattice.pieces.count)
    let path = table.rows.filter { $0.last == "yes" }
    #expect(path.count == lattice.path.count)
    // From the first seam to the last, each piece beginning where the one before ends.
    #expect(path.first?[0] == "0" && path.last?[1] == "\(lattice.seams.count - 1)")
    for (left, right) in zip(path, path.dropFirst()) { #expect(left[1] == right[0], "\(path)") }
  }

  @Test func theWordsGiveThePathAndItsCost() {
    let text = LatticeFigure(lattice).alternativeText
    #expect(text.contains("The best path costs \(Numbers.fixed(lattice.cost, 1))"), "\(text)")
    for step in lattice.path where step.reading == .digit {
      #expect(text.contains("\(lattice.pieces[step.piece].judgement.digit) from seam"), "\(text)")
    }
  }

  /// Fewer pieces need less room, and a telephone's column holds the figure too.
  @Test func itIsAsHighAsItsPieces() throws {
    let (few, many) = (LatticeFigure(lattice, others: 0), LatticeFigure(lattice, others: 12))
    #expect(few.bodySize.height < many.bodySize.height)
    for theme in Theme.allCases {
      #expect(!(try many.png(theme).isEmpty))
      #expect(!(try #require(many.narrow).png(theme).isEmpty))
    }
  }

  @Test func aPhotographIsDrawnInItsProportions() throws {
    let outline = Quadrilateral(x: 10...50, y: 20...60)
    let figure = PhotographFigure("A row", picture, marks: [.init("here", outline)])
    #expect(figure.bodySize.height == (figure.bodySize.width * 240 / 400).rounded(.up))
    #expect(figure.alternativeText.contains("1 outline: here"), "\(figure.alternativeText)")
    #expect(figure.table.rows.first == ["here", "upper left", "10.0", "20.0"])
  }
}

/// What lessons write and photograph.
@Suite struct ComposingTests {
  @Test func inkLeavesItsShareOfThePapersBrightness() {
    let page = Picture(width: 2, height: 1, values: [1, 0.5]).onPage(margin: 3, inkLeaving: 0.4)
    #expect(page.width == 8 && page.height == 7)
    #expect(page[0, 0] == 0.93)
    #expect(abs(page[3, 3] - 0.93 * 0.4) < 1e-6, "full ink")
    #expect(abs(page[3, 4] - 0.93 * 0.7) < 1e-6, "half of it")
  }

  /// Straight from above, in even light and without grain, a page is seen as it is.
  @Test func aCameraInItsPlaceChangesNothing() {
    var conditions = Snapshot.Conditions()
    (conditions.tilt, conditions.turn, conditions.fill) = (0...0, 0...0, 1...1)
    (conditions.fallOff, conditions.shadow) = (0...0, 1...1)
    (conditions.blur, conditions.noise) = (0...0, 0...0)
    let page = Picture(
      width: 30, height: 20, values: (0..<600).map { Float($0 % 30) / 60 + Float($0 / 30) / 60 })
    var generator = SplitMix64(seed: 3)
    let seen = Snapshot(of: page, width: 30, height: 20, conditions, using: &generator).picture
    // Four places in a pixel: of a plane, their mean is the middle's, but for the edge.
    for row in 1..<19 {
      for column in 1..<29 {
        #expect(abs(seen[row, column] - page[row, column]) < 1e-3, "row \(row), column \(column)")
      }
    }
  }
}
