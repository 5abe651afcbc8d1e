import Cairo
import LeNet

extension SheetDrawing {
  /// The page in grey, as a camera without colours sees it.
  ///
  /// - Parameter pixelsPerPoint: 2 are 144 to the inch.
  public func picture(pixelsPerPoint: Double) throws -> Picture {
    let image = try image(pixelsPerPoint: pixelsPerPoint)
    let components = image.pixels.flatMap { pixel in
      let color = Color(pixel)
      return [color.red, color.green, color.blue]
    }
    return ColourPicture(width: image.width, height: image.height, pixels: components).luma
  }
}
