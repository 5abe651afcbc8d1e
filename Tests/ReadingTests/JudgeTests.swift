import Files
import LeNet
import MNIST
import Reading
import Testing

@Suite struct JudgeTests {
  @Test func sixteenAtATimeSayWhatOneAloneSays() throws {
    let network = try WeightsFile.trained.network
    let digits = try DataSet.embedded.load(.test, first: 20)
    let judgements = Judge(network, leastLogit: 6).judgements(of: (0..<20).map { digits[$0] })
    for (index, judgement) in judgements.enumerated() {
      let alone = Trace(of: digits[index], through: network)
      #expect(judgement.probabilities == alone.probabilities, "digit \(index)")
      #expect(judgement.logits == alone.logits, "digit \(index)")
      #expect(judgement.digit == alone.prediction)
      #expect(judgement.isAccepted == (alone.logits.max()! >= 6), "digit \(index)")
    }
    #expect(Set(judgements.map(\.isAccepted)).count == 2, "20 digits on both sides of the limit")
  }

  @Test func theTrainedNetworksLimitIsThatOfItsTrainingDigits() throws {
    let digits = try DataSet.embedded.load(.training, first: 2000)
    let limit = Judge(try WeightsFile.trained.network, believing: digits).leastLogit
    #expect(abs(limit - Judge.leastLogitOfTrained) < 0.1, "\(limit)")
  }
}
