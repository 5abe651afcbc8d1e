import Foundation
import LeNet
import Testing

@testable import Laboratory

@Suite struct StudyTests {
  private static func found(threads: Int) -> LayerFindings {
    LayerFindings(
      of: Network(.leNet5, using: &generator), learningFrom: MNISTDigits.training[0..<120],
      testedOn: MNISTDigits.test[0..<90], study: .brief, seed: 5, threads: threads)
  }

  private static var generator: SplitMix64 {
    get { SplitMix64(seed: 7) }
    set {}
  }

  @Test func theSameForAnyNumberOfThreads() throws {
    let found = Self.found(threads: 1)
    #expect(found == Self.found(threads: 2))
    #expect(found.stages.map(\.name) == ["input", "C1", "S2", "C3", "S4", "C5", "F6"])
    #expect(found.stages.map(\.receptiveField) == [1, 5, 6, 14, 16, 28, 28])
    #expect(found.ablations.count == 6 + 16 + 120 + 84)
    // Filters, and the two strongest of each dense stage.
    #expect(found.patches.count == 22 + 4)
    #expect(found.probes.count == 7 && found.shifts.count == 7 && found.replacements.count == 6)
    #expect(found.activity.map(\.stage) == ["C1", "C3", "C5", "F6"])
    #expect(found.separations.count == 84)
    let file = try JSONEncoder().encode(found)
    #expect(try JSONDecoder().decode(LayerFindings.self, from: file) == found)
  }

  @Test func similarities() {
    let (network, digits) = (SmallNetwork.network, SmallNetwork.digits)
    let found = network.similarities(to: network, on: digits, threads: 2)
    for row in 0..<4 {
      #expect(abs(found[row][row] - 1) < 1e-5, "a stage is like itself")
      for column in 0..<4 {
        let expected = linearCKA(
          network.values(of: row, for: digits), network.values(of: column, for: digits), digits: digits.count)
        #expect(
          abs(found[row][column] - expected) < 1e-5, "\(row), \(column): \(found[row][column]), \(expected)")
      }
    }
  }

  /// Rows turned by a rotation keep their products.
  @Test func valuesThatAreTurnedAreAlike() {
    let values = SmallNetwork.network.values(of: 3, for: SmallNetwork.digits)
    var turned = values
    for digit in 0..<60 {
      let (a, b) = (values[6 * digit], values[6 * digit + 4])
      (turned[6 * digit], turned[6 * digit + 4]) = (0.6 * a - 0.8 * b, 0.8 * a + 0.6 * b)
    }
    let (own, other) = (
      DigitProducts(values, digits: 60, threads: 1), DigitProducts(turned, digits: 60, threads: 2)
    )
    #expect(abs(own.similarity(to: other) - 1) < 1e-5)
    #expect(own.similarity(to: DigitProducts(Array(repeating: 1, count: 60), digits: 60, threads: 1)) == 0)
  }

  /// Progress never goes back, and ends at 1.
  @Test func progress() {
    var shares: [Double] = []
    var parts: [LayerStudy.Part] = []
    _ = LayerFindings(
      of: SmallNetwork.network, learningFrom: SmallNetwork.digits, testedOn: SmallNetwork.digits,
      study: .brief
    ) { part, share in
      shares.append(share)
      if parts.last != part { parts.append(part) }
    }
    #expect(shares == shares.sorted())
    #expect(shares.first == 0 && shares.last == 1)
    #expect(parts == LayerStudy.Part.allCases)
  }
}
