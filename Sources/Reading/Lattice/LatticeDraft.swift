import LeNet

/// A line's seams and the pieces between them, before the network has judged them.
struct LatticeDraft {
  let strip: LineStrip
  let seams: [Seam]
  private(set) var pieces: [(seams: ClosedRange<Int>, ink: PieceInk, normalisation: Normalisation)] = []

  /// No digit is wider, in heights of digits.
  private static let widest: Float = 1.8
  /// Nor do the seams around one stand farther apart, in any row: the widest gap of a line may lie to either side of it.
  private static let farthest = Int((widest + 3) * LineStrip.digitHeight)

  init(_ strip: LineStrip) {
    self.strip = strip
    seams = SeamFinder(strip).seams()
    let least = 0.3 * strip.penWidth * strip.penWidth
    for first in 0..<seams.count - 1 {
      for last in first + 1..<seams.count {
        guard seams[last].columns[0] - seams[first].columns[0] <= Self.farthest else { continue }
        // Between seams that cross each other no whole digit stands.
        guard strip.inkSum(between: seams[last], seams[first], limit: least) < least else { continue }
        guard let ink = PieceInk(of: strip, between: seams[first], and: seams[last]) else { continue }
        guard Float(ink.region.columns.count) <= Self.widest * LineStrip.digitHeight else { continue }
        guard let normalisation = ink.normalised(contrast: strip.contrast) else { continue }
        pieces.append((first...last, ink, normalisation))
      }
    }
  }

  var digits: [Digit] { pieces.map { $0.normalisation.digit } }

  /// - Parameter judgements: of each piece.
  func lattice(_ judgements: [Judgement], grammar: Grammar, expectedCount: Int?) -> Lattice {
    var judged: [Piece] = []
    for (piece, judgement) in zip(pieces, judgements) {
      judged.append(self.piece(piece.seams, piece.ink, piece.normalisation, judgement, grammar))
    }
    let (path, cost) = PathFinder(
      pieces: judged, seamCount: seams.count, grammar: grammar, expectedCount: expectedCount
    ).best()
    return Lattice(strip: strip, seams: seams, pieces: judged, path: path, cost: cost)
  }

  private func piece(
    _ cuts: ClosedRange<Int>, _ ink: PieceInk, _ normalisation: Normalisation, _ judgement: Judgement,
    _ grammar: Grammar
  ) -> Piece {
    let shape = SignShape(ink, in: strip)
    var (sign, signCost): (Symbol.Sign?, Float) = (nil, .infinity)
    for candidate in grammar.signs where shape.cost(of: candidate) < signCost {
      (sign, signCost) = (candidate, shape.cost(of: candidate))
    }
    let speckSide = 0.35 * LineStrip.digitHeight
    let isSmall =
      Float(ink.region.rows.count) < speckSide && Float(ink.region.columns.count) < speckSide
    return Piece(
      seams: cuts, region: ink.region, normalisation: normalisation, judgement: judgement,
      digitCost: digitCost(cuts, ink, judgement).value, sign: sign,
      signCost: signCost + DigitCost.price(crossed: crossed(by: cuts)),
      speckCost: isSmall ? 3 : .infinity)
  }

  /// The ink that the cuts to a piece's left and right cross, in widths of the pen.
  private func crossed(by cuts: ClosedRange<Int>) -> Float {
    seams[cuts.lowerBound].crossed + seams[cuts.upperBound].crossed
  }

  func digitCost(_ cuts: ClosedRange<Int>, _ ink: PieceInk, _ judgement: Judgement) -> DigitCost {
    let unit = LineStrip.digitHeight
    let middle = (strip.band.lowerBound + strip.band.upperBound) / 2
    return DigitCost(
      evidence: judgement.evidence,
      crossed: crossed(by: cuts),
      height: Float(ink.region.rows.count) / unit, width: Float(ink.region.columns.count) / unit,
      offset: (Float(ink.region.rows.lowerBound + ink.region.rows.upperBound) / 2 - middle) / unit)
  }
}
