import Testing

@testable import LeNet

@Suite struct DropoutTests {
  private static let count = 20_000

  /// Whether each value of each lane is kept.
  private static func kept(rate: Float, seeds: SIMD16<UInt32>) -> [SIMDMask<SIMD16<Int32>>] {
    let ones = [Lanes](repeating: Lanes(repeating: 1), count: count)
    var result = ones
    Dropout(input: Shape(count, 1, 1), rate: rate).forward(ones, seeds: seeds, into: &result)
    return result.map { $0 .!= 0 }
  }

  private static let neighbouring = SIMD16<UInt32>(0..<16)

  /// Five standard deviations of a share.
  private static func bound(_ share: Double, of count: Int) -> Double {
    5 * (share * (1 - share) / Double(count)).squareRoot()
  }

  @Test(arguments: [0.1, 0.25, 0.5, 0.9] as [Float]) func theKeptShareIsTheExpected(_ rate: Float) {
    let kept = Self.kept(rate: rate, seeds: Self.neighbouring)
    let expected = 1 - Double(rate)
    for lane in 0..<16 {
      let share = Double(kept.count { $0[lane] }) / Double(Self.count)
      #expect(
        abs(share - expected) < Self.bound(expected, of: Self.count),
        "lane \(lane) keeps \(share), expected \(expected)")
    }
  }

  /// Pairs of values, and of lanes, are both kept as often as chance has it, for seeds that differ by 1.
  @Test func neighboursAndLanesAreUncorrelated() {
    let kept = Self.kept(rate: 0.5, seeds: Self.neighbouring)
    let bound = Self.bound(0.25, of: Self.count)
    for lane in 0..<16 {
      for distance in [1, 2, 24, 576] {
        let pairs = Self.count - distance
        let both = Double((0..<pairs).count { kept[$0][lane] && kept[$0 + distance][lane] }) / Double(pairs)
        #expect(abs(both - 0.25) < 1.1 * bound, "lane \(lane), values \(distance) apart: \(both), expected ¼")
      }
      for other in 0..<lane {
        let both = Double(kept.count { $0[lane] && $0[other] }) / Double(Self.count)
        #expect(abs(both - 0.25) < bound, "lanes \(other) and \(lane): \(both), expected ¼")
      }
    }
  }

  @Test func whatIsKeptIsScaledAndComesBackTheSameWay() {
    let values = randomLanes(100, seed: 1)
    let layer = Dropout(input: Shape(4, 5, 5), rate: 0.2)
    var output = values
    layer.forward(values, seeds: Self.neighbouring, into: &output)
    var gradient = values
    layer.inputGradient(of: values, seeds: Self.neighbouring, into: &gradient)
    #expect(output == gradient)
    for (value, kept) in zip(values, output) {
      let scaled = value * 1.25
      for lane in 0..<16 {
        #expect(
          kept[lane] == 0 || abs(kept[lane] - scaled[lane]) < 1e-6,
          "\(value[lane]) became \(kept[lane]), expected 0 or \(scaled[lane])")
      }
    }
  }

  @Test func aSeedDecidesWhereverItsLaneStands() {
    var seeds = Self.neighbouring
    (seeds[2], seeds[9]) = (seeds[9], seeds[2])
    let (plain, swapped) = (
      Self.kept(rate: 0.5, seeds: Self.neighbouring), Self.kept(rate: 0.5, seeds: seeds)
    )
    #expect(plain.map { $0[2] } == swapped.map { $0[9] })
    #expect(plain.map { $0[9] } == swapped.map { $0[2] })
  }

  @Test func aRateOfZeroKeepsAll() {
    #expect(Self.kept(rate: 0, seeds: Self.neighbouring).allSatisfy { all($0) })
  }
}
