import Testing

@testable import Pages

/// What scripts know of the network.
@Suite struct LiveFactsTests {
  private let stages = LiveFacts(subjects: [], moments: [], examples: [], training: nil).stages

  @Test func stagesSayWhatTheyDo() {
    #expect(
      stages.map(\.purpose) == [
        "what the network sees", "6 maps of 24 × 24, convolution 5 × 5", "6 maps of 12 × 12, mean of 2 × 2",
        "16 maps of 8 × 8, convolution 5 × 5 over all of S2", "16 maps of 4 × 4, mean of 2 × 2",
        "120 units, each sees all of S4", "84 units, each sees all of C5", "10 probabilities",
      ])
  }

  @Test func stagesHaveKinds() {
    #expect(
      stages.map(\.kind) == [
        "input", "convolution", "subsampling", "convolution", "subsampling", "dense", "dense", "dense",
      ])
    #expect(stages.filter(\.hasWeights).map(\.id) == ["c1", "c3", "c5", "f6", "output"])
    #expect(stages.filter { $0.kind == "convolution" }.map(\.window) == [5, 5])
  }
}
