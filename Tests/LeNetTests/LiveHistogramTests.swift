import Testing

@testable import LeNet

/// What a page counts is what a figure counts.
@Suite struct LiveHistogramTests {
  @Test(arguments: Activation.allCases) func thePagesBinsAreTheFigures(_ activation: Activation) {
    var generator = SplitMix64(seed: 5)
    let network = Network(.leNet5(activation: activation), using: &generator)
    let pixels = (0..<784).map { _ in Float.random(in: 0...1, using: &generator) }
    let trace = Trace(of: Digit(pixels: pixels), through: network)
    let (sums, values) = (trace.preActivations(.c5), trace.values(.c5))

    let live = LiveNetwork()
    for (index, parameter) in network.parameters.enumerated() { live.exchange[index] = parameter }
    live.use(activation)
    for (index, value) in (sums + values).enumerated() { live.exchange[index] = value }
    live.countBins(count: sums.count)

    let pair = Histogram.pair(before: sums, after: values, activation: activation)
    var expected: [Float] = []
    for histogram in [pair.before, pair.after] {
      expected += [Float(histogram.range.lowerBound), Float(histogram.range.upperBound)]
      expected += ([histogram.zeros, histogram.counts.count] + histogram.counts).map { Float($0) }
    }
    #expect((0..<expected.count).map { live.exchange[$0] } == expected)
    #expect((pair.before.range == pair.after.range) == (activation == .relu), "ReLU's two share an axis")
    #expect(pair.after.zeros == values.count { $0 == 0 })
  }
}
