import Laboratory
import LeNet
import Testing

@Suite struct StatisticsTests {
  /// Predictions that give all probability to one label each.
  private static func predictions(_ predicted: [Int], labels: [UInt8]) -> Predictions {
    Predictions(
      labels: labels, probabilities: predicted.flatMap { label in (0..<10).map { $0 == label ? 1 : 0 } })
  }

  @Test func pairedErrorsAreCounted() {
    let labels: [UInt8] = [0, 1, 2, 3, 4, 5]
    let first = Self.predictions([0, 9, 2, 9, 9, 5], labels: labels)
    let second = Self.predictions([0, 1, 9, 9, 8, 5], labels: labels)
    let errors = PairedErrors(first, second)
    #expect(
      errors == PairedErrors(bothRight: 2, onlyFirstWrong: 1, onlySecondWrong: 1, bothWrong: 2))
    #expect(errors.total == 6)
    #expect(McNemar(errors) == McNemar(b: 1, c: 1))
  }

  /// Six digits, one of which the first model misses: (1 + 6) ÷ 2⁶, twice.
  @Test func mcNemarByHand() {
    #expect(McNemar(b: 1, c: 5).p == 14.0 / 64)
    #expect(McNemar(b: 0, c: 10).p == 2.0 / 1024)
    #expect(McNemar(b: 0, c: 0).p == 1)
    #expect(McNemar(b: 3, c: 3).p == 1)
  }

  @Test(arguments: ComparingReference.shared.mcNemar) func mcNemar(
    _ reference: ComparingReference.McNemarTest
  ) {
    let p = McNemar(b: reference.b, c: reference.c).p
    #expect(
      abs(p - reference.p) <= 1e-10 * reference.p,
      "b \(reference.b), c \(reference.c): \(p), SciPy \(reference.p)")
  }

  /// A p-value that no number can hold is 0, not a trap.
  @Test func mcNemarOfThousands() { #expect(McNemar(b: 0, c: 10_000).p == 0) }

  @Test(arguments: ComparingReference.shared.studentT) func studentT(_ reference: ComparingReference.Quantile)
  {
    let quantile = StudentT.quantile(reference.probability, degrees: reference.degrees)
    #expect(
      abs(quantile - reference.quantile) < 1e-9 * reference.quantile,
      "\(reference.probability) and \(reference.degrees) degrees: \(quantile), SciPy \(reference.quantile)")
  }

  @Test func summaryByHand() throws {
    let summary = Summary([0.99, 0.98, 1.00])
    #expect(summary.count == 3)
    #expect(abs(summary.mean - 0.99) < 1e-12)
    #expect(abs(try #require(summary.standardDeviation) - 0.01) < 1e-12)
    // t of two degrees is 4.302653.
    let interval = try #require(summary.interval)
    #expect(abs(interval.upperBound - (0.99 + 4.302_653 * 0.01 / 3.0.squareRoot())) < 1e-8)
    #expect(abs(interval.lowerBound - (0.99 - 4.302_653 * 0.01 / 3.0.squareRoot())) < 1e-8)
  }

  @Test func oneRunHasNoSpread() {
    let summary = Summary([0.5])
    #expect(summary.mean == 0.5)
    #expect(summary.standardDeviation == nil)
    #expect(summary.interval == nil)
  }

  /// 4 × 0.01, 3 × 0.02, and 2 × 0.03, which is not let fall below: 0.06; the last alone.
  @Test func holmByHand() {
    let adjusted = holmAdjusted([0.03, 0.01, 0.5, 0.02])
    for (ours, expected) in zip(adjusted, [0.06, 0.04, 0.5, 0.06]) {
      #expect(abs(ours - expected) < 1e-12, "\(ours), expected \(expected)")
    }
    #expect(holmAdjusted([0.9, 0.8]) == [1, 1])
    #expect(holmAdjusted([]) == [])
  }

  /// Both forms: more units than digits, and fewer.
  @Test(arguments: ComparingReference.shared.cka) func cka(_ reference: ComparingReference.CKA) {
    let (n, p, q) = (reference.digits, reference.p, reference.q)
    let x = hashed(n * p, salt: 1).map { Float($0) }
    // The second set is partly the first.
    var y = hashed(n * q, salt: 7).map { Float($0) }
    for digit in 0..<n {
      for unit in 0..<q { y[digit * q + unit] += 0.5 * x[digit * p + unit % p] + 3 }
    }
    for threads in 1...3 {
      let value = linearCKA(x, y, digits: n, threads: threads)
      #expect(abs(value - reference.value) < 1e-5, "\(n), \(p), \(q): \(value), NumPy \(reference.value)")
    }
  }

  @Test func ckaKnowsWhatIsTheSame() {
    let x = hashed(60, salt: 3).map { Float($0) }
    // Every row of two units turned by a right angle, doubled and moved.
    var turned = x
    for digit in 0..<30 {
      turned[2 * digit] = 5 - 2 * x[2 * digit + 1]
      turned[2 * digit + 1] = 2 * x[2 * digit] + 1
    }
    #expect(abs(linearCKA(x, turned, digits: 30) - 1) < 1e-6)
    #expect(linearCKA(x, [Float](repeating: 4, count: 30), digits: 30) == 0, "a unit that never varies")
  }
}
