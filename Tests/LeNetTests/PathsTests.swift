import Testing

@testable import LeNet

@Suite struct PathsTests {
  private static let trace: Trace = {
    var generator = SplitMix64(seed: 3)
    let digit = Digit(
      pixels: (0..<784).map { index in
        (6..<22).contains(index / 28) && (8..<20).contains(index % 28) ? Float(index % 7) / 6 : 0
      })
    return Trace(of: digit, through: Network(.leNet5, using: &generator))
  }()

  @Test(arguments: Stage.allCases.dropFirst()) func pathsLeadDownToThePixels(_ stage: Stage) throws {
    let trace = Self.trace
    let sums = trace.preActivations(stage)
    let index = try #require(sums.indices.first { sums[$0] != 0 })
    let unit = Unit(stage, index: index)
    let paths = trace.paths(to: unit)
    var targets: Set<Unit> = [unit]
    for stage in Stage.allCases[..<stage.rawValue].reversed() {
      let here = paths.filter { $0.source.stage == stage }
      #expect(abs(here.reduce(0) { $0 + $1.share } - 1) < 1e-5, "the shares into \(stage)")
      #expect(Set(here.map(\.target)).isSubset(of: targets), "\(stage): what is followed was reached")
      for path in here {
        let term = try #require(trace.contributions(to: path.target).terms.first { $0.source == path.source })
        #expect(path.isPositive == (term.product > 0))
      }
      targets = Set(here.map(\.source))
      #expect((1...5).contains(targets.count))
    }
  }

  @Test func theLargestContributionsComeFirst() throws {
    let trace = Self.trace
    let unit = Unit(.output, channel: 3)
    let largest = trace.contributions(to: unit).terms.sorted { abs($0.product) > abs($1.product) }.prefix(5)
    let sources = Set(trace.paths(to: unit).filter { $0.target == unit }.map(\.source))
    #expect(sources == Set(largest.map(\.source)))
  }

  @Test func aPixelComesFromNothing() {
    #expect(Self.trace.paths(to: Unit(.input, channel: 0, row: 9, column: 9)).isEmpty)
  }
}
