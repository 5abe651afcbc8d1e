import LeNet

/// Reads the lines of digits in a photograph.
///
/// Paper and ink, marks and lines are found first; then each line is cut at every place where a digit may end, the network
/// judges all pieces at once, and the best path over them is what the line says (``Lattice``).
public struct LineReader: Sendable {
  /// What reads the pieces of a line.
  public let judge: Judge
  /// What may follow what.
  public let grammar: Grammar
  /// How many digits each line has; nil where that is not known.
  public let expectedCount: Int?

  /// A reader whose pieces `judge` judges; of digits alone, and any number of them, unless told.
  public init(_ judge: Judge, grammar: Grammar = .digits, expectedCount: Int? = nil) {
    self.judge = judge
    self.grammar = grammar
    self.expectedCount = expectedCount
  }

  /// The longer side of the picture that is searched, in pixels, at most: larger ones are made smaller by whole steps.
  public static let workingSide = 2400

  /// The lines of digits, from the top; none where there are none.
  public func read(_ picture: Picture) -> [TextLine] {
    do throws(NoLines) { return try lines(in: picture) } catch { return [] }
  }

  /// The lines of digits, from the top: at least one.
  ///
  /// - Throws: why there is none.
  public func lines(in picture: Picture) throws(NoLines) -> [TextLine] {
    let (strips, step) = try Self.strips(in: picture)
    let drafts = strips.map { LatticeDraft($0) }
    let judgements = judge.judgements(of: drafts.flatMap { $0.digits })
    var lines: [TextLine] = []
    var first = 0
    for draft in drafts {
      let own = Array(judgements[first..<first + draft.pieces.count])
      first += draft.pieces.count
      let lattice = draft.lattice(own, grammar: grammar, expectedCount: expectedCount)
      let line = TextLine(lattice, step: step)
      if line.isBelieved { lines.append(line) }
    }
    guard !lines.isEmpty else { throw .noDigits }
    return lines
  }

  /// The lines of writing of the main size, and how many pixels of the picture are one in them.
  static func strips(in picture: Picture) throws(NoLines) -> (strips: [LineStrip], step: Int) {
    let step = (max(picture.width, picture.height) + workingSide - 1) / workingSide
    // A narrower one has no room for a mark, and may be a million times as long as it is wide.
    guard min(picture.width, picture.height) >= max(1, step) * LineFinder.leastHeight else { throw .noMarks }
    var ink = PhotographInk(of: picture.blockMeans(of: step))
    guard ink.isStroke.contains(true) else { throw .noInk }
    ink.erasePrintedLines()
    ink.eraseMarksThatAreNoWriting()
    let marks = InkMarks(ink.isStroke, width: ink.width, height: ink.height)
    let finder = LineFinder(marks)
    guard !finder.isEmpty else { throw .noMarks }
    let lines = Self.mainLines(finder.lines(), of: marks)
    return (lines.map { LineStrip($0, marks: marks, ink: ink) }, step)
  }

  /// Lines of about the size of that with the most ink, with at least an eighth as much: small print, large blots and
  /// crumbs are not what is read.
  private static func mainLines(_ lines: [FoundLine], of marks: InkMarks) -> [FoundLine] {
    func ink(_ line: FoundLine) -> Int { line.marks.reduce(0) { $0 + marks.marks[$1].area } }
    guard let main = lines.max(by: { ink($0) < ink($1) }) else { return [] }
    return lines.filter {
      $0.height > 0.5 * main.height && $0.height < 2 * main.height && 8 * ink($0) >= ink(main)
    }
  }
}

extension TextLine {
  /// Whether half of its digits, and at least one, are believed: what is no writing gives little evidence for any digit.
  var isBelieved: Bool {
    let digits = symbols.filter { $0.judgement != nil }
    return !digits.isEmpty && 2 * digits.count { $0.isAccepted } >= digits.count
  }

  /// - Parameter step: how many pixels of the picture are one of the lattice's.
  init(_ lattice: Lattice, step: Int) {
    let strip = lattice.strip
    func outline(_ region: Region) -> Quadrilateral {
      strip.outline(region).map { ($0 + Place(0.5, 0.5)) * Float(step) - Place(0.5, 0.5) }
    }
    var symbols: [Symbol] = []
    for use in lattice.path {
      let piece = lattice.pieces[use.piece]
      switch use.reading {
      case .digit:
        symbols.append(Symbol(piece.normalisation, piece.judgement, outline: outline(piece.region)))
      case .sign: symbols.append(Symbol(piece.sign!, outline: outline(piece.region)))
      case .speck: break
      }
    }
    self.symbols = symbols
    self.lattice = lattice
    self.outline = outline(
      Region(rows: 0...strip.ink.height - 1, columns: 0...strip.ink.width - 1))
  }
}
