import LeNet
import MNIST
import Testing

@testable import Files

/// Digits that are transposed or inverted.
@Suite struct DigitOrientationTests {
  private func changed(_ count: Int, _ change: (inout LabelledDigits) -> Void) throws -> LabelledDigits {
    var digits = try DataSet.embedded.load(.test, first: count)
    change(&digits)
    return digits
  }

  @Test func digitsThatLookOtherwiseAreToldOf() throws {
    let network = try WeightsFile.trained.network
    func change(_ digits: LabelledDigits) -> DigitChange? { digits.suspectedChange(readBy: network) }
    for count in [10, 20, 1000] {
      #expect(try change(changed(count) { _ in }) == nil, "\(count) digits as they should be")
      #expect(try change(changed(count) { $0.transpose() }) == .transposed, "\(count) digits")
      #expect(try change(changed(count) { $0.invert() }) == .inverted, "\(count) digits")
    }
    // Other pictures, which the network cannot read either way, and too few to tell.
    #expect(try change(changed(100) { $0.labels = $0.labels.map { 9 - $0 } }) == nil)
    #expect(try change(changed(9) { $0.transpose() }) == nil)
  }
}
