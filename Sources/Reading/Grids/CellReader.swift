import LeNet

/// Reads what stands in boxes with a printed frame: at most one digit in each.
public struct CellReader: Sendable {
  /// What reads the digits.
  public let judge: Judge

  /// A reader whose digits `judge` reads.
  public init(_ judge: Judge) { self.judge = judge }

  /// Strokes of less than this share of the darkness that the strong ones among the boxes have are no ink: what shows
  /// through from the other side of the paper, smudges, shine, what was rubbed out.
  private static let faintShare: Float = 0.45

  /// What stands in each box, in the order given.
  ///
  /// Ink is darker than the paper. A box is empty if none of its ink, the frame's aside, is as long as a fifth of the box,
  /// stronger than the paper's grain, and about half as dark, or darker, as what stands in the other boxes.
  ///
  /// - Parameters:
  ///   - outlines: the middle of each box's frame, in the picture's pixels; the frame's lines may lie up to an eighth of
  ///     the box's longer side beside it.
  ///   - picture: 0…1, as a camera or scanner gives it.
  public func read(_ outlines: [Quadrilateral], in picture: Picture) -> [Symbol] {
    guard picture.width > 0 && picture.height > 0 && !outlines.isEmpty else {
      return outlines.map { Symbol(emptyIn: $0) }
    }
    // Large boxes are read from a smaller picture: each pixel of what is seen of them counts.
    let side = outlines.map { max($0.size.width, $0.size.height) }.quantile(0.5)
    let step = max(1, min(Int(side) / CellView.side, min(picture.width, picture.height)))
    let small = picture.blockMeans(of: step)
    func shrunk(_ place: Place) -> Place { (place + 0.5) / Float(step) - 0.5 }
    let inks = outlines.map { outline in CellView(outline.map(shrunk), in: small).map(CellInk.init) }
    let strengths = inks.compactMap { $0?.strength }.filter { $0 > 0 }
    let least = max(Normalisation.contrastLimit, Self.faintShare * strengths.quantile(0.75))
    let normalisations = inks.map { ink in
      ink.flatMap { $0.strength >= least ? $0.normalisation : nil }
    }
    var judgements = judge.judgements(of: normalisations.compactMap { $0?.digit })[...]
    return zip(outlines, normalisations).map { outline, normalisation in
      guard let normalisation else { return Symbol(emptyIn: outline) }
      return Symbol(normalisation, judgements.removeFirst(), outline: outline)
    }
  }
}
