import LeNet
import Testing

@Suite struct MetricsTests {
  @Test func aMatrixCountsLabelsAgainstPredictions() {
    var probabilities = [Float](repeating: 0, count: 30)
    for (index, prediction) in [3, 5, 3].enumerated() { probabilities[index * 10 + prediction] = 1 }
    let matrix = ConfusionMatrix(Predictions(labels: [3, 3, 8], probabilities: probabilities))
    #expect(matrix.counts[3][3] == 1)
    #expect(matrix.counts[3][5] == 1)
    #expect(matrix.counts[8][3] == 1)
    #expect(matrix.total == 3)
    #expect(matrix.correct == 1)
  }

  @Test func scoresOfADigitThatNeverOccurs() {
    let matrix = ConfusionMatrix(counts: Array(repeating: Array(repeating: 0, count: 10), count: 10))
    #expect(matrix.accuracy == 0)
    let scores = matrix.scores(of: 4)
    #expect(scores.precision == 0 && scores.recall == 0 && scores.f1 == 0 && scores.support == 0)
    #expect(matrix.weightedAverage.f1 == 0)
    #expect(matrix.accuracyInterval == 0...1)
  }

  /// Wilson's formula for 9,950 right of 10,000, worked out by hand.
  @Test func interval() {
    var counts = Array(repeating: Array(repeating: 0, count: 10), count: 10)
    counts[0][0] = 9950
    counts[0][1] = 50
    let interval = ConfusionMatrix(counts: counts).accuracyInterval
    #expect(abs(interval.lowerBound - 0.993_414_6) < 1e-6)
    #expect(abs(interval.upperBound - 0.996_205_1) < 1e-6)
  }
}
