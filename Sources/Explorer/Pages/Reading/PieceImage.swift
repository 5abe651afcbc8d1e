import Cairo
import Figures
import Foundation
import LeNet

/// A picture of a page as an address that holds all of it.
struct PieceImage {
  let address: String

  /// - Parameters:
  ///   - side: the most pixels that the longer side may have.
  ///   - isInk: whether values are ink, drawn dark on white, rather than brightness.
  init(_ picture: Picture, side: Int, isInk: Bool = false) {
    let png = Image(picture, side: side, isInk: isInk).png
    address = "data:image/png;base64," + Data(png).base64EncodedString()
  }
}
