import Foundation
import LeNet
import Pages

extension Site.View {
  /// The report on a digit that the address itself holds: the pixels, a byte each, in base64 for addresses.
  ///
  /// - Parameters:
  ///   - index: where the digit stands in its data set.
  ///   - label: what it shows.
  func address(ofDigit digit: Digit, index: Int, label: Int) -> String {
    let pixels = Data(digit.pixels.map { UInt8(255 * $0 + 0.5) }).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    return "\(address(of: "explore/report.html"))#digit=given.\(index).\(label).\(pixels)"
  }
}
