import Files
import LeNet
import MNIST
import Reading
import Testing

@Suite struct JudgeTests {
  @Test func sixteenAtATimeSayWhatOneAloneSays() throws {
    let network = try WeightsFile.trained.network
    let digits = try DataSet.embedded.load(.test, first: 20)
    let judgements = Judge(network).judgements(of: (0..<20).map { digits[$0] })
    for (index, judgement) in judgements.enumerated() {
      let alone = Trace(of: digits[index], through: network)
      #expect(judgement.probabilities == alone.probabilities, "digit \(index)")
      #expect(judgement.digit == alone.prediction)
      #expect(judgement.isAccepted == (judgement.confidence >= 0.9))
    }
  }
}
