import LeNet
import Testing

@testable import Reading

@Suite struct LatticeTests {
  // MARK: Seams

  /// A strip of 200 × 70 pixels with ink where `isInk` says.
  private func strip(_ isInk: (_ x: Int, _ y: Int) -> Bool) -> LineStrip {
    let (width, height) = (300, 150)
    let values = (0..<width * height).map { isInk($0 % width, $0 / width) ? Float(0.1) : 0.9 }
    let ink = PhotographInk(of: Picture(width: width, height: height, values: values))
    let marks = InkMarks(ink.isStroke, width: width, height: height)
    let lines = LineFinder(marks).lines()
    return LineStrip(lines[0], marks: marks, ink: ink)
  }

  /// Two rings of radius 30 whose middles are `distance` apart.
  private func rings(_ distance: Int) -> LineStrip {
    strip { x, y in
      [100, 100 + distance].contains { middle in
        let (x, y) = (Float(x - middle), Float(y - 75))
        return abs((x * x + y * y).squareRoot() - 27) <= 3
      }
    }
  }

  @Test func aSeamThroughAGapCrossesNothing() {
    let strip = rings(70)
    let seams = SeamFinder(strip).seams()
    let middle = Int(Float(35 + 30) / strip.step)
    let gap = seams.first { abs($0.columns[strip.ink.height / 2] - 4 - middle) < 5 }
    #expect(gap != nil && gap!.crossed < 0.05, "\(seams.map(\.crossed))")
  }

  @Test func aSeamCutsWhereDigitsTouch() {
    // The rings' sides are one.
    let strip = rings(56)
    let seams = SeamFinder(strip).seams()
    let middle = Int(Float(28 + 30) / strip.step)
    let cut = seams.first { abs($0.columns[strip.ink.height / 2] - 4 - middle) < 8 }
    #expect(cut != nil && cut!.crossed > 0.5, "\(seams.map(\.crossed))")
  }

  @Test func noPieceStandsBetweenSeamsThatCross() {
    let strip = rings(50)
    let draft = LatticeDraft(strip)
    var crossings = 0
    for (first, left) in draft.seams.enumerated() {
      for (last, right) in draft.seams.enumerated().dropFirst(first + 1)
      where strip.inkSum(between: right, left) > 20 {
        crossings += 1
        #expect(!draft.pieces.contains { $0.seams == first...last }, "seams \(first) and \(last)")
      }
    }
    // Straight seams cut through the rings, winding ones run around them.
    #expect(crossings > 0)
  }

  @Test func aStraightSeamPartsAStrokeFromARing() throws {
    // A 1 that touches a 0 along 15 pixels: the way around it leads through the ring.
    let strip = self.strip { x, y in
      let (u, v) = (Float(x - 126), Float(y - 75))
      let isRing = abs((u * u + v * v).squareRoot() - 27) <= 3
      return isRing || (90..<97).contains(x) && (45..<105).contains(y)
    }
    let whole = LatticeDraft(strip).pieces.contains {
      $0.ink.region.columns.count > 50 && $0.ink.region.columns.count < 63 && $0.ink.region.rows.count > 55
    }
    #expect(whole, "\(SeamFinder(strip).seams().map(\.crossed))")
  }

  // MARK: Paths

  private func piece(
    _ seams: ClosedRange<Int>, digit: Float, sign: Symbol.Sign? = nil, _ signCost: Float = .infinity,
    speck: Float = .infinity
  ) throws -> Piece {
    let ink = Picture(width: 20, height: 20, values: [Float](repeating: 1, count: 400))
    let normalisation = try #require(
      Normalisation(ink, in: ink, on: Paper(isLight: true, brightness: ink), contrast: 1))
    let network = Network(
      .leNet5, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount))
    let judgement = Judge(network).judgements(of: [normalisation.digit])[0]
    return Piece(
      seams: seams, region: Region(rows: 0...19, columns: 0...19), normalisation: normalisation,
      judgement: judgement, digitCost: digit, sign: sign, signCost: signCost,
      speckCost: speck)
  }

  private func path(
    _ pieces: [Piece], _ grammar: Grammar = .digits, count: Int? = nil
  ) -> (pieces: [Int], readings: [Lattice.Reading], cost: Float) {
    let seams = pieces.map(\.seams.upperBound).max()! + 1
    let (path, cost) = PathFinder(
      pieces: pieces, seamCount: seams, grammar: grammar, expectedCount: count
    ).best()
    return (path.map(\.piece), path.map(\.reading), cost)
  }

  @Test func theCheapestWayIsTaken() throws {
    // The whole, or two halves.
    let dear = [
      try piece(0...2, digit: -3), try piece(0...1, digit: -1), try piece(1...2, digit: -1),
    ]
    #expect(path(dear).pieces == [0])
    #expect(path(dear).cost == -3)
    let cheap = [
      try piece(0...2, digit: -3), try piece(0...1, digit: -2), try piece(1...2, digit: -2),
    ]
    #expect(path(cheap).pieces == [1, 2])
    #expect(path(cheap).cost == -4)
  }

  @Test func theNumberOfDigitsIsKept() throws {
    let pieces = [
      try piece(0...2, digit: -9), try piece(0...1, digit: 1), try piece(1...2, digit: 1),
    ]
    #expect(path(pieces, count: 1).pieces == [0])
    #expect(path(pieces, count: 2).pieces == [1, 2])
    #expect(path(pieces, count: 3).cost == .infinity)
    #expect(path(pieces, count: 3).pieces.isEmpty)
  }

  @Test func specksAreLeftOutAndSignsRead() throws {
    let pieces = [
      try piece(0...1, digit: -5), try piece(1...2, digit: 4, sign: .dot, -3, speck: 2),
      try piece(2...3, digit: -5), try piece(3...4, digit: -5),
    ]
    #expect(path(pieces).readings == [.digit, .speck, .digit, .digit])
    #expect(path(pieces, .amount).readings == [.digit, .sign, .digit, .digit])
    // A date has two signs.
    #expect(path(pieces, .date).cost == .infinity)
  }

  // MARK: Signs

  /// The sign that a mark of a size, in pixels of a strip, at a height above the line's foot is most like.
  private func sign(
    _ width: Int, _ height: Int, foot: Int, isInk: @escaping (_ x: Int, _ y: Int) -> Bool = { _, _ in true }
  ) throws -> (sign: Symbol.Sign, cost: Float) {
    // Two upright strokes of 60 pixels make the line, with the mark between them.
    let strip = self.strip { x, y in
      let isStroke = (62..<68).contains(x) || (132..<138).contains(x)
      let (column, row) = (x - 100 + width / 2, y - (105 - foot - height))
      let isMark = (0..<width).contains(column) && (0..<height).contains(row) && isInk(column, row)
      return isStroke && (45..<105).contains(y) || isMark
    }
    let seams = SeamFinder(strip).seams()
    var best: (sign: Symbol.Sign, cost: Float) = (.dot, .infinity)
    for (index, left) in seams.enumerated() {
      for right in seams[(index + 1)...] {
        // The whole mark, and nothing beside it.
        guard let piece = PieceInk(of: strip, between: left, and: right) else { continue }
        let middle = Float(piece.region.columns.lowerBound + piece.region.columns.upperBound) / 2
        guard abs(strip.place(Place(middle, 0)).x - 100) < 4,
          abs(Float(piece.region.columns.count) * strip.step - Float(width)) < 4
        else { continue }
        let shape = SignShape(piece, in: strip)
        for sign in Symbol.Sign.allCases where shape.cost(of: sign) < best.cost {
          best = (sign, shape.cost(of: sign))
        }
      }
    }
    #expect(best.cost < .infinity, "no sign was looked for")
    return best
  }

  @Test func signsAreKnownByShapeAndPlace() throws {
    #expect(try sign(8, 8, foot: 0).sign == .dot)
    #expect(try sign(8, 22, foot: -9).sign == .comma)
    #expect(try sign(28, 6, foot: 27).sign == .dash)
    let stroke = try sign(30, 66, foot: -3) { x, y in abs(30 * y + 66 * x - 30 * 66) < 3 * 72 }
    #expect(stroke.sign == .stroke)
  }

  @Test func digitsAreNoSigns() throws {
    // A ring as high as the line, and an upright stroke.
    let ring = try sign(40, 60, foot: 0) { x, y in
      abs((Float((x - 20) * (x - 20)) / 324 + Float((y - 30) * (y - 30)) / 729).squareRoot() - 1) < 0.12
    }
    #expect(ring.cost > 2, "\(ring)")
    #expect(try sign(6, 60, foot: 0).cost > 2)
  }
}
