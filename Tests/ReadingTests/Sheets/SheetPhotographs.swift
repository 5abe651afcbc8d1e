import Figures
import Files
import LeNet
import MNIST
import Reading

/// A sheet filled in with test digits, and photographs of it.
struct FilledPage {
  let layout: SheetLayout
  /// What was written in each field.
  let contents: [[Symbol.Content]]
  /// The page, 0…1.
  var picture: Picture
  private var generator: SplitMix64

  static let pixelsPerMillimetre: Float = 144 / 25.4

  init(_ layout: SheetLayout, seed: UInt64) throws {
    self.layout = layout
    generator = SplitMix64(seed: seed)
    let filling = SheetFilling(layout, with: try DataSet.embedded.load(.test), using: &generator)
    contents = filling.contents
    // No paper is as white as a camera can see.
    picture = try SheetDrawing(layout, filledWith: filling).picture(pixelsPerPoint: 2).map { 0.9 * $0 }
  }

  /// Lays something over a part of the page, given in millimetres.
  mutating func cover(_ box: SheetLayout.Box, with brightness: Float) {
    func pixel(_ length: Float, _ limit: Int) -> Int {
      max(0, min(limit, Int(length * Self.pixelsPerMillimetre)))
    }
    for row in pixel(box.y, picture.height)..<pixel(box.maxY, picture.height) {
      for column in pixel(box.x, picture.width)..<pixel(box.maxX, picture.width) {
        picture[row, column] = brightness
      }
    }
  }

  mutating func photograph(
    width: Int = 1200, height: Int = 1600, _ conditions: Photograph.Conditions = .init()
  ) throws -> Photograph {
    try Photograph(of: picture, width: width, height: height, conditions, using: &generator)
  }
}
