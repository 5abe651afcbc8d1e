import Cairo
import LeNet

extension Image {
  /// A grey picture, made smaller where it is large: in 32 shades, or a photograph's grain would be most of a page.
  ///
  /// - Parameters:
  ///   - picture: the picture to draw, 0…1.
  ///   - side: the most pixels that the longer side may have.
  ///   - isInk: whether values are ink, drawn dark on white, rather than brightness.
  public init(_ picture: Picture, side: Int, isInk: Bool = false) {
    let longer = max(picture.width, picture.height)
    func length(_ length: Int) -> Int { max(1, length * side / longer) }
    let shown =
      longer > side
      ? picture.resized(width: length(picture.width), height: length(picture.height)) : picture
    self.init(width: shown.width, height: shown.height)
    for (index, value) in shown.values.enumerated() {
      let shade = (31 * max(0, min(1, isInk ? 1 - value : value))).rounded() / 31
      let byte = UInt8(255 * shade)
      pixels[index] = Color(red: byte, green: byte, blue: byte).pixel
    }
  }
}
