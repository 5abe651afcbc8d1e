import LeNet
import Testing

@testable import Laboratory

@Suite struct ComparisonTests {
  private static func run(
    _ model: Model, seed: UInt64 = 1, wrong: [Int], of count: Int = 100
  ) -> ModelRun {
    ModelRun(
      model: model.id, seed: seed, budget: .quick, data: "d", parameters: 1, multiplyAdds: 1,
      trainingDigits: 10,
      trainingSeconds: 1, digitsPerSecond: 1, testDigits: count,
      mistakes: wrong.map { ModelRun.Mistake(digit: $0, answer: 0) },
      learningCurve: [ModelRun.LearningPoint(digits: 10, error: Double(wrong.count) / Double(count))],
      robustness: Dictionary(
        uniqueKeysWithValues: Disturbance.allCases.map { ($0.rawValue, $0.levels.map { _ in 0 }) }))
  }

  private static let comparison = Comparison(
    command: "c", budget: .quick,
    runs: [
      run(.leNet5, seed: 2, wrong: [1, 2, 3, 4]), run(.nearestMean, wrong: Array(0..<20)),
      run(.leNet5, seed: 1, wrong: [1, 2]), run(.perceptron300, wrong: [1, 2, 40]),
    ])

  @Test func rowsStandInTheOrderOfTheTable() {
    let rows = Self.comparison.rows
    #expect(rows.map(\.model.id) == ["nearest-mean", "perceptron-300", "lenet-5"])
    #expect(rows[2].runs.map(\.seed) == [1, 2])
    #expect(abs(rows[2].error.mean - 0.03) < 1e-12)
    #expect(rows[2].againstLeNet5 == nil, "LeNet-5 is not compared with itself")
  }

  /// Against LeNet-5 with the same seed: 18 digits that only the nearest mean misses, and one that only the perceptron does.
  @Test func modelsAreTestedAgainstLeNet5() throws {
    let rows = Self.comparison.rows
    #expect(rows[0].againstLeNet5 == McNemar(b: 18, c: 0))
    #expect(rows[1].againstLeNet5 == McNemar(b: 1, c: 0))
    #expect(rows[1].adjusted == 1)
    let p = try #require(rows[0].adjusted)
    #expect(abs(p - 2 * 2 / 262_144.0) < 1e-12, "twice 2 · 2⁻¹⁸, for two models")
  }

  @Test func digitsThatAllMissAndThatOneSaves() {
    #expect(Self.comparison.missedByAll == [1, 2])
    let saved = Comparison(
      command: "c", budget: .quick,
      runs: [
        Self.run(.nearestMean, wrong: [1, 2, 3]), Self.run(.leNet5, wrong: [1]),
        Self.run(.leNet1, wrong: [1, 2]),
      ]
    ).savedByOne
    #expect(saved.map(\.digit) == [2])
    #expect(saved.map(\.model.id) == ["lenet-5"])
  }

  @Test func aSingleRunHasWilsonsInterval() {
    #expect(Self.comparison.rows[1].interval == wilsonInterval(3, of: 100))
  }

  @Test func runsThatCannotBeAreFound() {
    #expect(Self.run(.leNet5, wrong: [1, 2]).isPlausible)
    #expect(!Self.run(.leNet5, wrong: [2, 1]).isPlausible, "not in order")
    #expect(!Self.run(.leNet5, wrong: [100]).isPlausible, "no such digit")
    var run = Self.run(.leNet5, wrong: [])
    run.robustness["shift"] = [0, 1.5, 0, 0, 0, 0, 0]
    #expect(!run.isPlausible, "no share")
  }
}
