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
    "\(address(of: "explore/report.html"))#digit=given.\(index).\(label).\(digit.addressText)"
  }

  /// The report on a digit that was read in a picture: what it shows is not known.
  ///
  /// - Parameter place: which of the digits that were read, from 1 on.
  func address(ofReadDigit digit: Digit, place: Int) -> String {
    "\(address(of: "explore/report.html"))#digit=picture.\(place).\(digit.addressText)"
  }
}

extension Digit {
  fileprivate var addressText: String {
    Data(pixels.map { UInt8(255 * $0 + 0.5) }).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
