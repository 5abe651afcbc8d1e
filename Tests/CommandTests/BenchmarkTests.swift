import Testing

@testable import Commands

/// What `lenet benchmark` says of what it measured.
@Suite struct BenchmarkTests {
  private static func measurement(
    _ kind: PeerResults.Kind, threads: Int, ours: [Double], theirs: [Double]
  ) -> PeerResults.Measurement {
    .init(kind, threads: threads, rounds: zip(ours, theirs).map { ([$0], [$1]) })
  }

  private static let against = PeerResults(
    name: "ONNX Runtime", version: "1.32.0", digits: 1000, logitDifference: 6.7e-6,
    measurements: [
      measurement(.digitMedian, threads: 1, ours: [9e-6, 9e-6, 9e-6], theirs: [18e-6, 24e-6, 36e-6]),
      measurement(.digitPercentile99, threads: 1, ours: [11.2e-6], theirs: [11e-6]),
      measurement(.digits, threads: 1, ours: [5.8e-3], theirs: [14.5e-3]),
      measurement(.digits, threads: 2, ours: [4e-3], theirs: [3.3e-3]),
      measurement(.epoch, threads: 2, ours: [0.6], theirs: [7.2]),
    ])

  @Test func theTableReadsAtOnce() {
    let results = BenchmarkResults(
      trainingDigits: 60_000, peakGigaflops: [174, 342], epochSeconds: [1.04, 0.6],
      inference: [.init(batch: 1000, threads: 2, digitsPerSecond: 346_000)],
      latencyMicroseconds: Latency(seconds: [9e-6, 9e-6, 9e-6, 12.34e-6]), traceMilliseconds: 0.0705,
      trainingMegabytes: 130, against: Self.against)
    #expect(
      results.table == """
        peak, 1 thread                              174.0 GFLOP/s
        peak, 2 threads                             342.0 GFLOP/s
        an epoch of training, 1 thread              1.04 s, 50 % of peak
        an epoch of training, 2 threads             0.60 s, 44 % of peak
        inference, 1,000 at a time, 2 threads       346,000 digits/s
        one digit by itself, median                 9.00 µs
        one digit by itself, 99th percentile        12.3 µs
        tracing one digit                           70.5 µs
        most memory while training                  130 MB

        beside ONNX Runtime 1.32.0, in turn with it, the median of 3 rounds;
        logits differ by at most 6.7e-06

                                       lenet  ONNX Runtime
        one digit, median            9.00 µs       24.0 µs   lenet is 2.7 times as fast
        one digit, 99th percentile   11.2 µs       11.0 µs   lenet is as fast
        1,000 digits, 1 thread       5.80 ms       14.5 ms   lenet is 2.5 times as fast
        1,000 digits, 2 threads      4.00 ms       3.30 ms   lenet is 1.2 times as slow
        an epoch, 2 threads           0.60 s        7.20 s   lenet is 12 times as fast
        """)
    #expect(results.table.split(separator: "\n").allSatisfy { $0.count <= 80 }, "more than 80 columns")
  }

  @Test func aRatioIsTheMedianOfTheRounds() {
    let measured = PeerResults.Measurement(
      .digitMedian, threads: 1,
      rounds: [([1, 2, 3], [4, 4, 4]), ([1, 1, 1], [5, 5, 9]), ([2, 2, 2], [6, 6, 6])])
    #expect(measured.ourSeconds == [2, 1, 2])
    #expect(measured.peerSeconds == [4, 5, 6])
    #expect(measured.ratio == 3, "of 4 ÷ 2, 5 ÷ 1 and 6 ÷ 2")
    let slowest = PeerResults.Measurement(.digitPercentile99, threads: 1, rounds: [([1, 2, 3], [4, 5, 6])])
    #expect(slowest.ourSeconds == [3] && slowest.peerSeconds == [6])
  }

  @Test(arguments: [
    (1.06, "1.1 times as fast"), (1.04, "as fast"), (0.96, "as fast"), (0.94, "1.1 times as slow"),
    (0.25, "4.0 times as slow"), (9.96, "10 times as fast"),
  ])
  func bothWaysAreSaidAsPlainly(ratio: Double, words: String) {
    let measured = Self.measurement(.epoch, threads: 1, ours: [1], theirs: [ratio])
    #expect(measured.verdict == words)
  }

  @Test func percentilesAreOfTheValuesThemselves() {
    let values = (1...1000).map(Double.init)
    #expect(values.median == 500.5)
    #expect([3.0, 1, 2].median == 2)
    #expect(values.quantile(0.99) == 990)
    #expect([7.0].quantile(0.99) == 7)
    #expect(Latency(seconds: [3e-6, 1e-6, 2e-6]).median == 2)
  }
}
