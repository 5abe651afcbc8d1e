import LeNet

/// What stands between two seams of a line, and what it may be.
public struct Piece: Sendable {
  /// Indices of the seams to its left and right.
  public let seams: ClosedRange<Int>
  /// Where its ink stands in the strip.
  public let region: Region
  /// How its ink became a digit of 28 × 28 pixels.
  public let normalisation: Normalisation
  /// What the network says of that digit.
  public let judgement: Judgement
  /// What it costs a path to take it for the digit that the network says: see `DigitCost`.
  public let digitCost: Float
  /// The sign that it looks most like of those that the grammar has; nil where it looks like none.
  public let sign: Symbol.Sign?
  /// What it costs to take it for ``sign``; ∞ where that is nil.
  public let signCost: Float
  /// What it costs to leave it out, as a speck.
  public let speckCost: Float
}

/// All ways in which a line's ink can be cut into digits, and the best of them.
///
/// Seams cut the line; between any two of them stands a piece, and a path from the first seam to the last over pieces
/// that follow each other reads the line. Its cost is the sum of its pieces' costs; the best path has the least (LeCun and
/// others, 1998, section V: heuristic over-segmentation).
public struct Lattice: Sendable {
  /// The line's ink, which the seams cut.
  public let strip: LineStrip
  /// From left to right; the first and the last have all ink between them.
  public let seams: [Seam]
  /// What stands between any two seams that are near enough to hold one digit.
  public let pieces: [Piece]
  /// The best path; empty where the grammar allows none.
  public let path: [Step]
  /// The best path's cost; ∞ where there is none.
  public let cost: Float

  /// A piece on a path, and what it is taken for.
  public struct Step: Hashable, Sendable {
    /// The index of the piece.
    public let piece: Int
    /// What the piece is taken for.
    public let reading: Reading
  }

  /// What a piece may be taken for.
  public enum Reading: Hashable, Sendable {
    /// The digit that the network says.
    case digit
    /// The piece's ``Piece/sign``.
    case sign
    /// No part of what is written.
    case speck
  }
}

/// The cheapest way through the pieces that a grammar allows.
struct PathFinder {
  let pieces: [Piece]
  let seamCount: Int
  let grammar: Grammar
  /// How many digits there must be; nil for any number.
  let expectedCount: Int?

  /// Where a path may be: at a seam, in a state of the grammar, after a count of digits where their number is given.
  private struct Origin {
    var node: Int
    var step: Lattice.Step
  }

  func best() -> (path: [Lattice.Step], cost: Float) {
    let (states, counts) = (grammar.stateCount, (expectedCount ?? 0) + 1)
    func node(_ seam: Int, _ state: Int, _ count: Int) -> Int { (seam * states + state) * counts + count }
    var costs = [Float](repeating: .infinity, count: seamCount * states * counts)
    var origins = [Origin?](repeating: nil, count: costs.count)
    costs[0] = 0
    // A piece's left seam comes before its right one: in this order every seam's costs are final when they are needed.
    let order = pieces.indices.sorted { pieces[$0].seams.lowerBound < pieces[$1].seams.lowerBound }
    for index in order {
      let piece = pieces[index]
      for state in 0..<states {
        for count in 0..<counts {
          let start = node(piece.seams.lowerBound, state, count)
          guard costs[start] < .infinity else { continue }
          func reach(_ newState: Int?, _ newCount: Int, _ reading: Lattice.Reading, _ cost: Float) {
            guard let newState, newCount < counts, costs[start] + cost < .infinity else { return }
            let end = node(piece.seams.upperBound, newState, newCount)
            if costs[start] + cost < costs[end] {
              costs[end] = costs[start] + cost
              origins[end] = Origin(node: start, step: Lattice.Step(piece: index, reading: reading))
            }
          }
          let nextCount = expectedCount == nil ? 0 : count + 1
          reach(grammar.afterDigit(state), nextCount, .digit, piece.digitCost)
          if let sign = piece.sign { reach(grammar.after(sign, state), count, .sign, piece.signCost) }
          reach(state, count, .speck, piece.speckCost)
        }
      }
    }
    var (end, least) = (-1, Float.infinity)
    for state in 0..<states where grammar.mayEnd(in: state) {
      let candidate = node(seamCount - 1, state, counts - 1)
      if costs[candidate] < least { (end, least) = (candidate, costs[candidate]) }
    }
    var path: [Lattice.Step] = []
    while end >= 0, let origin = origins[end] {
      path.append(origin.step)
      end = origin.node
    }
    return (path.reversed(), least)
  }
}
