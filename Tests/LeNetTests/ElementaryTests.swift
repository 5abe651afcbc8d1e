import Foundation
import Testing

@testable import LeNet

/// The elementary functions against the C library's, at the errors that their documentation promises.
@Suite struct ElementaryTests {
  private static func worst(
    _ points: some Sequence<Float>, _ error: (Float) -> Double
  ) -> Double { points.map(error).max()! }

  @Test func exponentialIsWithinThreePartsInTenMillion() {
    let error = Self.worst(stride(from: -87, through: 88, by: 0.003)) { x in
      abs(Double(exponential(Lanes(repeating: x))[0]) / exp(Double(x)) - 1)
    }
    #expect(error < 3e-7)
  }

  @Test func exponentialStaysNormalOutsideItsRange() {
    #expect(exponential(Lanes(repeating: -1000))[0].isNormal)
    #expect(exponential(Lanes(repeating: 1000))[0].isNormal)
  }

  @Test func hyperbolicTangentIsWithinTwoPartsInTenMillion() {
    let error = Self.worst(stride(from: -20, through: 20, by: 0.001)) { x in
      abs(Double(hyperbolicTangent(Lanes(repeating: x))[0]) - tanh(Double(x)))
    }
    #expect(error < 2e-7)
  }

  @Test func naturalLogarithmIsWithinThreeInTenMillion() {
    let error = Self.worst(stride(from: -87, through: 88, by: 0.001)) { x in
      let exact = log(Double(exp(x)))
      return abs(Double(naturalLogarithm(Lanes(repeating: exp(x)))[0]) - exact) / max(1, abs(exact))
    }
    #expect(error < 3e-7)
    #expect(abs(naturalLogarithm(Lanes(repeating: 1))[0]) == 0)
  }

  @Test func sineAndCosineAreWithinOnePartInAMillion() {
    for x in stride(from: -Double.pi, through: .pi, by: 0.01) {
      #expect(abs(sine(x) - sin(x)) < 1e-6, "sine of \(x)")
      #expect(abs(cosine(x) - cos(x)) < 1e-6, "cosine of \(x)")
    }
  }

  /// The first numbers of the reference implementation for seed 1234567.
  @Test func splitMix64MatchesItsReference() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func sixteenSumsAtOnceAreEachVectorsSum() {
    let vectors = (0..<16).map { row in Lanes((0..<16).map { Float(row * row + $0 * row) }) }
    let sums = Lanes.sums(of: vectors)
    for row in 0..<16 { #expect(sums[row] == vectors[row].sum(), "sum of vector \(row)") }
  }
}
