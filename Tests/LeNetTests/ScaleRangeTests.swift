import Testing

@testable import LeNet

@Suite struct ScaleRangeTests {
  @Test(
    arguments: [
      ([0, 2, 5], false, 0...5),
      ([0, 2, 5], true, -5...5),
      ([3, -4], false, -4...4),
      ([-1, 4], false, -4...4),
      ([-0.0, 2], false, 0...2),
      ([.nan, 3, .infinity, -.infinity], false, 0...3),
      ([0, 0], false, 0...1),
      ([0, .nan], true, -1...1),
      ([], false, 0...1),
    ] as [([Float], Bool, ClosedRange<Float>)])
  func rangesShowEveryNumber(values: [Float], isSigned: Bool, expected: ClosedRange<Float>) {
    let range = ClosedRange(ofScaleFor: values, isSigned: isSigned)
    #expect(range == expected, "\(values) on \(range), expected \(expected)")
  }

  @Test func pagesUseTheSameRanges() {
    let network = LiveNetwork()
    for (index, value) in [0.5, -2, 1].enumerated() { network.exchange[index] = Float(value) }
    network.fitScale(count: 3, isSigned: false)
    #expect([network.exchange[0], network.exchange[1]] == [-2, 2])
  }
}
