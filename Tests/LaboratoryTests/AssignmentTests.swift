import Laboratory
import LeNet
import Testing

@Suite struct AssignmentTests {
  /// Every order of the first `count` numbers.
  private static func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { order in
      (0...order.count).map { place in
        var longer = order
        longer.insert(count - 1, at: place)
        return longer
      }
    }
  }

  private static func sum(_ gains: [[Double]], _ columns: [Int]) -> Double {
    columns.indices.reduce(0) { $0 + gains[$1][columns[$1]] }
  }

  @Test(arguments: 1...6) func noOrderIsBetter(count: Int) {
    let orders = Self.permutations(count)
    for seed in 0..<40 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      // Some gains are equal, so that several orders may be best.
      let gains = (0..<count).map { _ in
        (0..<count).map { _ in Double(Int.random(in: -5...5, using: &generator)) / 4 }
      }
      let found = bestAssignment(gains)
      #expect(found.sorted() == Array(0..<count), "each column once: \(found)")
      let best = orders.map { Self.sum(gains, $0) }.max()!
      #expect(Self.sum(gains, found) == best, "\(gains), assigned as \(found)")
    }
  }

  /// Each row's largest gain would take the first column twice.
  @Test func theGreedyOrderIsNotTheBest() {
    #expect(bestAssignment([[1, 0.9], [0.9, 0]]) == [1, 0])
  }

  @Test func anOrderIsFoundAgain() {
    var generator = SplitMix64(seed: 3)
    let order = Array(0..<120).shuffled(using: &generator)
    let gains = order.map { column in (0..<120).map { $0 == column ? 1 : Double($0 % 7) / 10 } }
    #expect(bestAssignment(gains) == order)
    #expect(bestAssignment([]) == [])
  }
}
