/// A way by which a unit of one stage brings something to a unit further on.
public struct Path: Sendable {
  /// The unit that something comes from.
  public let source: Unit
  /// The unit of the next stage that the source is an input of.
  public let target: Unit
  /// What of all that the paths out of its stage bring comes this way, 0…1.
  public let share: Float
  /// Whether the source raises its target's sum.
  public let isPositive: Bool
}

extension Trace {
  /// Where a unit's value comes from, stage by stage down to the pixels.
  ///
  /// Each unit's share is dealt out to its inputs by the sizes of their contributions, |input × weight|, whatever their
  /// signs. In every stage the few units with the largest shares are followed further; their shares are made to add up to 1.
  ///
  /// - Parameters:
  ///   - unit: the unit whose value is followed back.
  ///   - width: how many units of a stage are followed further.
  public func paths(to unit: Unit, width: Int = 5) -> [Path] {
    var paths: [Path] = []
    var followed = [(unit: unit, share: Float(1))]
    while let previous = followed.first?.unit.stage.previous {
      var shares = [Float](repeating: 0, count: previous.shape.count)
      var found: [Path] = []
      for (target, share) in followed {
        let terms = contributions(to: target).terms
        let total = terms.reduce(0) { $0 + abs($1.product) }
        for term in terms where term.product != 0 {
          let part = share * abs(term.product) / total
          shares[term.source.index] += part
          found.append(Path(source: term.source, target: target, share: part, isPositive: term.product > 0))
        }
      }
      followed = []
      for _ in 0..<width {
        var largest = 0
        for index in shares.indices where shares[index] > shares[largest] { largest = index }
        guard shares[largest] > 0 else { break }
        followed.append((Unit(previous, index: largest), shares[largest]))
        shares[largest] = 0
      }
      let whole = followed.reduce(0) { $0 + $1.share }
      followed = followed.map { ($0.unit, $0.share / whole) }
      for path in found where followed.contains(where: { $0.unit.index == path.source.index }) {
        paths.append(
          Path(
            source: path.source, target: path.target, share: path.share / whole, isPositive: path.isPositive))
      }
    }
    return paths
  }
}
